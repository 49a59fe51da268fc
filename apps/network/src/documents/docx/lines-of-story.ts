import type { DocumentLine } from '../document.ts';
import { cleanLine } from '../layout/row-text.ts';
import type { Block, Paragraph, Story, Table } from './story.ts';
import { isTable } from './story.ts';

/** A line before it has its number. */
export type StoryLine = Omit<DocumentLine, 'line'>;

/** The lines of a story in reading order. */
export function linesOfStory(story: Story): StoryLine[] {
  const flow = createFlow();
  const boxes = story.boxes
    .map(({ blocks, isFirst }) => ({ isFirst, lines: flow(blocks) }))
    .filter(({ lines }) => lines.length > 0);
  const body = flow(story.blocks);
  // Boxes of several lines are columns beside the text; small ones are ornaments of it.
  const hasColumns = boxes.some(({ lines }) => lines.length > 2) && body.length > 2;
  const first = boxes.filter(({ isFirst }) => isFirst);
  const last = boxes.filter(({ isFirst }) => !isFirst);
  return [...first, { lines: body }, ...last].flatMap(({ lines }, column) =>
    lines.map((line) => ({ ...(hasColumns && { column }), ...line })),
  );
}

function createFlow() {
  let row = 0;
  const flow = (blocks: readonly Block[]): StoryLine[] => {
    let isAfterSpace = false;
    return blocks.flatMap((block) => {
      const lines = isTable(block) ? tableLines(block) : paragraphLines(block);
      const [head, ...rest] = lines;
      const isSpace = isAfterSpace;
      isAfterSpace = head === undefined;
      return head === undefined ? [] : [isSpace ? { ...head, spaceAbove: true } : head, ...rest];
    });
  };
  function tableLines({ rows }: Table): StoryLine[] {
    return rows.flatMap((cells) => {
      row += 1;
      const filled = cells
        .map((cell, column) => ({ column, lines: flow(cell) }))
        .filter(({ lines }) => lines.length > 0);
      return rowLines(filled).map((line) => ({ tableRow: row, ...line }));
    });
  }
  return flow;
}

interface Cell {
  readonly column: number;
  readonly lines: readonly StoryLine[];
}

/** From here on a cell is text to be read by itself rather than a label or a date. */
const isLong = ({ lines }: Cell) => lines.length > 3 || lines.reduce((sum, { text }) => sum + text.length, 0) > 80;

/** Cells that are text are columns, one after the other; else labels and dates stand beside the first line of the one with the most. */
function rowLines(cells: readonly Cell[]): StoryLine[] {
  if (cells.filter(isLong).length > 1)
    return cells.flatMap(({ column, lines }) => lines.map((line) => ({ ...line, column })));
  const main = cells.reduce<Cell | undefined>(
    (best, cell) => (best && best.lines.length > cell.lines.length ? best : cell),
    undefined,
  );
  const [head, ...rest] = main?.lines ?? [];
  if (!main || !head) return [];
  const parts = cells.map((cell) => (cell === main ? head.text : cell.lines.map(({ text }) => text).join(' ')));
  const isBold = cells.every(({ lines }) => lines[0]?.bold);
  const { bold: _bold, ...plain } = head;
  return [{ ...plain, text: parts.join('\t'), ...(isBold && { bold: true }) }, ...rest];
}

function paragraphLines({ text, style, page }: Paragraph): StoryLine[] {
  const { headingLevel, isList, bold, fontSize, spaceAbove } = style;
  const lines = text.split('\n').map(cleanLine).filter(Boolean);
  return lines.map((line, index) => ({
    text: isList && index === 0 && !line.startsWith('• ') ? `• ${line}` : line,
    page,
    ...(fontSize !== undefined && { fontSize }),
    ...(bold && { bold }),
    ...(index === 0 && spaceAbove && { spaceAbove }),
    ...(headingLevel !== undefined && { headingLevel }),
  }));
}
