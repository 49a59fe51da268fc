import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PdfKit from 'pdfkit';
import { headingText } from './sheet.ts';
import type { Block, LineBlock, Sheet, SheetStyle } from './sheet.ts';

const require = createRequire(import.meta.url);
const fonts = dirname(require.resolve('dejavu-fonts-ttf/package.json'));
const fontFile = (name: string) => join(fonts, 'ttf', `${name}.ttf`);

/** Built into every reader, but only for Western European letters; DejaVu has the rest. */
const builtIn = {
  sans: { regular: 'Helvetica', bold: 'Helvetica-Bold', italic: 'Helvetica-Oblique' },
  serif: { regular: 'Times-Roman', bold: 'Times-Bold', italic: 'Times-Italic' },
};
const embedded = () => ({
  sans: { regular: fontFile('DejaVuSans'), bold: fontFile('DejaVuSans-Bold'), italic: fontFile('DejaVuSans-Oblique') },
  serif: {
    regular: fontFile('DejaVuSerif'),
    bold: fontFile('DejaVuSerif-Bold'),
    italic: fontFile('DejaVuSerif-Italic'),
  },
});
const westernOnly = /^[\n\u0020-\u007e\u00a0-\u00ff–—‘’“”•…€†‡ŒœŠšŽžŸ‰™]*$/;

const margin = 50;

interface Pen {
  readonly document: InstanceType<typeof PdfKit>;
  readonly style: Required<SheetStyle>;
  readonly x: number;
  readonly width: number;
  page: number;
  y: number;
}

/** The sheet as a PDF of A4 pages, the same bytes in every run. */
export async function renderPdf(sheet: Sheet, given: SheetStyle): Promise<Uint8Array> {
  const style = {
    font: 'sans',
    size: 10,
    headings: 'plain',
    bullet: '•',
    leftMargin: 0,
    wideBodies: false,
    ...given,
  } as const;
  const info = { CreationDate: new Date(0), ModDate: new Date(0) };
  const document = new PdfKit({ size: 'A4', margin: 0, bufferPages: true, info });
  const isWestern = westernOnly.test(JSON.stringify([sheet, style.bullet]).replaceAll(String.raw`\n`, ''));
  const family = (isWestern ? builtIn : embedded())[style.font];
  for (const face of ['regular', 'bold', 'italic'] as const) document.registerFont(face, family[face]);
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const whole = document.page.width - 2 * margin;
  const top: Pen = { document, style, x: margin, width: whole, page: 0, y: margin };
  for (const block of sheet.top ?? []) draw(block, top);
  let x = margin;
  const gutter = sheet.columns.length > 1 ? 22 : 0;
  for (const { share, blocks } of sheet.columns) {
    const pen: Pen = { document, style, x, width: whole * share - gutter, page: top.page, y: top.y };
    for (const block of blocks) draw(block, pen);
    x += whole * share;
  }
  if (sheet.footer !== undefined) drawFooters(sheet.footer, document);
  const ended = new Promise((resolve) => document.on('end', resolve));
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

function drawFooters(footer: string, document: Pen['document']): void {
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    document.switchToPage(page);
    const text = footer.replace('{page}', String(page + 1)).replace('{pages}', String(count));
    document
      .font('regular')
      .fontSize(9)
      .text(text, 260, document.page.height - 36, { lineBreak: false });
  }
}

function draw(block: Block, pen: Pen): void {
  const { style } = pen;
  const { size } = style;
  if (block.kind === 'heading') return drawHeading(block.text, pen);
  if (block.kind === 'line') return drawLine(block, pen);
  const inset = style.wideBodies ? 0 : style.leftMargin;
  if (block.kind === 'paragraph') {
    for (const row of wrap(block.text, pen, { face: 'regular', size, width: pen.width - inset }))
      put(row, pen, { face: 'regular', size, x: pen.x + inset });
    pen.y += 3;
    return;
  }
  if (block.kind === 'bullet') {
    const rows = wrap(block.text, pen, { face: 'regular', size, width: pen.width - inset - 14 });
    for (const [index, row] of rows.entries()) {
      if (index === 0) put(style.bullet, pen, { face: 'regular', size, x: pen.x + inset + 2, stay: true });
      put(row, pen, { face: 'regular', size, x: pen.x + inset + 14 });
    }
    return;
  }
  for (const row of block.rows) drawRow(row, pen);
}

