import type { Piece } from './piece.ts';
import { rightOf } from './piece.ts';

/** Pieces that stand close together on one baseline, from left to right. */
export interface Row {
  readonly pieces: readonly Piece[];
  readonly x: number;
  readonly width: number;
  readonly baseline: number;
  /** Of most of its characters. */
  readonly fontSize: number;
}

/** Wider gaps than this part of the font's size may be more than a space between words. */
const closeGap = 1;

/** Pieces by baseline: what stands on one is in one list, from left to right; the lists from top to bottom. */
export function groupByBaseline<T extends { x: number; baseline: number; fontSize: number }>(
  pieces: readonly T[],
): T[][] {
  const groups: { baseline: number; fontSize: number; members: T[] }[] = [];
  for (const piece of pieces.toSorted((a, b) => a.baseline - b.baseline || a.x - b.x)) {
    const last = groups.at(-1);
    // Raised and lowered letters belong to the line they are beside.
    const reach = 0.35 * Math.max(last?.fontSize ?? 0, piece.fontSize);
    if (last && piece.baseline - last.baseline <= reach) {
      last.members.push(piece);
      if (piece.fontSize > last.fontSize) Object.assign(last, { baseline: piece.baseline, fontSize: piece.fontSize });
    } else groups.push({ baseline: piece.baseline, fontSize: piece.fontSize, members: [piece] });
  }
  return groups.map(({ members }) => members.toSorted((a, b) => a.x - b.x));
}

/** Joins what stands close together. Text that was drawn twice, to look bold, is taken once. */
export function toRows(pieces: readonly Piece[]): Row[] {
  return groupByBaseline(pieces).flatMap((line) => {
    const rows: Piece[][] = [];
    let end = -Infinity;
    for (const piece of line) {
      const row = rows.at(-1);
      const previous = row?.at(-1);
      if (previous && isSame(previous, piece)) continue;
      if (row && piece.x - end <= closeGap * Math.max(piece.fontSize, previous?.fontSize ?? 0)) row.push(piece);
      else rows.push([piece]);
      end = Math.max(row ? end : -Infinity, rightOf(piece));
    }
    return rows.map(toRow);
  });
}

/** Makes a row of pieces that are in order. */
export function toRow(pieces: readonly Piece[]): Row {
  const x = Math.min(...pieces.map((piece) => piece.x));
  const sizes = new Map<number, number>();
  for (const { fontSize, text } of pieces) sizes.set(fontSize, (sizes.get(fontSize) ?? 0) + text.length);
  const [fontSize = 0] = [...sizes].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  return {
    pieces,
    x,
    width: Math.max(...pieces.map(rightOf)) - x,
    baseline: pieces.find((piece) => piece.fontSize === fontSize)?.baseline ?? 0,
    fontSize,
  };
}

const isSame = (a: Piece, b: Piece) => a.text === b.text && Math.abs(a.x - b.x) < Math.min(1.5, b.width / 2);
