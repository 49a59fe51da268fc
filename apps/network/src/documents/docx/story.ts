import type { TextStyle } from './styles.ts';

/** A paragraph: its text, with line breaks and tabs in it, and how it is set. */
export interface Paragraph {
  readonly text: string;
  readonly style: TextStyle;
  readonly page: number;
}

/** A table: its rows, of each row its cells, of each cell what is in it. */
export interface Table {
  readonly rows: readonly (readonly (readonly Block[])[])[];
}

export type Block = Paragraph | Table;

export const isTable = (block: Block): block is Table => 'rows' in block;

/** A part of a document that is read by itself: its body, a running head. */
export interface Story {
  readonly blocks: readonly Block[];
  /** What stands in boxes of their own. `isFirst`: put in before the text around it begins. */
  readonly boxes: readonly { readonly blocks: readonly Block[]; readonly isFirst: boolean }[];
  readonly pages: number;
  readonly hasHiddenText: boolean;
}
