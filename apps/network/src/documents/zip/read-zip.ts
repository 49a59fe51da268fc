import { ImportError } from '../../import/import-error.ts';
import type { LinkedInArchive } from '../../import/linkedin/linkedin-archive.ts';
import { isLinkedInArchive, readLinkedInArchive } from '../../import/linkedin/read-archive.ts';
import type { DocumentText } from '../document.ts';
import { readDocx } from '../docx/read-docx.ts';
import { openZip } from './open-zip.ts';

/** What a zip archive turned out to be. */
export type ZipContent = { readonly document: DocumentText } | { readonly linkedIn: LinkedInArchive };

const savedAs = 'a PDF or DOCX (save it as one of them), or its text';

/** Archives that are documents of a kind that is not read, by a file that only they have. */
const refused: readonly (readonly [RegExp, string, string])[] = [
  [/^xl\//, 'an Excel workbook', savedAs],
  [/^ppt\//, 'a PowerPoint presentation', savedAs],
  [/^META-INF\/manifest\.xml$/, 'an OpenDocument file (ODT)', savedAs],
  [/^Index\/.*\.iwa$/i, 'a Pages document', savedAs],
  [/^META-INF\/container\.xml$/, 'an e-book (EPUB)', savedAs],
];

/** Finds out what a zip archive is by the names in it, and reads it: a Word document, or what LinkedIn lets its members download. */
export async function readZip(bytes: Uint8Array): Promise<ZipContent> {
  const zip = await openZip(bytes);
  if (zip.names.some((name) => /^word\/document\d*\.xml$/.test(name))) return { document: await readDocx(zip) };
  if (isLinkedInArchive(zip)) return { linkedIn: await readLinkedInArchive(zip) };
  const known = refused.find(([pattern]) => zip.names.some((name) => pattern.test(name)));
  throw known
    ? new ImportError('BINARY_FILE', `this is ${known[1]}`, { expected: known[2] })
    : new ImportError('UNKNOWN_FORMAT', 'the zip archive is neither a Word document nor LinkedIn’s', {
        expected: 'a DOCX, the archive that LinkedIn lets you download, or the one file that matters',
      });
}
