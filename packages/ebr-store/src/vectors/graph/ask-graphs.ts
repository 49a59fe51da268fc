import type { Partition } from '../partition.ts';
import type { Source } from '../sources.ts';
import { untilAborted } from '../until-aborted.ts';
import type { VectorQuery } from '../vector-index.ts';
import type { Candidates, Graphs } from './graphs.ts';

/** Puts the few rows that graphs found in the place of whole partitions, when they are still enough. */
export type Narrow = (sources: readonly Source[]) => Source[];

/** Asks the graphs of all partitions that would be searched whole. Nothing when none has one, or none can answer. */
export async function askGraphs(
  graphs: Graphs,
  sources: readonly Source[],
  { vector, k, signal }: VectorQuery,
): Promise<Narrow | undefined> {
  const whole = sources.filter(({ partition, slots }) => !slots && graphs.ready(partition));
  if (whole.length === 0) return undefined;
  const asked = new Float32Array(vector);
  const found = new Map<Partition, Candidates>();
  const answers = whole.map(async ({ partition }) => {
    const candidates = await graphs.candidates(partition, asked, k);
    if (candidates) found.set(partition, candidates);
  });
  await untilAborted(Promise.all(answers), signal);
  return (now) =>
    now.map((source) => {
      const slots = source.slots ? undefined : found.get(source.partition)?.slots(k);
      return slots ? { partition: source.partition, slots } : source;
    });
}
