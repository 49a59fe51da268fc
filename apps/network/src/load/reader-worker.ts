import { parentPort, workerData } from 'node:worker_threads';
import { ImportError } from '../import/import-error.ts';
import type { IndexedEntity } from '../storage/index-forms.ts';
import { loadVocabulary } from '../vocabulary/index.ts';
import { createLineReader } from './line-reader.ts';
import type { FileLine } from './read-lines.ts';
import type { ReadAnswer } from './reader-pool.ts';

/** Reads lines in a thread of its own. */
const { tenant } = workerData as { tenant: string };
const read = createLineReader(loadVocabulary(), tenant);

parentPort?.on('message', (lines: readonly FileLine[]) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  void answer(lines).then((message) => parentPort?.postMessage(message));
});

async function answer(lines: readonly FileLine[]): Promise<ReadAnswer> {
  const records: { line: number; entity: IndexedEntity }[] = [];
  try {
    for (const line of lines) {
      for (const entity of await read(line)) records.push({ line: line.number, entity });
    }
    return { records };
  } catch (error) {
    const { message } = error as Error;
    if (!(error instanceof ImportError)) return { failure: { code: undefined, message } };
    return { failure: { code: error.code, message, field: error.field, expected: error.expected } };
  }
}
