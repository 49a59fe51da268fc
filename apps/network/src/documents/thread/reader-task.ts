import type { ImportErrorCode } from '../../import/import-error.ts';
import type { LinkedInArchive } from '../../import/linkedin/linkedin-archive.ts';
import type { PageParts } from '../../import/page/page-parts.ts';
import type { RecognisedResume } from '../../resume/read-resume.ts';
import type { DocumentText } from '../document.ts';

/** A document, and the résumé in it where one was looked for. */
export interface ReadDocument {
  readonly document: DocumentText;
  readonly resume?: RecognisedResume;
}

/** What a reader's thread can be asked for, and what it answers. */
export interface ReaderResults {
  readonly pdf: ReadDocument;
  readonly zip: ReadDocument | { readonly linkedIn: LinkedInArchive };
  /** Of text that is UTF-8. */
  readonly text: ReadDocument;
  readonly markdown: ReadDocument;
  /** Of a web page that is UTF-8. */
  readonly page: PageParts;
}

export type ReaderKind = keyof ReaderResults;

export interface ReaderTask {
  readonly kind: ReaderKind;
  readonly bytes: Uint8Array;
  /** Whether to look for a résumé in it. */
  readonly recognise: boolean;
}

/** An `ImportError` on its way between threads. */
export interface ReaderFailure {
  readonly code: ImportErrorCode;
  readonly message: string;
  readonly field?: string;
  readonly expected?: string;
}

export type ReaderAnswer = { readonly result: ReaderResults[ReaderKind] } | { readonly failure: ReaderFailure };
