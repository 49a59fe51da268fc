import type { Entity } from '../entities.ts';
import type { ImportKind } from '../http/api-schemas.ts';
import { decodeText } from './decode-text.ts';
import { readContent } from './read-content.ts';
import type { Reading } from './reading.ts';

/** An entity that a file holds, before it has an id. */
export interface Draft {
  readonly entity: Entity;
  /** What it was made of: the same source from the same owner is the same entity. */
  readonly source: unknown;
  /** What was read, in words. */
  readonly took: readonly string[];
}

/** A file that could be read. */
export interface ReadFile {
  readonly kind: ImportKind;
  /** As what it was read, for people. */
  readonly format: string;
  readonly drafts: readonly Draft[];
}

export interface FileToRead {
  readonly bytes: Uint8Array;
  readonly filename?: string | undefined;
  /** Found out when absent. */
  readonly kind?: ImportKind | undefined;
}

/** Reads a file of any format the network knows. Throws an `ImportError` that says what is wrong and where. */
export async function readFile(file: FileToRead, reading: Reading): Promise<ReadFile> {
  const text = decodeText(file.bytes, reading);
  return readContent({ text, filename: file.filename ?? '', kind: file.kind }, reading);
}
