/** A run of text on a page, as it was drawn: one font, no wide gaps. Points from the top left corner. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  /** Where the letters stand. */
  readonly baseline: number;
  readonly fontSize: number;
  readonly bold: boolean;
  /** Right to left. */
  readonly rtl?: boolean;
}

/** A page as runs of text in no order to rely on. */
export interface PiecePage {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
}

/** Letters reach about this far above and below the baseline, in parts of the font's size. */
const ascent = 0.8;
const descent = 0.22;

export const topOf = (piece: { baseline: number; fontSize: number }) => piece.baseline - ascent * piece.fontSize;
export const bottomOf = (piece: { baseline: number; fontSize: number }) => piece.baseline + descent * piece.fontSize;
export const rightOf = (piece: { x: number; width: number }) => piece.x + piece.width;

/** The middle one of some numbers; 0 of none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
