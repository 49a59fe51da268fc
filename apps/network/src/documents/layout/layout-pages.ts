import type { DocumentLine } from '../document.ts';
import { findColumns } from './find-columns.ts';
import type { Block } from './find-columns.ts';
import { markRepeated } from './mark-repeated.ts';
import type { PiecePage } from './piece.ts';
import { bottomOf, median, rightOf, topOf } from './piece.ts';
import { textOfRow } from './row-text.ts';
import { groupByBaseline, toRows } from './row.ts';
import type { Row } from './row.ts';

/** The lines of laid-out pages in reading order. `pages` may have holes: pages that were not read. */
export function layoutPages(pages: readonly (PiecePage | undefined)[]): DocumentLine[] {
  const blocks = pages.map((page) => (page ? findColumns(toRows(page.pieces)) : []));
  const columnOf = createColumnFinder(blocks.flat());
  const lines = blocks.flatMap((onPage, index) => {
    const column = columnOf(onPage);
    const found = onPage.flatMap((block) => linesOf(block, index + 1, column(block)));
    return found.map((line, place) => ({ ...line, line: place + 1 }));
  });
  return markRepeated(lines, pages);
}

/** Columns are numbered over the whole document, from left to right: a bar that ends with the first page leaves the others their number. */
function createColumnFinder(blocks: readonly Block[]) {
  const columns: { left: number; right: number }[] = [];
  const overlap = (a: { left: number; right: number }, b: { left: number; right: number }) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const place = (block: { left: number; right: number }) =>
    columns.findIndex(
      (column) => overlap(column, block) > 0.5 * Math.min(column.right - column.left, block.right - block.left),
    );
  for (const { column } of blocks) {
    if (!column) continue;
    const known = columns[place(column)];
    if (known)
      Object.assign(known, { left: Math.min(known.left, column.left), right: Math.max(known.right, column.right) });
    else columns.push({ ...column });
  }
  columns.sort((a, b) => a.left - b.left);
  return (onPage: readonly Block[]) => {
    const rows = onPage.flatMap((block) => block.rows);
    const extent = { left: Math.min(...rows.map(({ x }) => x)), right: Math.max(...rows.map(rightOf)) };
    const touched = columns.filter((column) => overlap(column, extent) > 0);
    // A page with one column may be where just one of the columns goes on.
    const lone =
      onPage.every(({ column }) => !column) && columns.length > 1 && touched.length === 1 ? place(extent) : -1;
    return ({ column }: Block) => {
      const found = column ? place(column) : lone;
      return found < 0 ? undefined : found;
    };
  };
}

function linesOf({ rows }: Block, page: number, column: number | undefined): DocumentLine[] {
  const lines = groupByBaseline(rows)
    .map((line) => ({ line, text: textOfRow(line.flatMap(({ pieces }) => pieces)) }))
    .filter(({ text }) => text !== '');
  const gaps = lines.slice(1).map(({ line }, index) => gapAbove(line, lines[index]?.line ?? []));
  const usual = median(gaps);
  return lines.map(({ line, text }, index) => {
    const { fontSize } = line.toSorted((a, b) => b.width - a.width)[0] as Row;
    const pieces = line.flatMap((row) => row.pieces).filter((piece) => /[\p{L}\d]/u.test(piece.text));
    const gap = gaps[index - 1];
    return {
      text,
      page,
      line: 0,
      box: boxOf(line),
      fontSize: round(fontSize),
      ...(pieces.length > 0 && pieces.every(({ bold }) => bold) && { bold: true }),
      ...(column !== undefined && { column }),
      ...((gap === undefined || gap > usual + 0.3 * fontSize) && { spaceAbove: true }),
    };
  });
}

const gapAbove = (line: readonly Row[], above: readonly Row[]) =>
  Math.min(...line.map(topOf)) - Math.max(...above.map(bottomOf));

function boxOf(line: readonly Row[]) {
  const [x, y] = [Math.min(...line.map((row) => row.x)), Math.min(...line.map(topOf))];
  const width = Math.max(...line.map(rightOf)) - x;
  const height = Math.max(...line.map(bottomOf)) - y;
  return { x: round(x), y: round(y), width: round(width), height: round(height) };
}

const round = (value: number) => Math.round(value * 10) / 10;
