import { createVectorIndex } from '../../vectors/create-vector-index.ts';
import type { ExampleRecord } from '../example-record.ts';
import type { EmbedderIdentity, ExampleSet } from '../example-set.ts';
import { ExampleError } from '../example-error.ts';
import { learnFloor } from './learn-floor.ts';
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
  const vectors = createVectorIndex({ dimensions, embedder: set.embedder, partitionBy: ['locale', 'tenant'] });
  const entries = set.examples.flatMap((example, row) => {
    if (!mayBeServed(example, policy)) return [];
    const attributes = { locale: example.locale.toLowerCase(), tenant: tenantKey(example.tenant) };
    return [{ id: idOf(row), vector: vectorAt(set, row), attributes }];
  });
  await vectors.upsert(entries, { embedder: set.embedder });
  const floor = policy.floor ?? (await learnFloor(vectors, entries));
  return {
    set,
    floor,
    newestDay: set.examples.reduce((newest, example) => Math.max(newest, dayOf(example)), 0),
    async search({ embedder, vector, k, tenant, locale, signal }) {
      checkEmbedder(set, embedder);
      const seen = [tenantKey(undefined), tenantKey(tenant)];
      const places = localesToTry(locale, policy.fallbackLocale).map((tag) => ({ locale: tag, tenant: seen }));
      const where = places.find((place) => vectors.size(place) > 0);
      if (!where) return [];
      const matches = await vectors.search({ embedder, vector, k, where, signal });
      return matches.map(({ id, score }) => ({ row: Number(id), similarity: score }));
    },
    close: () => vectors.close(),
  };
}

/** Ids sort as their rows do, so that equal ones come in the order of the set. */
const idOf = (row: number) => String(row).padStart(6, '0');
const tenantKey = (tenant: string | undefined) => (tenant === undefined ? 'all' : `one ${tenant}`);

/** A view of the example's row. */
export const vectorAt = ({ vectors, embedder: { dimensions } }: ExampleSet, row: number): Float32Array =>
  vectors.subarray(row * dimensions, (row + 1) * dimensions);

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
