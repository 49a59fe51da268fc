import type { Embedder } from '@trellis/core';
import { ExampleError } from '../example-error.ts';
import type { ExampleRecord } from '../example-record.ts';
import type { ExampleSet } from '../example-set.ts';
import { createExampleSet } from '../example-set.ts';
import { createExampleIndex } from '../select/example-index.ts';
import type { SelectionPolicy } from '../select/select-options.ts';
import { mainArm } from './experiments.ts';
import type { HeldIndex } from './held-index.ts';
import { holdIndex } from './held-index.ts';

/** The examples of one agent, for all tenants or one, on one side of an experiment. */
export interface ExampleSource {
  readonly agentId: string;
  readonly agentVersion: string;
  readonly examples: readonly ExampleRecord[];
  /** Absent: for every tenant that has no set of its own. */
  readonly tenant?: string;
  /** `main` when absent. */
  readonly arm?: string;
}

/** Which set: as in `ExampleSource`. */
export type SetPlace = Pick<ExampleSource, 'agentId' | 'tenant' | 'arm'>;

/** The set of a place that is in use, and those before it. */
interface PlacedSets {
  readonly held: HeldIndex;
  /** The one in use first. */
  readonly sets: readonly ExampleSet[];
}

/** All sets of a host. What selections look at is replaced as a whole, never changed. */
export interface ExampleSets {
  /** False until the first sets are there. */
  readonly isReady: boolean;
  find(place: SetPlace): PlacedSets | undefined;
  replace(sources: readonly ExampleSource[], embedder: Embedder, signal: AbortSignal): Promise<readonly ExampleSet[]>;
  rollBack(place: SetPlace, contentHash?: string): Promise<ExampleSet>;
  clear(): void;
}

const keptSets = 5;

const keyOf = ({ agentId, tenant, arm = mainArm }: SetPlace) => JSON.stringify([agentId, tenant ?? null, arm]);

export function createExampleSets(options: { policy: SelectionPolicy; cacheFolder?: string }): ExampleSets {
  const { policy, cacheFolder } = options;
  let state: ReadonlyMap<string, PlacedSets> | undefined;
  let isClosed = false;

  const retireAllBut = (kept: Iterable<PlacedSets>, placed: Iterable<PlacedSets>) => {
    const inUse = new Set([...kept].map(({ held }) => held));
    for (const { held } of placed) if (!inUse.has(held)) held.retire();
  };
  const swap = (next: ReadonlyMap<string, PlacedSets>) => {
    const before = state;
    state = isClosed ? new Map() : next;
    retireAllBut(state.values(), [...(before?.values() ?? []), ...next.values()]);
  };

  async function place(source: ExampleSource, embedder: Embedder, signal: AbortSignal): Promise<PlacedSets> {
    const before = state?.get(keyOf(source));
    const previous = before?.sets[0];
    const kept = cacheFolder === undefined ? {} : { cacheFolder };
    const set = await createExampleSet({ ...source, embedder, signal, previous, ...kept });
    if (before && previous?.contentHash === set.contentHash) return before;
    const older = (before?.sets ?? []).filter(({ contentHash }) => contentHash !== set.contentHash);
    return { held: holdIndex(await createExampleIndex(set, policy)), sets: [set, ...older].slice(0, keptSets) };
  }

  return {
    get isReady() {
      return state !== undefined;
    },
    find: (wanted) => state?.get(keyOf(wanted)),
    async replace(sources, embedder, signal) {
      const next = new Map<string, PlacedSets>();
      try {
        for (const source of sources) {
          if (next.has(keyOf(source))) throw new ExampleError('INVALID_EXAMPLES', `two sets for ${keyOf(source)}`);
          next.set(keyOf(source), await place(source, embedder, signal));
        }
      } catch (error) {
        retireAllBut(state?.values() ?? [], next.values());
        throw error;
      }
      swap(next);
      return [...next.values()].flatMap(({ sets }) => sets[0] ?? []);
    },
    async rollBack(wanted, contentHash) {
      const key = keyOf(wanted);
      const sets = state?.get(key)?.sets ?? [];
      const set = contentHash === undefined ? sets[1] : sets.find((one) => one.contentHash === contentHash);
      if (!set) throw new ExampleError('UNKNOWN_SET', `no such set to go back to; there are ${sets.length} of ${key}`);
      const held = holdIndex(await createExampleIndex(set, policy));
      swap(new Map(state).set(key, { held, sets: [set, ...sets.filter((one) => one !== set)] }));
      return set;
    },
    clear() {
      isClosed = true;
      swap(new Map());
    },
  };
}
