import type { DocumentLine, DocumentText } from './document.ts';
import { joinLines, wordsOf } from './join-lines.ts';

const bullet = /^(?:•\s|[-*–]\s|\d{1,2}[.)]\s)/;

/**
 * A document as plain text, for readers that know paragraphs by empty lines and items by bullets: lines that go on with a paragraph are joined to it,
 * what repeats on the pages is left out.
 */
export function textOfDocument({ format, lines }: DocumentText): string {
  const kept = lines.filter(({ repeated }) => !repeated);
  const words = wordsOf(kept);
  const edges = rightEdges(kept);
  const paragraphs: DocumentLine[][] = [];
  for (const line of kept) {
    const previous = paragraphs.at(-1)?.at(-1);
    if (previous && goesOn(previous, line, edges.get(columnKey(previous)) ?? 0)) paragraphs.at(-1)?.push(line);
    else paragraphs.push([line]);
  }
  const isLaidOut = format === 'pdf' || format === 'docx';
  return paragraphs
    .map((paragraph) => {
      const [first] = paragraph;
      const text = joinLines(paragraph, words);
      const isApart = first?.spaceAbove === true || (isLaidOut && first?.headingLevel !== undefined);
      return `${isApart ? '\n' : ''}${text}`;
    })
    .join('\n')
    .trim();
}

const columnKey = ({ page, column }: DocumentLine) => `${page} ${column ?? ''}`;

/** How far to the right the lines of each column reach. */
function rightEdges(lines: readonly DocumentLine[]): Map<string, number> {
  const edges = new Map<string, number>();
  for (const line of lines) {
    const right = line.box ? line.box.x + line.box.width : 0;
    edges.set(columnKey(line), Math.max(edges.get(columnKey(line)) ?? 0, right));
  }
  return edges;
}

/** A line goes on with the paragraph when the one before it was full, and nothing sets the two apart. */
function goesOn(previous: DocumentLine, line: DocumentLine, edge: number): boolean {
  if (!previous.box || !line.box || line.spaceAbove || bullet.test(line.text) || line.text.includes('\t')) return false;
  const isAlike = previous.column === line.column && previous.bold === line.bold && sizeOf(previous) === sizeOf(line);
  const isNext = previous.page === line.page || /^\p{Ll}/u.test(line.text);
  // The next word would not have fitted.
  const [word = ''] = line.text.split(' ', 1);
  const space = edge - (previous.box.x + previous.box.width);
  return isAlike && isNext && space < (word.length + 2) * 0.55 * sizeOf(line);
}

const sizeOf = ({ fontSize = 10 }: DocumentLine) => fontSize;
