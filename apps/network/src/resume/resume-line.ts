import type { DocumentLine, DocumentText } from '../documents/document.ts';
import { stripInlineMarkdown } from '../import/inline-markdown.ts';
import type { DateRange } from './find-dates.ts';
import { findDates } from './find-dates.ts';
import { bulletPattern, continues, joinedText, rightEdges } from './join-lines.ts';
import type { RowLine } from './rejoin-margins.ts';
import { rejoinMargins } from './rejoin-margins.ts';

/** A line of a résumé as it is meant: what the page broke is whole again. */
export interface ResumeLine {
  readonly index: number;
  /** Without its bullet. Gaps are tabs. */
  readonly text: string;
  readonly bullet: boolean;
  /** The lines of the document it was made of, the first one first. */
  readonly sources: readonly RowLine[];
  readonly spaceAbove: boolean;
  /** Lines of one look share it. */
  readonly style: string;
  readonly prose: boolean;
  readonly dates: DateRange | undefined;
}

const maxLines = 6000;
const maxLength = 2000;

/** The lines of a document, put together where a page broke them; rows of tables and what repeats on every page are taken care of. */
export function resumeLines(document: DocumentText): ResumeLine[] {
  const kept = document.lines
    .slice(0, maxLines)
    .filter((line, index) => !isFurniture(line, index))
    .map((line) => (line.text.length > maxLength ? { ...line, text: line.text.slice(0, maxLength) } : line));
  const whole = rejoinMargins(document.format === 'markdown' ? kept.map(withoutMarks) : kept);
  const edges = rightEdges(whole);
  const lines: ResumeLine[] = [];
  let open: RowLine[] = [];
  const close = () => {
    if (open.length > 0) lines.push(toResumeLine(open, lines.length));
    open = [];
  };
  for (const line of whole) {
    const previous = open.at(-1);
    const isOne = previous && document.format !== 'docx' && continues(open, line, edges);
    if (!isOne) close();
    open.push(line);
  }
  close();
  return lines;
}

/** Marks of Markdown inside a line; what is bold as a whole says so. */
function withoutMarks(line: DocumentLine): DocumentLine {
  const text = stripInlineMarkdown(line.text).trim();
  if (text === line.text || text === '') return line;
  return { ...line, text, ...(/^\*\*[^*]+\*\*$/.test(line.text) && { bold: true }) };
}

/** Page numbers and what stands at the head of later pages. */
function isFurniture(line: DocumentLine, index: number): boolean {
  if (/^(?:page|seite|página|pagina)?\s?\d{1,3}(?:\s?(?:of|von|sur|de|\/)\s?\d{1,3})?$/i.test(line.text)) {
    return line.repeated !== undefined || /[a-z/]/i.test(line.text);
  }
  return line.repeated !== undefined && line.page > 1 && index > 0;
}

function toResumeLine(sources: RowLine[], index: number): ResumeLine {
  const [first] = sources as [RowLine];
  const joined = joinedText(sources);
  const raw = joined.slice(0, maxLength).replaceAll(/ {3,}/g, '\t');
  const text = raw.replace(bulletPattern, '').trim();
  const isBullet = bulletPattern.test(raw);
  return {
    index,
    text,
    bullet: isBullet,
    sources,
    spaceAbove: first.spaceAbove ?? false,
    style: styleOf(first),
    prose: isProse(text),
    dates: findDates(text),
  };
}

const styleOf = ({ fontSize, bold, headingLevel }: DocumentLine) =>
  `${fontSize === undefined ? '' : Math.round(fontSize * 2) / 2} ${bold ? 'bold' : ''} ${headingLevel ?? ''}`;

/** Running text rather than a title or a name. */
function isProse(text: string): boolean {
  // Addresses behind each other make long lines, too.
  const isRow = (text.match(/\s[|·•]\s/g)?.length ?? 0) >= 2 && text.length < 400;
  if (text.length > 140) return !isRow;
  const words = text.split(/\s+/).length;
  if (/[.!?]$/.test(text) && words >= 4) return true;
  return (words >= 9 && !/[\t|–—·•@]/.test(text)) || /^\p{Ll}\p{Ll}+ /u.test(text);
}
