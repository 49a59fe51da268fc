import type { Clock, Embedder, ExampleSelection, ExampleSelector } from '@trellis/core';
import { raceSignal, startDeadline, systemClock } from '@trellis/core';
import type { ExampleSet } from '../example-set.ts';
import { chooseExamples } from '../select/choose-examples.ts';
import type { ExampleIndex } from '../select/example-index.ts';
import type { SelectionPolicy } from '../select/select-options.ts';
import { defaultPolicy } from '../select/select-options.ts';
import { checkVector } from '../vector-cache.ts';
import type { ExampleSource, SetPlace } from './example-sets.ts';
import { createExampleSets } from './example-sets.ts';
import type { ExampleUsage } from './example-usage.ts';
import { createExampleUsage } from './example-usage.ts';
import type { ExampleExperiment } from './experiments.ts';
import { armOf, mainArm } from './experiments.ts';

export interface ExampleStoreOptions {
  /** Made when the first set is, and not before. */
  readonly embedder: Embedder | (() => Promise<Embedder>);
  /** Where `reload` reads from. */
  readonly read: (signal: AbortSignal) => Promise<readonly ExampleSource[]>;
  readonly policy?: Partial<SelectionPolicy>;
  readonly experiments?: readonly ExampleExperiment[];
  /** Where vectors are kept between runs. */
  readonly cacheFolder?: string;
  /** For the embedder to answer, 400 ms when absent. */
  readonly embedWithinMs?: number;
  readonly usage?: ExampleUsage;
  readonly clock?: Clock;
}

/**
 * Example sets and the choice from them. A selection works with the one set that was there when it began; sets change all at once. Rolling back
 * is possible to the last five sets of a place.
 */
export interface ExampleStore extends ExampleSelector {
  /** Reads and builds all sets anew, then puts them in the old ones' place. Rejects, and changes nothing, when any of them is not right. */
  reload(signal: AbortSignal): Promise<readonly ExampleSet[]>;
  /** The one in use first, then those before it. */
  versions(place: SetPlace): readonly ExampleSet[];
  /** Puts an earlier set back: the one before, or that of a content hash. Rejects with `UNKNOWN_SET`. The next `reload` reads the files again. */
  rollBack(place: SetPlace, contentHash?: string): Promise<ExampleSet>;
  readonly usage: ExampleUsage;
  close(): void;
}

type Request = Parameters<ExampleSelector['select']>[0];
type Nothing = NonNullable<ExampleSelection['nothing']>;

const nearest = 50;
const defaultEmbedMs = 400;

export function createExampleStore(options: ExampleStoreOptions): ExampleStore {
  const { usage = createExampleUsage(), clock = systemClock, embedWithinMs = defaultEmbedMs, cacheFolder } = options;
  const policy: SelectionPolicy = { ...defaultPolicy, ...options.policy };
  const sets = createExampleSets({ policy, ...(cacheFolder !== undefined && { cacheFolder }) });
  const embedder = onceIfItWorks(options.embedder);
  const inTurn = oneAfterTheOther();

  function find(agentId: string, tenant: string) {
    const experiment = options.experiments?.find((one) => one.agentId === agentId);
    const arms = [...new Set([experiment ? armOf(experiment, tenant) : mainArm, mainArm])];
    for (const arm of arms) {
      const held = (sets.find({ agentId, tenant, arm }) ?? sets.find({ agentId, arm }))?.held;
      if (held) return { held, ...(experiment && { experiment: { name: experiment.name, arm } }) };
    }
    return undefined;
  }

  async function choose(index: ExampleIndex, request: Request): Promise<ExampleSelection> {
    const { question, maxTokens, tenant, locale, signal } = request;
    using limit = startDeadline({ parent: signal, deadlineMs: embedWithinMs, clock });
    try {
      const made = await raceSignal(embedder(), limit.signal);
      const work = made.embed([question], { signal: limit.signal, purpose: 'query' });
      const [first] = await raceSignal(work, limit.signal);
      const vector = checkVector(first, made.dimensions);
      const query = { embedder: made, vector, k: nearest, tenant, locale, signal: limit.signal };
      const near = await raceSignal(index.search(query), limit.signal);
      return chooseExamples(near, { index, policy, maxTokens });
    } catch {
      signal.throwIfAborted();
      return { ...empty(limit.expired ? 'embedder-slow' : 'embedder-failed'), set: index.set.contentHash };
    }
  }

  return {
    async select(request) {
      const found = find(request.agentId, request.tenant);
      const { experiment } = found ?? {};
      const chosen = await (found?.held.use((index) => choose(index, request)) ??
        empty(sets.isReady ? 'no-examples' : 'not-ready'));
      const selection = { ...chosen, ...(experiment && { experiment }) };
      usage.record(request.agentId, selection);
      return selection;
    },
    reload: (signal) => inTurn(async () => sets.replace(await options.read(signal), await embedder(), signal)),
    versions: (place) => sets.find(place)?.sets ?? [],
    rollBack: (place, contentHash) => inTurn(() => sets.rollBack(place, contentHash)),
    usage,
    close: () => sets.clear(),
  };
}

const empty = (nothing: Nothing): ExampleSelection => ({ examples: [], passedOver: [], nothing });

/** Two reloads at once would end in the order of their luck. */
function oneAfterTheOther() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => {});
    return next;
  };
}

/** One that could not start may be able to later. */
function onceIfItWorks(given: ExampleStoreOptions['embedder']): () => Promise<Embedder> {
  if (typeof given !== 'function') return async () => given;
  let made: Promise<Embedder> | undefined;
  return () => {
    if (made) return made;
    const starting = given();
    starting.catch(() => (made = undefined));
    return (made = starting);
  };
}
