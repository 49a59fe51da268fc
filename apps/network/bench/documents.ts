import { monitorEventLoopDelay } from 'node:perf_hooks';
import { deflateSync } from 'node:zlib';
import { readInThread } from '../src/documents/thread/read-in-thread.ts';
import type { ReaderKind } from '../src/documents/thread/reader-task.ts';
import { makeDocx, paragraph } from '../src/testing/documents/make-docx.ts';
import { drawTexts, makePdf } from '../src/testing/documents/make-pdf.ts';

const sentence = 'Led a team of nine nurses on a surgical ward and halved the number of falls within two years';

/** Pages with a bar at the side and 45 lines of text. */
const pdfOf = (pages: number) =>
  makePdf((pdf) => {
    for (let page = 0; page < pages; page += 1) {
      if (page > 0) pdf.addPage();
      const lines = Array.from({ length: 45 }, (_, line) => ({
        x: 200,
        y: 60 + line * 15,
        text: `${sentence.slice(0, 60)} ${line}`,
      }));
      const bar = Array.from({ length: 20 }, (_, line) => ({
        x: 40,
        y: 57 + line * 17,
        text: `Skill ${page} ${line}`,
      }));
      drawTexts(pdf, [...bar, ...lines]);
    }
  });

/** A page whose text unpacks to this many megabytes. */
function bombOf(megabytes: number): Buffer {
  const packed = deflateSync(Buffer.alloc(megabytes * 2 ** 20));
  const head = '%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj ';
  const page = '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<>>>>endobj ';
  const stream = `4 0 obj<</Length ${packed.length}/Filter/FlateDecode>>stream\n`;
  return Buffer.concat([
    Buffer.from(head + page + stream),
    packed,
    Buffer.from('\nendstream endobj trailer<</Root 1 0 R>>'),
  ]);
}

async function measure(name: string, kind: ReaderKind, bytes: Uint8Array): Promise<void> {
  const before = process.memoryUsage.rss();
  let peak = before;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 5);
  delay.enable();
  const started = performance.now();
  const outcome = await readInThread(kind, bytes).then(
    () => 'read',
    (error: { code: string }) => error.code,
  );
  const ms = performance.now() - started;
  delay.disable();
  clearInterval(watch);
  const megabytes = (value: number) => `${(value / 2 ** 20).toFixed(1)} MB`;
  // oxlint-disable-next-line no-console -- this is what a bench is for
  console.log(
    `${name.padEnd(34)} ${megabytes(bytes.byteLength).padStart(8)} ${ms.toFixed(0).padStart(6)} ms  +${megabytes(peak - before).padStart(9)}  event loop ${(delay.max / 1e6).toFixed(1).padStart(5)} ms  ${outcome}`,
  );
}

await measure('warming up', 'pdf', await pdfOf(1));
await measure('PDF, 2 pages', 'pdf', await pdfOf(2));
await measure('PDF, 100 pages', 'pdf', await pdfOf(100));
await measure('Word document, 60 paragraphs', 'zip', makeDocx(paragraph(sentence).repeat(60)));
await measure('Word document, 15,000 paragraphs', 'zip', makeDocx(paragraph(sentence).repeat(15_000)));
await measure('PDF that unpacks to 1 GB', 'pdf', bombOf(1024));
