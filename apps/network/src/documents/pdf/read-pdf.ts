import { fileURLToPath } from 'node:url';
import type { DocumentInitParameters, PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.js';
import { ImportError } from '../../import/import-error.ts';
import type { DocumentText } from '../document.ts';
import { documentTitle } from '../document-title.ts';
import { layoutPages } from '../layout/layout-pages.ts';
import type { PiecePage } from '../layout/piece.ts';
import { readPiecePage } from './read-piece-page.ts';

/** More pages than that no résumé, posting or article has. */
export const maxPages = 100;
const maxPieces = 200_000;
/** After this long no further page is begun. */
const softDeadlineMs = 7_000;

/**
 * Reads a PDF's text layer. Nothing in it is run, no picture is decoded, and nothing is fetched: predefined character maps come from the
 * library's own folder. To be called in a thread of its own, which bounds time and memory. Throws an `ImportError`.
 */
export async function readPdf(bytes: Uint8Array): Promise<DocumentText> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument(parametersFor(bytes));
  try {
    return await read(await task.promise);
  } catch (cause) {
    throw toImportError(cause);
  } finally {
    await task.destroy();
  }
}

function parametersFor(data: Uint8Array): DocumentInitParameters {
  return {
    data,
    verbosity: 0,
    cMapUrl: fileURLToPath(new URL('../../cmaps/', import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs'))),
    cMapPacked: true,
    // The names of fonts tell which are bold.
    fontExtraProperties: true,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    // Pictures are left where they are: none has so few pixels.
    maxImageSize: 1,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    stopAtErrors: false,
  };
}

async function read(pdf: PDFDocumentProxy): Promise<DocumentText> {
  const started = performance.now();
  const notes: string[] = [];
  const pages: (PiecePage | undefined)[] = [];
  const last = Math.min(pdf.numPages, maxPages);
  let pieces = 0;
  let damaged = 0;
  for (let number = 1; number <= last; number += 1) {
    if (performance.now() - started > softDeadlineMs || pieces > maxPieces) break;
    const page = await readPage(pdf, number);
    if (!page) damaged += 1;
    pieces += page?.pieces.length ?? 0;
    pages.push(page);
  }
  if (pages.length < pdf.numPages) notes.push(`Only the first ${pages.length} of ${pdf.numPages} pages were read.`);
  if (damaged > 0) notes.push(`${damaged === 1 ? 'A page is' : `${damaged} pages are`} damaged and could not be read.`);
  const { info } = await pdf.getMetadata();
  refuseWithoutText(pages, info);
  const empty = pages.flatMap((page, index) => (page?.pieces.length === 0 ? [index + 1] : []));
  if (empty.length > 0) notes.push(`No text on page ${empty.slice(0, 20).join(', ')}: what is there may be a picture.`);
  const title = documentTitle('Title' in info ? info.Title : undefined);
  return { format: 'pdf', pages: pdf.numPages, lines: layoutPages(pages), ...(title && { title }), notes };
}

async function readPage(pdf: PDFDocumentProxy, number: number): Promise<PiecePage | undefined> {
  try {
    const page = await pdf.getPage(number);
    const read = await readPiecePage(page);
    page.cleanup();
    return read;
  } catch {
    return undefined;
  }
}

/** A scan has no text; and where letters have no meaning, there is none either. */
function refuseWithoutText(pages: readonly (PiecePage | undefined)[], info: object): void {
  if (pages.every((page) => page === undefined))
    throw new ImportError('DAMAGED_FILE', 'no page of the PDF can be read', { expected: 'a PDF that a viewer opens' });
  const text = pages.flatMap((page) => page?.pieces.map((piece) => piece.text) ?? []).join('');
  const known = text.match(/[\p{L}\d]/gu)?.length ?? 0;
  const unknown = text.match(/[\p{Co}\p{Cc}\ufffd]/gu)?.length ?? 0;
  const isForm = 'IsXFAPresent' in info && info.IsXFAPresent === true && /please wait/i.test(text);
  if (known >= 10 && known > unknown && !isForm) return;
  const seen = isForm
    ? 'the PDF is a form that only its maker’s program can show'
    : unknown > known
      ? 'the PDF does not say which letters its signs stand for'
      : 'the PDF has no text, only pictures of it';
  throw new ImportError('NO_TEXT', seen, {
    expected: 'a PDF whose text can be selected, or a DOCX; or paste the text itself',
  });
}

function toImportError(cause: unknown): ImportError {
  if (cause instanceof ImportError) return cause;
  if (cause instanceof Error && cause.name === 'PasswordException')
    return new ImportError('ENCRYPTED_FILE', 'the PDF is locked with a password', {
      expected: 'a file without a password; print it to a new PDF, or paste the text',
    });
  return new ImportError('DAMAGED_FILE', 'the PDF cannot be read', {
    expected: 'a whole PDF that a viewer opens; or paste the text',
    cause,
  });
}
