import { headingText } from './sheet.ts';
import type { Block, Sheet, SheetStyle } from './sheet.ts';

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');

/** The sheet as a page that a browser prints: its PDFs have a text layer quite unlike those of a PDF library. */
export function renderHtml(sheet: Sheet, style: SheetStyle): string {
  const columns = sheet.columns
    .map(
      ({ share, blocks }) => `<div style="flex:${share}">${blocks.map((block) => toHtml(block, style)).join('')}</div>`,
    )
    .join('');
  const font = style.font === 'serif' ? 'DejaVu Serif, serif' : 'DejaVu Sans, sans-serif';
  return `<!doctype html><meta charset="utf-8"><style>
    body{font:${style.size ?? 10}pt ${font};margin:0} .columns{display:flex;gap:22pt} h2{font-size:13pt;margin:12pt 0 3pt} p,ul{margin:0}
    .row{display:flex;justify-content:space-between} .left{width:${style.leftMargin ?? 0}pt;flex:none} table{width:100%} td{vertical-align:top}
  </style>${(sheet.top ?? []).map((block) => toHtml(block, style)).join('')}<div class="columns">${columns}</div>`;
}

function toHtml(block: Block, style: SheetStyle): string {
  switch (block.kind) {
    case 'heading': {
      const spaced = style.headings === 'spaced' ? ' style="letter-spacing:.35em"' : '';
      const text = style.headings === 'spaced' ? block.text.toUpperCase() : headingText(block.text, style);
      return `<h2${spaced}>${escape(text)}</h2>`;
    }
    case 'bullet':
      return `<ul><li>${escape(block.text)}</li></ul>`;
    case 'paragraph':
      return `<p>${escape(block.text)}</p>`;
    case 'table':
      return `<table>${block.rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`).join('')}</table>`;
    case 'line': {
      const looks = `${block.bold ? 'font-weight:bold;' : ''}${block.italic ? 'font-style:italic;' : ''}${block.size ? `font-size:${block.size}pt;` : ''}${block.center ? 'text-align:center;' : ''}${block.space ? 'margin-top:8pt;' : ''}`;
      const left = block.left ? `<span class="left">${escape(block.left)}</span>` : '';
      const right = block.right ? `<span style="font-weight:normal">${escape(block.right)}</span>` : '';
      const row = left || right ? ` class="row"` : '';
      return `<div${row} style="${looks}">${left}<span style="flex:1">${escape(block.text)}</span>${right}</div>`;
    }
  }
}
