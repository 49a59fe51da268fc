import type { DocumentFormat, DocumentLine, DocumentText } from './document.ts';

const pageBreak = '\f';

/**
 * A text as a document: a line for each line that has something in it, numbered as in the file. A form feed begins a new page, whose lines are
 * numbered anew. In Markdown the marks of headings (`#`, or a line of `=` or `-` below) are taken off and become `headingLevel`; nothing else is
 * changed but white space at the ends.
 */
export function documentOfText(text: string, format: Extract<DocumentFormat, 'text' | 'markdown'>): DocumentText {
  const pages = text.split(pageBreak);
  // A form feed at the very end ends the last page rather than beginning another one.
  if (pages.length > 1 && pages.at(-1)?.trim() === '') pages.pop();
  const lines = pages.flatMap((page, index) => linesOf(page, index + 1, format === 'markdown'));
  return { format, pages: pages.length, lines, notes: [] };
}

function linesOf(text: string, page: number, isMarkdown: boolean): DocumentLine[] {
  const lines: DocumentLine[] = [];
  let isAfterSpace = false;
  for (const [index, raw] of text.split(/\r\n?|\n|\u2028|\u2029/).entries()) {
    const bare = raw.trim();
    const previous = lines.at(-1);
    if (bare === '') isAfterSpace = true;
    else if (isMarkdown && previous && !isAfterSpace && underlineLevel(bare) !== undefined)
      lines[lines.length - 1] = { ...previous, headingLevel: underlineLevel(bare) as number };
    else {
      const heading = isMarkdown ? /^(#{1,6})\s+(\S.*)$/.exec(bare) : null;
      const shown = heading ? withoutClosingMarks(heading[2] ?? '') : bare;
      lines.push({
        text: shown,
        page,
        line: index + 1,
        ...(heading?.[1] && { headingLevel: heading[1].length }),
        ...(isAfterSpace && { spaceAbove: true }),
      });
      isAfterSpace = false;
    }
  }
  return lines;
}

/** `# Title #` may be closed as it was opened. */
const withoutClosingMarks = (text: string) => text.replace(/(?<=\S)[ \t]{1,20}#{1,20}$/, '');

/** A line of `=` or `-` makes the line right above it a heading. */
function underlineLevel(line: string): number | undefined {
  if (/^={2,}$/.test(line)) return 1;
  return /^-{3,}$/.test(line) ? 2 : undefined;
}
