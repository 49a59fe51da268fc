/** A piece of a résumé as it is printed. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | LineBlock
  | { readonly kind: 'bullet'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Rows of cells; `\n` breaks a cell into lines. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

export interface LineBlock {
  readonly kind: 'line';
  readonly text: string;
  /** At the right margin of the same line. */
  readonly right?: string;
  /** In a margin of its own on the left. */
  readonly left?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly size?: number;
  readonly center?: boolean;
  /** Sets the line apart from what stands above. */
  readonly space?: boolean;
}

/** A résumé laid out: what goes across the page first, then columns beside each other. */
export interface Sheet {
  readonly top?: readonly Block[];
  /** Shares of the width add up to 1. */
  readonly columns: readonly { readonly share: number; readonly blocks: readonly Block[] }[];
  /** With `{page}` and `{pages}`. */
  readonly footer?: string;
}

/** How a sheet looks. */
export interface SheetStyle {
  readonly font?: 'sans' | 'serif';
  readonly size?: number;
  readonly headings?: 'upper' | 'spaced' | 'plain' | 'ruled';
  readonly bullet?: string;
  /** Points kept free on the left for `left`. */
  readonly leftMargin?: number;
  /** Paragraphs and bullets begin at the margin rather than right of `left`. */
  readonly wideBodies?: boolean;
}

export const heading = (text: string): Block => ({ kind: 'heading', text });
export const bullet = (text: string): Block => ({ kind: 'bullet', text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const line = (text: string, options: Omit<LineBlock, 'kind' | 'text'> = {}): Block => ({
  kind: 'line',
  text,
  ...options,
});

/** A heading as a style prints it. */
export function headingText(text: string, style: SheetStyle): string {
  if (style.headings === 'upper' || style.headings === 'ruled') return text.toUpperCase();
  if (style.headings !== 'spaced') return text;
  return text
    .toUpperCase()
    .split(' ')
    .map((word) => [...word].join(' '))
    .join('   ');
}
