import type { DocumentText } from '../document.ts';
import type { ZipContent } from '../zip/read-zip.ts';
import type { ImportErrorCode } from '../../import/import-error.ts';
import type { MainContent } from '../../import/page/main-content.ts';

/** What a reader's thread can be asked for, and what it answers. */
export interface ReaderResults {
  readonly pdf: DocumentText;
  readonly zip: ZipContent;
  /** Bytes of UTF-8; undefined when nothing on the page reads like a text. */
  readonly page: MainContent | undefined;
}

export type ReaderKind = keyof ReaderResults;

export interface ReaderTask {
  readonly kind: ReaderKind;
  readonly bytes: Uint8Array;
}

/** An `ImportError` on its way between threads. */
export interface ReaderFailure {
  readonly code: ImportErrorCode;
  readonly message: string;
  readonly field?: string;
  readonly expected?: string;
}

export type ReaderAnswer = { readonly result: ReaderResults[ReaderKind] } | { readonly failure: ReaderFailure };
