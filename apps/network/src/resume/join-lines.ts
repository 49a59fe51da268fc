import type { DocumentLine } from '../documents/document.ts';
import { findDates } from './find-dates.ts';
import { isPlace } from './words/place-names.ts';

/** What begins an item of a list. */
export const bulletPattern = /^(?:[•▪◦●○■□‣⁃∙·►▸➢➤✓✔❖*]\s*|[-–—>»›→◆❯~]\s+)(?=\S)/u;

/** How far the lines of a column may reach. */
export interface Edge {
  readonly right: number;
  /** Enough lines reach it: it is where text is broken, not merely where the longest line ends. */
  readonly certain: boolean;
}

const columnKey = ({ page, column }: Pick<DocumentLine, 'page' | 'column'>) => `${page} ${column ?? ''}`;

/** Where each column's text is broken: before the next column begins, or where the longest line of the document ends. */
export function rightEdges(lines: readonly DocumentLine[]): ReadonlyMap<string, Edge> {
  const rights = new Map<string, number[]>();
  const lefts = new Map<number, number>();
  for (const line of lines) {
    const { box, column } = line;
    if (!box) continue;
    rights.set(columnKey(line), [...(rights.get(columnKey(line)) ?? []), box.x + box.width]);
    if (column !== undefined) lefts.set(column, Math.min(lefts.get(column) ?? Infinity, box.x));
  }
  const whole = [...rights.values()].flat().reduce((most, each) => Math.max(most, each), 0);
  return new Map(
    [...rights].map(([key, each]) => {
      const column = key.split(' ')[1];
      const next = column ? lefts.get(Number(column) + 1) : undefined;
      const widest = each.reduce((most, one) => Math.max(most, one), 0);
      const right = next === undefined ? (column ? widest : whole) : Math.max(widest, next - 30);
      return [key, { right, certain: each.filter((one) => one > right * 0.94).length >= 3 || next !== undefined }];
    }),
  );
}

const longestRun = 40;

/** Whether a line only goes on with what the lines before it could not hold. */
export function continues(
  open: readonly DocumentLine[],
  line: DocumentLine,
  edges: ReadonlyMap<string, Edge>,
): boolean {
  const previous = open.at(-1);
  if (!previous || open.length >= longestRun || !isSameBlock(previous, line) || bulletPattern.test(line.text))
    return false;
  if (line.box && previous.box) return fillsUp(open, line, edges);
  if (line.box || line.tableRow !== undefined) return false;
  // Without a layout: a small letter after a long line that does not end a sentence.
  return (
    /^\p{Ll}/u.test(line.text) &&
    !address.test(line.text) &&
    previous.text.length >= 55 &&
    !/[.!?:;]$/.test(previous.text)
  );
}

const isSameBlock = (a: DocumentLine, b: DocumentLine) =>
  a.column === b.column &&
  a.tableRow === b.tableRow &&
  a.headingLevel === undefined &&
  b.headingLevel === undefined &&
  !b.spaceAbove &&
  a.fontSize === b.fontSize &&
  a.bold === b.bold &&
  (a.page === b.page || (a.page < b.page && !/[.!?:]$/.test(a.text)));

