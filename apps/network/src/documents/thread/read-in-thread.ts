import { Worker } from 'node:worker_threads';
import { ImportError } from '../../import/import-error.ts';
import { tooMuchInside } from './too-much-inside.ts';
import type { ReaderAnswer, ReaderKind, ReaderResults, ReaderTask } from './reader-task.ts';

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  /** From when the thread starts; 10 s when absent. */
  readonly deadlineMs?: number;
  /** Of objects and of buffers, each; 256 MiB when absent. */
  readonly memoryMb?: number;
  /** Whether to look for a résumé in it; no when absent. */
  readonly recognise?: boolean;
}

const workerUrl = new URL('./reader-worker.ts', import.meta.url);
const lookEveryMs = 25;

/**
 * Reads a file in a thread of its own that ends with it: late, too greedy or no longer wanted, it is stopped where it is. Rejects with an
 * `ImportError`, or with the signal's reason.
 */
export async function readInThread<K extends ReaderKind>(
  kind: K,
  bytes: Uint8Array,
  { signal, deadlineMs = 10_000, memoryMb = 256, recognise = false }: ReadOptions = {},
): Promise<ReaderResults[K]> {
  signal?.throwIfAborted();
  const thread = new Worker(workerUrl, {
    workerData: { kind, bytes, recognise } satisfies ReaderTask,
    // What a library has to say of a file goes nowhere: it may hold parts of it.
    stdout: true,
    stderr: true,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  thread.stdout.resume();
  thread.stderr.resume();
  const { promise, resolve, reject } = Promise.withResolvers<ReaderResults[K]>();
  const timer = setTimeout(() => reject(tooSlow(deadlineMs)), deadlineMs);
  const watch = setInterval(
    () => void buffersOf(thread).then((mb) => mb > memoryMb && reject(tooMuchInside())),
    lookEveryMs,
  );
  const abort = () => reject(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  thread.on('message', (answer: ReaderAnswer) => {
    if ('result' in answer) resolve(answer.result as ReaderResults[K]);
    else reject(new ImportError(answer.failure.code, answer.failure.message, answer.failure));
  });
  thread.on('error', (error: NodeJS.ErrnoException) => {
    reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuchInside() : broken(error));
  });
  thread.on('exit', () => reject(broken()));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    signal?.removeEventListener('abort', abort);
    await thread.terminate();
  }
}

/** Buffers are outside of what a thread's own limits count. */
async function buffersOf(thread: Worker): Promise<number> {
  try {
    const { external_memory: bytes } = await thread.getHeapStatistics();
    return bytes / 2 ** 20;
  } catch {
    return 0;
  }
}

const tooSlow = (deadlineMs: number) =>
  new ImportError('TOO_SLOW', `the file could not be read within ${Math.round(deadlineMs / 1000)} seconds`, {
    expected: 'a simpler file; or paste its text',
  });

const broken = (cause?: unknown) =>
  new ImportError('DAMAGED_FILE', 'the file cannot be read', { expected: 'a whole file; or paste its text', cause });
