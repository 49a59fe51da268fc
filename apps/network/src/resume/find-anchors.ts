import type { DateRange } from './find-dates.ts';
import type { ResumeLine } from './resume-line.ts';

/** A line that dates an entry. */
export interface Anchor {
  /** Index into the section's lines. */
  readonly at: number;
  readonly dates: DateRange | undefined;
  /** The line without its dates; a gap where they stood. */
  readonly rest: string;
}

const duration =
  /\s*[·,]?\s*\(?(?<![\p{L}\d])\d{1,2}\+?\s?(?:years?|yrs?|months?|mos?|weeks?|jahre?n?|monate?n?|wochen|ans?|mois|años?|meses|mes)\b\.?(?:\s?(?:,|and|und|et|y)?\s?\d{1,2}\s?(?:months?|mos?|monate?n?|mois|meses|mes)\b\.?)?\)?/iu;
/** LinkedIn writes above several positions how long they took together. */
export const isDuration = (text: string): boolean =>
  text.length < 40 && text.replace(duration, '').trim() === '' && /\d/.test(text);

/** The lines of a section that begin or date an entry. Without any, each part that is set apart begins with one. */
export function findAnchors(lines: readonly ResumeLine[]): Anchor[] {
  const all = lines.flatMap((line, at) => anchorOf(line, at) ?? []);
  // Items of lists date what they tell, unless nothing else has a date.
  const own = all.filter(({ at }) => !lines[at]?.bullet);
  const dated = own.length > 0 ? own : all;
  const ranges = dated.filter(({ dates }) => dates && !dates.single);
  if (ranges.length > 0) {
    const styles = new Set(ranges.map(({ at }) => `${lines[at]?.style} ${shapeOf(lines[at])}`));
    return dated.filter(
      (anchor) =>
        !anchor.dates?.single ||
        ranges.length === 0 ||
        styles.has(`${lines[anchor.at]?.style} ${shapeOf(lines[anchor.at])}`),
    );
  }
  if (dated.length > 0) return dated;
  return lines.flatMap((line, at) =>
    !line.bullet && !line.prose && (at === 0 || line.spaceAbove) ? [{ at, dates: undefined, rest: line.text }] : [],
  );
}

/** Whether dates stand first, last or alone. */
function shapeOf(line: ResumeLine | undefined): string {
  if (!line?.dates) return '';
  const { index, text } = line.dates;
  const alone = line.text.length - text.length <= 4;
  return alone ? 'alone' : index <= 1 ? 'first' : 'last';
}

function anchorOf(line: ResumeLine, at: number): Anchor | undefined {
  const { dates, text, bullet } = line;
  if (!dates || (bullet && (dates.single || line.prose))) return undefined;
  const before = text.slice(0, dates.index).trim();
  const after = text
    .slice(dates.index + dates.text.length)
    .replace(duration, '')
    .trim();
  const isAtEdge =
    before === '' ||
    /^[)\].,;:|·–—/~-]*$/.test(after) ||
    text.slice(0, dates.index).endsWith('\t') ||
    /^[)\s]*[,|·–—-]/.test(after);
  const words = `${before} ${after}`.split(/\s+/).length;
  const isBracketed = before.endsWith('(') && after.startsWith(')');
  if (!isAtEdge && !isBracketed && words > 4) return undefined;
  if (words > 22 || (dates.single && line.prose && !isBracketed && words > 12)) return undefined;
  if (dates.single && before !== '' && after !== '' && !isBracketed) return undefined;
  // A year that a sentence ends with dates nothing.
  if (
    dates.single &&
    before !== '' &&
    /\p{L}\s(?:in|from|since|of|until|by|im|en|seit)?\s?\(?$/u.test(`${before} `) &&
    /\b(?:in|from|of|by|im|en)$/.test(before)
  )
    return undefined;
  return { at, dates, rest: withoutDates(text, dates) };
}

/** A line without its dates; a gap where they stood. */
export function withoutDates(text: string, dates: DateRange): string {
  const before = text.slice(0, dates.index).replace(/[\s([,;|·–—:/~-]+$/, '');
  const after = text
    .slice(dates.index + dates.text.length)
    .replace(duration, '')
    .replace(/^[\s)\],;|·–—:./~-]+/, '');
  return [before, after].filter((part) => /[\p{L}\d]/u.test(part)).join('\t');
}
