import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { headingText } from './sheet.ts';
import type { Block, LineBlock, Sheet, SheetStyle } from './sheet.ts';

/** The sheet as a Word document: columns one below the other, tables as tables. */
export async function renderDocx(sheet: Sheet, style: SheetStyle): Promise<Uint8Array> {
  const blocks = [...(sheet.top ?? []), ...sheet.columns.flatMap((column) => column.blocks)];
  const document = new Document({ sections: [{ children: blocks.map((block) => toChild(block, style)) }] });
  return new Uint8Array(await Packer.toBuffer(document));
}

function toChild(block: Block, style: SheetStyle): Paragraph | Table {
  switch (block.kind) {
    case 'heading': {
      const text = headingText(block.text, style);
      // Half of all people mark a heading by hand instead of using a style for it.
      if (style.headings === 'plain') return new Paragraph({ text, heading: HeadingLevel.HEADING_1 });
      return new Paragraph({ children: [new TextRun({ text, bold: true, size: 26 })], spacing: { before: 240 } });
    }
    case 'bullet':
      return new Paragraph({ text: block.text, bullet: { level: 0 } });
    case 'paragraph':
      return new Paragraph({ text: block.text });
    case 'table':
      return new Table({
        width: { size: 100, type: WidthType.PERCENTAGE },
        rows: block.rows.map(
          (cells) =>
            new TableRow({
              children: cells.map(
                (cell, index) =>
                  new TableCell({
                    width: { size: index === 0 ? 25 : 75, type: WidthType.PERCENTAGE },
                    children: cell.split('\n').map((text) => new Paragraph({ text })),
                  }),
              ),
            }),
        ),
      });
    case 'line':
      return lineParagraph(block);
  }
}

function lineParagraph(block: LineBlock): Paragraph {
  const looks = {
    bold: block.bold ?? false,
    italics: block.italic ?? false,
    ...(block.size && { size: Math.round(block.size * 2) }),
  };
  const left = block.left ? [new TextRun({ text: `${block.left}\t` })] : [];
  const right = block.right ? [new TextRun({ text: `\t${block.right}` })] : [];
  return new Paragraph({
    children: [...left, new TextRun({ text: block.text, ...looks }), ...right],
    ...(block.right && { tabStops: [{ type: TabStopType.RIGHT, position: 9000 }] }),
    ...(block.center && { alignment: AlignmentType.CENTER }),
    ...(block.space && { spacing: { before: 160 } }),
  });
}
