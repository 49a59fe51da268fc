import { parentPort, workerData } from 'node:worker_threads';
import { ImportError } from '../../import/import-error.ts';
import type { ReaderAnswer, ReaderKind, ReaderTask } from './reader-task.ts';

/** Each reader is loaded only where it is needed. */
const readers: { readonly [K in ReaderKind]: (bytes: Uint8Array) => Promise<object | undefined> } = {
  pdf: async (bytes) => (await import('../pdf/read-pdf.ts')).readPdf(bytes),
  zip: async (bytes) => (await import('../zip/read-zip.ts')).readZip(bytes),
  page: async (bytes) => (await import('../../import/page/main-content.ts')).readMainContent(bytes),
};

/** Reads the one file it was started with, says what came of it, and ends. */
async function main(): Promise<void> {
  const { kind, bytes } = workerData as ReaderTask;
  // Files name addresses; no reader has a reason to go there.
  globalThis.fetch = () => Promise.reject(new Error('a reader fetches nothing'));
  parentPort?.postMessage(await answer(kind, bytes), []);
}

async function answer(kind: ReaderKind, bytes: Uint8Array): Promise<ReaderAnswer> {
  try {
    return { result: (await readers[kind](bytes)) as never };
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    const { code, message, field, expected } = error;
    return {
      failure: { code, message, ...(field !== undefined && { field }), ...(expected !== undefined && { expected }) },
    };
  }
}

await main();
