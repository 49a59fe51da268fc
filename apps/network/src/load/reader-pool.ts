import { Worker } from 'node:worker_threads';
import { ImportError } from '../import/import-error.ts';
import type { ImportErrorCode } from '../import/import-error.ts';
import type { IndexedEntity } from '../storage/index-forms.ts';
import type { FileLine } from './read-lines.ts';

/** An entity with the line it stood in; its rest as JSON of an `IndexedEntity`, written by the thread that has read it. */
export interface ReadRecord extends Pick<IndexedEntity, 'kind' | 'id' | 'date'> {
  readonly line: number;
  readonly json: string;
}

/** What a reading thread sends back for a batch of lines. */
export type ReadAnswer =
  | { readonly records: readonly ReadRecord[] }
  | {
      readonly failure: {
        readonly code: ImportErrorCode | undefined;
        readonly message: string;
        readonly field?: string | undefined;
        readonly expected?: string | undefined;
      };
    };

/** Reads batches of lines, several at a time. */
export interface ReaderPool {
  /** Rejects with an `ImportError` that names the line. Call it no more often at a time than there are `places`. */
  read(lines: readonly FileLine[]): Promise<readonly ReadRecord[]>;
  /** How many batches are worth having under way. */
  readonly places: number;
  close(): Promise<void>;
}

const workerUrl = new URL('./reader-worker.ts', import.meta.url);

/** Threads that read with the vocabulary of `data/skills`. */
export function createReaderPool(threads: number, tenant: string): ReaderPool {
  const workers = Array.from({ length: threads }, () => createReader(tenant));
  return {
    places: 2 * threads,
    read(lines) {
      const [least] = workers.toSorted((a, b) => a.waiting - b.waiting);
      if (least === undefined) throw new Error('a pool needs a thread');
      return least.read(lines);
    },
    close: async () => void (await Promise.all(workers.map((worker) => worker.close()))),
  };
}

function createReader(tenant: string) {
  const worker = new Worker(workerUrl, { workerData: { tenant } });
  // A thread answers in the order in which it was asked.
  const waiting: { resolve(records: readonly ReadRecord[]): void; reject(error: unknown): void }[] = [];
  const fail = (error: unknown) => {
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  worker.on('message', (answer: ReadAnswer) => {
    const next = waiting.shift();
    if ('records' in answer) next?.resolve(answer.records);
    else next?.reject(toError(answer.failure));
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('a reading thread has ended')));
  return {
    get waiting() {
      return waiting.length;
    },
    read(lines: readonly FileLine[]): Promise<readonly ReadRecord[]> {
      const { promise, resolve, reject } = Promise.withResolvers<readonly ReadRecord[]>();
      waiting.push({ resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage(lines);
      return promise;
    },
    close: () => worker.terminate(),
  };
}

function toError({ code, message, field, expected }: Extract<ReadAnswer, { failure: unknown }>['failure']): Error {
  return code === undefined
    ? new Error(message)
    : new ImportError(code, message, {
        ...(field !== undefined && { field }),
        ...(expected !== undefined && { expected }),
      });
}