function drawHeading(text: string, pen: Pen): void {
  const size = pen.style.size + 3;
  pen.y += size;
  put(headingText(text, pen.style), pen, { face: 'bold', size, x: pen.x });
  if (pen.style.headings === 'ruled')
    pen.document
      .moveTo(pen.x, pen.y)
      .lineTo(pen.x + pen.width, pen.y)
      .stroke();
  pen.y += 4;
}

function drawLine(block: LineBlock, pen: Pen): void {
  const size = block.size ?? pen.style.size;
  const face = block.bold ? 'bold' : block.italic ? 'italic' : 'regular';
  if (block.space) pen.y += 8;
  const start = pen.x + pen.style.leftMargin * (block.center ? 0 : 1);
  if (block.left) put(block.left, pen, { face: 'regular', size: pen.style.size, x: pen.x, stay: true });
  if (block.right) {
    pen.document.font('regular').fontSize(pen.style.size);
    const x = pen.x + pen.width - pen.document.widthOfString(block.right);
    put(block.right, pen, { face: 'regular', size: pen.style.size, x, stay: true });
  }
  const taken = block.right ? pen.document.widthOfString(block.right) + 20 : 0;
  const width = pen.width - (start - pen.x) - taken;
  for (const row of wrap(block.text, pen, { face, size, width })) {
    pen.document.font(face).fontSize(size);
    const x = block.center ? pen.x + (pen.width - pen.document.widthOfString(row)) / 2 : start;
    put(row, pen, { face, size, x });
  }
}

function drawRow(cells: readonly string[], pen: Pen): void {
  const { size } = pen.style;
  const [first, ...others] = cells;
  const inset = pen.width * 0.3;
  const columns = [
    { text: first ?? '', x: pen.x, width: inset - 12 },
    ...others.map((text) => ({ text, x: pen.x + inset, width: pen.width - inset })),
  ];
  const start = { page: pen.page, y: pen.y };
  let end = start;
  for (const { text, x, width } of columns) {
    Object.assign(pen, start);
    for (const part of text.split('\n'))
      for (const row of wrap(part, pen, { face: 'regular', size, width })) put(row, pen, { face: 'regular', size, x });
    if (pen.page > end.page || (pen.page === end.page && pen.y > end.y)) end = { page: pen.page, y: pen.y };
  }
  Object.assign(pen, end);
  pen.y += 2;
}

interface Type {
  readonly face: string;
  readonly size: number;
}

function wrap(text: string, pen: Pen, { face, size, width }: Type & { width: number }): string[] {
  pen.document.font(face).fontSize(size);
  const rows: string[] = [];
  let row = '';
  for (const word of text.split(/ (?! )/)) {
    if (row === '' && pen.document.widthOfString(word) > width && /\w[-@]\w/.test(word)) {
      const parts = word.split(/(?<=[-@])/);
      while (parts.length > 1 && pen.document.widthOfString(row + parts[0]) <= width) row += parts.shift();
      rows.push(row);
      row = parts.join('');
      continue;
    }
    const longer = row === '' ? word : `${row} ${word}`;
    if (row === '' || pen.document.widthOfString(longer) <= width) row = longer;
    else {
      rows.push(row);
      row = word;
    }
  }
  return [...rows, row];
}

function put(text: string, pen: Pen, { face, size, x, stay }: Type & { x: number; stay?: boolean }): void {
  const height = size * 1.3;
  if (pen.y + height > pen.document.page.height - margin) {
    pen.page += 1;
    pen.y = margin;
  }
  const { count } = pen.document.bufferedPageRange();
  if (pen.page >= count) pen.document.addPage();
  else pen.document.switchToPage(pen.page);
  pen.document.font(face).fontSize(size).text(text, x, pen.y, { lineBreak: false });
  if (!stay) pen.y += height;
}
