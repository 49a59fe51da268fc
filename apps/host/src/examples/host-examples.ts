import { unwatchFile, watchFile } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Agent, Embedder, ExampleSelector } from '@trellis/core';
import { createExampleStore, createExampleUsage, exampleSourceOf, readAgentExamples } from '@trellis/ebr-store';
import type { ExampleSource, ExampleStore } from '@trellis/ebr-store';
import type { ExampleSettings } from './example-settings.ts';
import { readExampleSettings, readFurtherSet } from './example-settings.ts';
import { readUsage, usageFileIn, writeUsage } from './usage-file.ts';

export interface HostExamplesOptions {
  readonly agents: readonly Agent[];
  readonly embedder: () => Promise<Embedder>;
  /** The operator's file: examples of a tenant or an arm, and experiments. It is read once; the files it names are watched like those of agents. */
  readonly settingsFile?: string;
  /** For vectors and counts; neither is kept when absent. */
  readonly dataFolder?: string;
  /** False: counts are not kept. */
  readonly counts?: boolean;
  /** How often to look whether the files changed, and then to read them again; never when absent. */
  readonly watchEveryMs?: number;
  /** Told why examples that changed, or the embedder, cannot be used. What was in use before stays in use. */
  readonly onTrouble?: (error: unknown) => void;
}

/** The examples of a host's agents. */
export interface HostExamples {
  readonly selector: ExampleSelector;
  readonly store: ExampleStore;
  /** Resolves when examples can be chosen, or could not be read: `onTrouble` has heard why. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

const saveEveryMs = 5 * 60_000;

/**
 * Reads and checks the examples of all agents, then lets their vectors be computed behind the first questions: until they are there, a selection
 * is empty and says so. Rejects with `ExampleError` for files that cannot be used, before the first turn.
 */
export async function openHostExamples(options: HostExamplesOptions): Promise<HostExamples> {
  const { agents, embedder, dataFolder, watchEveryMs, onTrouble = () => {} } = options;
  const closing = new AbortController();
  const settings = await readExampleSettings(options.settingsFile, agents);
  let first: readonly ExampleSource[] | undefined = await readSources(agents, settings);
  const file = dataFolder === undefined || options.counts === false ? undefined : usageFileIn(dataFolder);
  const usage = createExampleUsage({ kept: file === undefined ? [] : await readUsage(file) });
  const store = createExampleStore({
    embedder,
    usage,
    experiments: settings.experiments,
    async read() {
      const sources = first ?? (await readSources(agents, settings));
      first = undefined;
      return sources;
    },
    ...(dataFolder !== undefined && { cacheFolder: join(dataFolder, 'cache') }),
  });
  const reload = async () => {
    try {
      await store.reload(closing.signal);
    } catch (error) {
      if (!closing.signal.aborted) onTrouble(error);
    }
  };
  const ready = reload();
  const save = async () => {
    if (file !== undefined && usage.windows().length > 0) await writeUsage(file, usage.windows());
  };
  const timer = setInterval(() => void save(), saveEveryMs);
  timer.unref();
  const unwatch =
    watchEveryMs === undefined ? () => {} : watchFiles(filesOf(agents, settings), watchEveryMs, () => void reload());
  return {
    selector: store,
    store,
    ready,
    async close() {
      clearInterval(timer);
      unwatch();
      closing.abort(new Error('the host is closing'));
      await ready;
      store.close();
      await save();
    },
  };
}

async function readSources(agents: readonly Agent[], { sets }: ExampleSettings): Promise<ExampleSource[]> {
  const shipped = await Promise.all(agents.map(readAgentExamples));
  const further = sets.flatMap((set) => {
    const like = shipped.find(({ agentId }) => agentId === set.agentId);
    return like ? [readFurtherSet(set, like)] : [];
  });
  return [...shipped.map(exampleSourceOf), ...(await Promise.all(further))];
}

const filesOf = (agents: readonly Agent[], { sets }: ExampleSettings): readonly string[] => [
  ...agents.map(({ examples }) => fileURLToPath(examples)),
  ...sets.map(({ file }) => file),
];

/** By looking at them now and then: that works on every kind of disk, and a change is never urgent. */
function watchFiles(files: readonly string[], interval: number, changed: () => void): () => void {
  const listener = (now: { mtimeMs: number }, before: { mtimeMs: number }) => {
    if (now.mtimeMs !== before.mtimeMs && now.mtimeMs > 0) changed();
  };
  for (const file of files) watchFile(file, { interval, persistent: false }, listener);
  return () => {
    for (const file of files) unwatchFile(file, listener);
  };
}
