import { parentPort, workerData } from 'node:worker_threads';
import { ImportError } from '../../import/import-error.ts';
import type { DocumentText } from '../document.ts';
import { documentOfText } from '../document-of-text.ts';
import { boundInflating } from './bound-inflating.ts';
import { tooMuchInside } from './too-much-inside.ts';
import type {
  ReadDocument,
  ReaderAnswer,
  ReaderFailure,
  ReaderKind,
  ReaderResults,
  ReaderTask,
} from './reader-task.ts';

/** All that a PDF's streams may unpack to. */
const maxInflatedBytes = 160 * 2 ** 20;

/** Each reader is loaded only where it is needed. */
const readers: { readonly [K in ReaderKind]: (task: ReaderTask) => Promise<ReaderResults[K]> } = {
  pdf: async (task) => recognise(await (await import('../pdf/read-pdf.ts')).readPdf(task.bytes), task),
  async zip(task) {
    const content = await (await import('../zip/read-zip.ts')).readZip(task.bytes);
    return 'linkedIn' in content ? content : recognise(content.document, task);
  },
  text: (task) => recognise(documentOfText(new TextDecoder().decode(task.bytes), 'text'), task),
  page: async ({ bytes }) => (await import('../../import/page/page-parts.ts')).readPageParts(bytes),
  markdown: (task) => recognise(documentOfText(new TextDecoder().decode(task.bytes), 'markdown'), task),
};

async function recognise(document: DocumentText, task: ReaderTask): Promise<ReadDocument> {
  if (!task.recognise) return { document };
  const { readResume } = await import('../../resume/read-resume.ts');
  return { document, resume: readResume(document) };
}

/** Reads the one file it was started with, says what came of it, and ends. */
async function main(): Promise<void> {
  // Files name addresses; no reader has a reason to go there.
  globalThis.fetch = () => Promise.reject(new Error('a reader fetches nothing'));
  boundInflating(maxInflatedBytes, () => {
    parentPort?.postMessage({ failure: failureOf(tooMuchInside()) } satisfies ReaderAnswer, []);
    return process.exit();
  });
  parentPort?.postMessage(await answer(workerData as ReaderTask), []);
}

async function answer(task: ReaderTask): Promise<ReaderAnswer> {
  try {
    return { result: await readers[task.kind](task) };
  } catch (error) {
    if (error instanceof ImportError) return { failure: failureOf(error) };
    throw error;
  }
}

const failureOf = ({ code, message, field, expected }: ImportError): ReaderFailure => ({
  code,
  message,
  ...(field !== undefined && { field }),
  ...(expected !== undefined && { expected }),
});

await main();
