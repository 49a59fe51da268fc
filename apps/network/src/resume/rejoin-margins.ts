import type { DocumentLine } from '../documents/document.ts';
import { findDates } from './find-dates.ts';
import { readLabelled } from './words/labels.ts';
import { sectionKind } from './words/section-names.ts';

/** A row of a page: what stands beside each other, and the lines it was made of where they are several. */
export interface RowLine extends DocumentLine {
  readonly parts?: readonly DocumentLine[];
}

/**
 * Many résumés have dates or labels in a margin on the left. On the page they look like a column of their own, and are read as one. Here such
 * a column is put back beside what it belongs to: one line for each row, the margin's text first, then a tab. True columns stay as they are.
 */
export function rejoinMargins(lines: readonly DocumentLine[]): RowLine[] {
  const pages = Map.groupBy(withMarks(lines), ({ page }) => page);
  return wholeLabels([...pages.values()].flatMap((page) => (isMargin(page) ? rowsOf(page) : page)));
}

/** A label that takes two lines stands whole beside the value's first line. */
function wholeLabels(lines: readonly RowLine[]): RowLine[] {
  const rows: RowLine[] = [];
  for (const line of lines) {
    const above = rows.at(-1);
    const [first = '', second = ''] = [above?.text.split('\t', 1)[0], line.text.split('\t', 1)[0]];
    const isRest = above?.text.includes('\t') && /^\p{Ll}/u.test(line.text) && second.length <= 40;
    if (above && isRest && !readLabelled(above.text) && readLabelled(`${first} ${second}: `)) {
      const label = `${first} ${second}`;
      rows[rows.length - 1] = {
        ...above,
        parts: [...partsOf(above), ...(line.text.includes('\t') ? [] : [line])],
        text: label + above.text.slice(first.length),
      };
      const value = line.text.slice(second.length + 1);
      if (value !== '') rows.push({ ...line, text: value });
    } else if (above?.text.includes('\t') && !line.text.includes('\t') && completesDates(first, line.text)) {
      rows[rows.length - 1] = {
        ...above,
        parts: [...partsOf(above), line],
        text: `${first} ${line.text}${above.text.slice(first.length)}`,
      };
    } else rows.push(line);
  }
  return rows;
}

/** `2014-04 to` and, below it, `2020-03`. */
function completesDates(text: string, rest: string): boolean {
  const before = findDates(text);
  if (!before || (!before.single && !before.present) || rest.length > 25) return false;
  const whole = findDates(`${text} ${rest}`);
  return whole !== undefined && !whole.single && whole.text.length >= before.text.length + 3;
}

/** A mark of a list that stands alone goes to the line beside it. */
function withMarks(lines: readonly DocumentLine[]): readonly DocumentLine[] {
  const marks = lines.filter(({ text, box }) => box && loneMark.test(text)).slice(0, 500);
  if (marks.length === 0) return lines;
  return lines.flatMap((line) => {
    if (loneMark.test(line.text)) return [];
    const mark = marks.find((each) => isMarkOf(each, line))?.box;
    if (!mark || !line.box) return [line];
    const box = { ...line.box, x: mark.x, width: line.box.x + line.box.width - mark.x };
    return [{ ...line, text: `• ${line.text}`, box }];
  });
}

function isMarkOf(mark: DocumentLine, line: DocumentLine): boolean {
  const distance = (line.box?.x ?? 0) - (mark.box?.x ?? 0);
  return (
    mark.page === line.page &&
    Math.abs(baseline(mark) - baseline(line)) <= rowTolerance &&
    distance > 0 &&
    distance < 40
  );
}

const loneMark = /^[•▪◦●○■□‣⁃·►▸➢✓*–-]$/u;

const lookOf = ({ fontSize, bold }: DocumentLine) => `${fontSize} ${bold}`;

const rowTolerance = 3;
const baseline = ({ box }: DocumentLine) => (box ? box.y + box.height : 0);

/** Whether the first column of a page is a margin: short, beside the other one's lines, and all headings are in it or across. */
function isMargin(page: readonly DocumentLine[]): boolean {
  const columns = new Set(page.flatMap(({ column }) => column ?? []));
  if (columns.size !== 2 || page.some(({ box, column }) => column !== undefined && !box)) return false;
  const first = page.filter(({ column }) => column === 0);
  const second = page.filter(({ column }) => column === 1);
  const looks = Map.groupBy(page.map(lookOf), (look) => look);
  const [usual] = [...looks].sort(([, a], [, b]) => b.length - a.length);
  const headings = new Set(
    page.filter(({ column, text }) => column !== 1 && sectionKind(text) !== undefined).map(lookOf),
  );
  if (usual) headings.delete(usual[0]);
  if (
    second.some((line) => sectionKind(line.text) !== undefined && (headings.size === 0 || headings.has(lookOf(line))))
  )
    return false;
  const plain = first.filter(({ text }) => sectionKind(text) === undefined);
  const isLeft = Math.min(...first.map(({ box }) => box?.x ?? 0)) < Math.min(...second.map(({ box }) => box?.x ?? 0));
  if (!isLeft || plain.length === 0) return false;
  const beside = plain.filter((line) =>
    second.some((each) => Math.abs(baseline(each) - baseline(line)) <= rowTolerance),
  );
  const short = plain.filter(({ text }) => text.length <= 30 || findDates(text) !== undefined);
  return beside.length >= plain.length * 0.7 && short.length >= plain.length * 0.8;
}

function rowsOf(page: readonly DocumentLine[]): RowLine[] {
  const inOrder = page.toSorted((a, b) => baseline(a) - baseline(b) || (a.box?.x ?? 0) - (b.box?.x ?? 0));
  const rows: RowLine[] = [];
  let label = -1;
  for (const line of inOrder) {
    const row = rows.at(-1);
    const isBeside = row?.column === 0 && line.column === 1 && Math.abs(baseline(row) - baseline(line)) <= rowTolerance;
    // A label of two lines goes on beside the value's second line.
    const above = label >= 0 && rows.length - label <= 2 ? (rows[label]?.text.split('\t', 1)[0] ?? '') : '';
    const isRest = /^\p{Ll}/u.test(line.text) && !findDates(line.text);
    const goesOn = line.column === 0 && above !== '' && (isRest || completesDates(above, line.text));
    if (goesOn) {
      const labelled = rows[label] as RowLine;
      rows[label] = {
        ...labelled,
        parts: [...partsOf(labelled).slice(0, 1), line, ...partsOf(labelled).slice(1)],
        text: labelled.text.replace(/\t|$/, (tab) => ` ${line.text}${tab}`),
      };
    } else if (isBeside) rows[rows.length - 1] = besideEachOther(row, line);
    else rows.push(line);
    if (line.column === 0 && !goesOn) label = rows.length - 1;
  }
  return rows.map(({ column: _column, ...line }) => line);
}

/** The lines of the document that a row was made of. */
export const partsOf = (row: RowLine): readonly DocumentLine[] => row.parts ?? [row];

function besideEachOther(left: RowLine, right: DocumentLine): RowLine {
  const { spaceAbove } = left;
  const second = right.box;
  return {
    ...right,
    text: `${left.text}\t${right.text}`,
    line: left.line,
    parts: [...partsOf(left), right],
    ...(spaceAbove && { spaceAbove }),
    ...(second && { box: second }),
  };
}