function fillsUp(open: readonly DocumentLine[], line: DocumentLine, edges: ReadonlyMap<string, Edge>): boolean {
  const [first, previous] = [open[0], open.at(-1)];
  if (!first?.box || !previous?.box || !line.box) return false;
  const isItem = bulletPattern.test(first.text);
  // Text behind a bullet is set in; what follows where the bullet is may be something new.
  if (isItem && line.box.x > first.box.x + 4) return true;
  const text = open.map((each) => each.text).join(' ');
  const isAligned = Math.abs(line.box.x - previous.box.x) <= 2 || first.text.includes('\t');
  if (!isAligned || line.text.includes('\t')) return false;
  if (completesPlace(text, line.text) || completesDates(text, line.text)) return true;
  if (isPlace(line.text) || (group.test(first.text) && group.test(line.text))) return false;
  if (isUnclosed(text) && line.text.indexOf(')') >= 0) return true;
  // What stands at the right margin ends there by intention.
  const last = previous.text.split('\t').at(-1) ?? '';
  if (last !== previous.text && (last.length < 28 || findDates(last)?.text === last)) return false;
  if (!isItem && /\s[–—]$/.test(previous.text)) return true;
  const edge = edges.get(columnKey(previous));
  const word = /^\S+/.exec(line.text)?.[0] ?? '';
  const wordWidth = (line.box.width * (word.length + 1)) / Math.max(1, line.text.length);
  const reach = previous.box.x + previous.box.width;
  if (!edge || reach + wordWidth * 0.9 <= edge.right) return false;
  if (addressEnd.test(previous.text) || isBrokenEmail(previous.text, line.text)) return true;
  if (address.test(line.text) || label.test(line.text) || address.test(previous.text)) return false;
  // In a list of short lines without capitals, small letters say nothing.
  const startsSmall = /^\p{Ll}/u.test(line.text) && !/^\p{Ll}/u.test(first.text);
  const isText = text.split(/\s+/).length >= 6;
  const dates = findDates(line.text);
  if (dates && dates.index === 0 && !/[–—(,|-]$/.test(previous.text) && !isText) return false;
  if (isItem) return startsSmall || isText;
  if (isText || startsSmall) return edge.certain || startsSmall || /^\p{Ll}/u.test(line.text);
  const isList = (text.match(/[,;•|·]\s/g)?.length ?? 0) >= 2;
  if (
    dangling.test(previous.text) ||
    (isList && (edge.certain || /^\p{Ll}/u.test(line.text))) ||
    (/[,;•|·]\s/.test(text) && /^\p{Ll}[^,;•|·]*[,;•|·]/u.test(line.text))
  )
    return true;
  // Short lines in a narrow column are most often a list: only one that is full and leaves little over is broken.
  const isFull = reach - previous.box.x > (edge.right - previous.box.x) * 0.7;
  return edge.certain && isFull && line.box.width < previous.box.width * 0.7 && !/[,:(–—|]/.test(line.text);
}

/** `Leeds, United` and `Kingdom`. */
function completesPlace(text: string, rest: string): boolean {
  const place = text.replace(/^[^:\t]{2,20}[:\t]\s*/, '');
  return /,/.test(place) && rest.length < 30 && !isPlace(place) && isPlace(`${place} ${rest}`);
}

/** `Sept. 2008 –` and `June 2012`. */
function completesDates(text: string, rest: string): boolean {
  if (!/[–—-]$/.test(text) || !/\d/.test(text)) return false;
  const before = findDates(text);
  const whole = findDates(`${text} ${rest}`);
  return before !== undefined && whole !== undefined && !whole.single && whole.text.length > before.text.length + 2;
}

const isUnclosed = (text: string) => text.lastIndexOf('(') > text.lastIndexOf(')');
/** `Databases: SQL, …` and such begin anew. */
const group = /^[^:,]{2,40}:\s/;
/** Nobody ends a line with these by choice. */
const dangling = /(?:\s(?:&|and|of|for|the|in|at|und|für|der|des|et|de|du|y|del|la)|[,(/–—])$/i;
const address = /@|https?:|www\.|\.\w{2,8}\/|^\+?[\d\s()./-]{7,}$/iu;
const label = /^[\p{L}-]{2,14}:/u;
/** An address that was broken at one of its marks. */
const addressEnd = /(?:https?:\/\/|www\.|\.\w{2,8}\/)\S*[-/_]$|^\S+@$/i;
/** The first part of an e-mail address that was broken. */
const isBrokenEmail = (text: string, rest: string) => /^[\w.+-]{1,64}[-._]$/.test(text) && /^[\w.+-]{1,64}@/.test(rest);

/** The lines' texts as one. */
export function joinedText(lines: readonly DocumentLine[]): string {
  return lines.reduce((text, { text: next }, at) => {
    if (at === 0) return next;
    const isHyphenated = /\p{L}-$/u.test(text) && /^\p{Ll}/u.test(next) && !/^(?:und|oder|and|or|et|y)\b/.test(next);
    return isHyphenated || addressEnd.test(text) || isBrokenEmail(text, next) ? text + next : `${text} ${next}`;
  }, '');
}
