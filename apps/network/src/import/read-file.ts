import type { DocumentText } from '../documents/document.ts';
import type { DocumentReader } from '../documents/document-reader.ts';
import type { FieldSource } from '../documents/field-source.ts';
import { sniffFormat } from '../documents/sniff-format.ts';
import type { Entity } from '../entities.ts';
import type { ImportKind } from '../http/api-schemas.ts';
import { decodeText } from './decode-text.ts';
import { draftsOf } from './drafts-of.ts';
import { ImportError } from './import-error.ts';
import { readLinkedIn } from './linkedin/read-linkedin.ts';
import { linkedInTableOf, readLinkedInTable } from './linkedin/read-table.ts';
import { openContent } from './read-content.ts';
import { readDocumentFile } from './read-document-file.ts';
import type { Reading } from './reading.ts';

/** An entity that a file holds, before it has an id. */
export interface Draft {
  readonly entity: Entity;
  /** What it was made of: the same source from the same owner is the same entity. */
  readonly source: unknown;
  /** What was read, in words. */
  readonly took: readonly string[];
}

interface FileFormat {
  readonly kind: ImportKind;
  /** As what it was read, for people. */
  readonly format: string;
}

/** A résumé as JSON Resume, and where its values stand in the file; a profile is made of it by `draftsOf`. */
export interface ResumeFile extends FileFormat {
  readonly kind: 'resume';
  readonly resume: object;
  readonly fields: readonly FieldSource[];
  /** Its lines; absent where the file is data. */
  readonly document?: DocumentText;
}

/** A file that could be read. */
export interface ReadFile extends FileFormat {
  readonly drafts: readonly Draft[];
}

export interface FileToRead {
  readonly bytes: Uint8Array;
  readonly filename?: string | undefined;
  /** Found out when absent. */
  readonly kind?: ImportKind | undefined;
}

/** What files are read with, apart from what they are read against. */
export interface FileReaders {
  readonly documents: DocumentReader;
  readonly signal?: AbortSignal | undefined;
}

/** The most bytes of a file that is text: it is read on the event loop. */
export const maxTextBytes = 8 * 2 ** 20;

/** Reads a file of any format the network knows, up to what a member can still correct. Throws an `ImportError` that says what is wrong and where. */
export async function openFile(
  file: FileToRead,
  reading: Reading,
  readers: FileReaders,
): Promise<ResumeFile | ReadFile> {
  const { bytes, filename = '', kind } = file;
  const format = sniffFormat(bytes);
  const options = { signal: readers.signal, recognise: kind === undefined || kind === 'resume' };
  if (format !== 'text') {
    const content = await readers.documents.read(format, bytes, options);
    if ('linkedIn' in content) return readLinkedIn(content.linkedIn, kind, reading);
    return readDocumentFile(content, kind, reading);
  }
  if (bytes.byteLength > maxTextBytes) throw tooLarge(bytes.byteLength, maxTextBytes);
  const text = decodeText(bytes, reading);
  const table = linkedInTableOf(text, filename);
  if (table) {
    const name = filename.split(/[/\\]/).at(-1) || `${table}.csv`;
    return readLinkedIn({ tables: [readLinkedInTable(text, name, table)], unread: [] }, kind, reading);
  }
  return openContent({ text, filename, kind }, reading, readers);
}

/** Reads a file to its end. Throws an `ImportError`, also for a résumé that does not say whose it is. */
export async function readFile(file: FileToRead, reading: Reading, readers: FileReaders): Promise<ReadFile> {
  const content = await openFile(file, reading, readers);
  return { kind: content.kind, format: content.format, drafts: draftsOf(content, reading) };
}

/** What to say about a file over the limit. */
export const tooLarge = (size: number, limit: number) =>
  new ImportError('FILE_TOO_LARGE', `the file has ${size} bytes`, {
    field: 'content',
    expected: `at most ${limit} bytes`,
  });
