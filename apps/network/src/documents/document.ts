/** What a document's bytes were. */
export type DocumentFormat = 'pdf' | 'docx' | 'text' | 'markdown' | 'html';

/** A rectangle on a page, in points (1/72 inch) from the top left corner. */
export interface LineBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line as the reader of the page sees it. What no format could tell is absent; nothing here is a guess about meaning. */
export interface DocumentLine {
  /**
   * Never empty; without line breaks and without white space at its ends. A bullet stays at its beginning, as `• `. What stands apart on the same
   * baseline of one column (dates at the right or left margin, cells) is one line, each gap that is clearly wider than between words a tab.
   */
  readonly text: string;
  /** From 1. Always 1 where the format knows no pages. */
  readonly page: number;
  /** Place in the page's reading order, from 1. In plain text and Markdown: the number of the line in the file. */
  readonly line: number;
  /** Only in formats that are laid out (PDF). */
  readonly box?: LineBox;
  /** In points: of most of the line's characters. */
  readonly fontSize?: number;
  /** True when all of the line is bold. */
  readonly bold?: boolean;
  /** The column of the page it stands in, from 0 in reading order. Absent where the page has one column, and on lines across all columns. */
  readonly column?: number;
  /** Space above it that sets it apart: an empty line in text, more than the usual distance in a layout. */
  readonly spaceAbove?: boolean;
  /** 1 to 6 where the format itself says that this is a heading (Word's styles, Markdown's `#`, HTML's `h1`). */
  readonly headingLevel?: number;
  /** The row of a table (Word, HTML), counted over the document from 1: cells of one row share it, one line or more each. */
  readonly tableRow?: number;
  /** What repeats on the pages: a running head, a foot, a page number. Kept in its place, for it may hold a name or an address. */
  readonly repeated?: 'header' | 'footer';
}

/**
 * A document as lines in reading order: one column is read to its end before the next begins, and a bar at the side is never mixed into the text
 * beside it.
 */
export interface DocumentText {
  readonly format: DocumentFormat;
  /** How many pages the document has; 1 where the format knows none. */
  readonly pages: number;
  readonly lines: readonly DocumentLine[];
  /** The title that the file's own description gives, where it is more than a file name. */
  readonly title?: string;
  /** What a member should know of the reading: pages left out, macros left, damage. Whole sentences. */
  readonly notes: readonly string[];
}
