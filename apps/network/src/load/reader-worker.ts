import { parentPort, workerData } from 'node:worker_threads';
import { ImportError } from '../import/import-error.ts';
import { loadVocabulary } from '../vocabulary/index.ts';
import { createLineReader } from './line-reader.ts';
import type { FileLine } from './read-lines.ts';
import type { ReadAnswer, ReadRecord } from './reader-pool.ts';

/** Reads lines in a thread of its own. */
const { tenant } = workerData as { tenant: string };
const read = createLineReader(loadVocabulary(), tenant);

parentPort?.on('message', (lines: readonly FileLine[]) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  void answer(lines).then((message) => parentPort?.postMessage(message));
});

async function answer(lines: readonly FileLine[]): Promise<ReadAnswer> {
  const records: ReadRecord[] = [];
  try {
    for (const line of lines) {
      for (const entity of await read(line)) {
        const { kind, id, date } = entity;
        records.push({ line: line.number, kind, id, date, json: JSON.stringify(entity) });
      }
    }
    return { records };
  } catch (error) {
    const { message } = error as Error;
    if (!(error instanceof ImportError)) return { failure: { code: undefined, message } };
    return { failure: { code: error.code, message, field: error.field, expected: error.expected } };
  }
}
