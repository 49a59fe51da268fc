import type { ReadOptions } from './thread/read-in-thread.ts';
import { readInThread } from './thread/read-in-thread.ts';
import { createReaderGate } from './thread/reader-gate.ts';
import type { ReaderKind, ReaderResults } from './thread/reader-task.ts';

/** Reads files whose formats are too rich, or too risky, for the event loop. */
export interface DocumentReader {
  /** Rejects with an `ImportError` that says what is wrong and what to bring instead, or with the signal's reason. */
  read<K extends ReaderKind>(kind: K, bytes: Uint8Array, options?: ReadOptions): Promise<ReaderResults[K]>;
}

/** Each file is read in a thread of its own, at most 10 s and 256 MiB unless told otherwise; a few at a time. */
export function createDocumentReader(): DocumentReader {
  const gate = createReaderGate();
  return {
    read: (kind, bytes, options = {}) => gate.enter(() => readInThread(kind, bytes, options), options.signal),
  };
}
