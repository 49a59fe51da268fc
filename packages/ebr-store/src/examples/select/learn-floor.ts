import type { VectorEntry, VectorIndex } from '../../vectors/vector-index.ts';

const [lowest, usual, highest] = [0.2, 0.3, 0.6];
const mostAsked = 100;
const fewestAsked = 20;
const share = 0.05;

/**
 * The similarity below which an example is no help: nineteen of twenty questions of the set itself have another one at least as near. It depends
 * on the embedder and on how dense the set is, so it is learnt and no constant. Bounded, and 0.3 for a set too small to tell.
 */
export async function learnFloor(index: VectorIndex, entries: readonly VectorEntry[]): Promise<number> {
  const step = Math.max(1, Math.floor(entries.length / mostAsked));
  const nearest: number[] = [];
  for (let at = 0; at < entries.length; at += step) {
    const { id, vector, attributes = {} } = entries[at] as VectorEntry;
    const matches = await index.search({ embedder: index.embedder, vector, k: 2, where: attributes });
    const other = matches.find((match) => match.id !== id);
    if (other) nearest.push(other.score);
  }
  if (nearest.length < fewestAsked) return usual;
  const cut = nearest.sort((a, b) => a - b)[Math.floor(nearest.length * share)] ?? usual;
  return Math.round(100 * Math.min(highest, Math.max(lowest, cut))) / 100;
}
