import type { ExampleRecord } from '../example-record.ts';
import type { EmbedderIdentity, ExampleSet } from '../example-set.ts';
import { ExampleError } from '../example-error.ts';
import { learnFloor } from './learn-floor.ts';
import { cosine } from './rank-candidates.ts';
import type { SelectionPolicy } from './select-options.ts';

/** An example of the set, by its place in it. */
export interface NearExample {
  readonly row: number;
  readonly similarity: number;
}

/** A set, ready to be searched. Belongs to its set alone: nothing it answers is of another one. */
export interface ExampleIndex {
  readonly set: ExampleSet;
  readonly floor: number;
  /** The newest date of the set, in days. */
  readonly newestDay: number;
  /** The `k` nearest that this tenant may see, in the language or in the one that stands in for it. The best first. */
  search(query: {
    embedder: EmbedderIdentity;
    vector: Float32Array;
    k: number;
    tenant: string;
    locale: string;
    signal: AbortSignal;
  }): Promise<readonly NearExample[]>;
  close(): Promise<void>;
}

export const dayOf = ({ date }: Pick<ExampleRecord, 'date'>): number => Date.parse(date) / 86_400_000;

/** Leaves out what may not be served. */
export async function createExampleIndex(set: ExampleSet, policy: SelectionPolicy): Promise<ExampleIndex> {
  const { dimensions } = set.embedder;
  const byLocale = new Map<string, number[]>();
  for (const [row, example] of set.examples.entries()) {
    if (!mayBeServed(example, policy)) continue;
    const rows = byLocale.get(example.locale.toLowerCase()) ?? [];
    byLocale.set(example.locale.toLowerCase(), rows);
    rows.push(row);
  }
  return {
    set,
    floor: policy.floor ?? learnFloor(set),
    newestDay: Math.max(0, ...set.examples.map(dayOf)),
    async search({ embedder, vector, k, tenant, locale }) {
      checkEmbedder(set, embedder);
      const isForTenant = (row: number) => [undefined, tenant].includes(set.examples[row]?.tenant);
      for (const tag of localesToTry(locale, policy.fallbackLocale)) {
        const rows = (byLocale.get(tag) ?? []).filter(isForTenant);
        if (rows.length === 0) continue;
        return rows
          .map((row) => ({
            row,
            similarity: cosine(vector, set.vectors.subarray(row * dimensions, (row + 1) * dimensions)),
          }))
          .sort((a, b) => b.similarity - a.similarity || a.row - b.row)
          .slice(0, k);
      }
      return [];
    },
    close: async () => {},
  };
}

const mayBeServed = ({ state, redaction }: ExampleRecord, { minimumState }: SelectionPolicy) =>
  redaction !== 'pending' && (state === 'approved' || (state === 'unreviewed' && minimumState === 'unreviewed'));

/** The tag itself, what it is a variety of, and the language that stands in. */
export function localesToTry(locale: string, fallback: string): string[] {
  const parts = locale.toLowerCase().split('-');
  const tags = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
  return [...new Set([...tags, fallback.toLowerCase()])];
}

function checkEmbedder({ embedder: own }: ExampleSet, { model, contentHash, dimensions }: EmbedderIdentity): void {
  if (own.contentHash === contentHash && own.model === model && own.dimensions === dimensions) return;
  const names = `${own.model} (${own.contentHash}), got one by ${model} (${contentHash})`;
  throw new ExampleError('WRONG_EMBEDDER', `expected a vector by ${names}`);
}
