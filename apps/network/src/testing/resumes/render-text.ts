import { headingText } from './sheet.ts';
import type { Block, Sheet, SheetStyle } from './sheet.ts';

/** The sheet as text, as people send it in mails; with marks when it is to be Markdown. */
export function renderText(sheet: Sheet, style: SheetStyle, isMarkdown: boolean): Uint8Array {
  const blocks = [...(sheet.top ?? []), ...sheet.columns.flatMap((column) => column.blocks)];
  const text = blocks.map((block, index) => toText(block, style, { isMarkdown, isFirst: index === 0 })).join('\n');
  return Buffer.from(`${text}\n`);
}

function toText(
  block: Block,
  style: SheetStyle,
  { isMarkdown, isFirst }: { isMarkdown: boolean; isFirst: boolean },
): string {
  switch (block.kind) {
    case 'heading':
      return isMarkdown ? `\n## ${block.text}\n` : `\n${headingText(block.text, style)}\n`;
    case 'bullet':
      return `- ${block.text}`;
    case 'paragraph':
      return `${block.text}\n`;
    case 'table':
      return block.rows.map((cells) => cells.join('   ').replaceAll('\n', '\n   ')).join('\n');
    case 'line': {
      const words = `${block.left ? `${block.left}   ` : ''}${block.text}${block.right ? `      ${block.right}` : ''}`;
      const marked = isMarkdown && block.bold ? (isFirst ? `# ${words}` : `**${words}**`) : words;
      return block.space ? `\n${marked}` : marked;
    }
  }
}
