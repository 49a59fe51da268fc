import { documentOfText } from '../../documents/document-of-text.ts';
import type { DocumentText } from '../../documents/document.ts';
import { readDocx } from '../../documents/docx/read-docx.ts';
import { readPdf } from '../../documents/pdf/read-pdf.ts';
import { openZip } from '../../documents/zip/open-zip.ts';
import type { ResumeTemplate } from './template.ts';

/** The lines of a file that was made here: in this thread, for nothing in it is hostile. */
export async function readMade(bytes: Uint8Array, format: ResumeTemplate['format']): Promise<DocumentText> {
  if (format === 'pdf') return readPdf(bytes);
  if (format === 'docx') return readDocx(await openZip(bytes));
  return documentOfText(Buffer.from(bytes).toString(), format);
}
