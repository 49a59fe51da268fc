import type { PDFPageProxy, TextItem } from 'pdfjs-dist/types/src/display/api.js';
import type { Piece, PiecePage } from '../layout/piece.ts';

const maxPieces = 20_000;
/** A font in which this is said of it, or whose name says so. */
const boldName = /bold|black|heavy|semibold|demi|[-,]b(?:d|i)?$/i;

/** The runs of text of a page, turned upright, from the top left corner. */
export async function readPiecePage(page: PDFPageProxy): Promise<PiecePage> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const content = await page.getTextContent();
  // Fonts are told of only when a page is made ready to be drawn.
  await page.getOperatorList().catch(() => undefined);
  const isBold = createBoldFinder(page);
  const pieces: Piece[] = [];
  for (const item of content.items) {
    if (!('str' in item) || item.str.trim() === '' || pieces.length >= maxPieces) continue;
    const [a, b, , , x, baseline] = multiply(transform, item.transform);
    // What runs up the page or down is ornament.
    if (Math.abs(b) > 0.2 * Math.abs(a)) continue;
    const fontSize = item.height > 0 ? item.height : Math.abs(a);
    const isOnPage = x > -width && x < 2 * width && baseline > -20 && baseline < height + 20 && fontSize > 0.5;
    if (!isOnPage) continue;
    const base = { baseline, fontSize, bold: isBold(item.fontName), ...(item.dir === 'rtl' && { rtl: true }) };
    pieces.push(...splitAtSpaces(item, x).map((part) => ({ ...base, ...part })));
  }
  return { width, height, pieces };
}

/** Text that is set with many spaces in a row is runs apart. Where each begins is reckoned by its place in the text. */
function splitAtSpaces({ str, width }: TextItem, x: number): { text: string; x: number; width: number }[] {
  if (!str.includes('   ')) {
    const text = str.trim();
    const unit = width / str.length;
    return [{ text, x: x + (str.length - str.trimStart().length) * unit, width: text.length * unit }];
  }
  const unit = width / str.length;
  return [...str.matchAll(/\S+(?: {1,2}\S+)*/g)].map((match) => ({
    text: match[0],
    x: x + match.index * unit,
    width: match[0].length * unit,
  }));
}

function createBoldFinder(page: PDFPageProxy): (fontName: string) => boolean {
  const known = new Map<string, boolean>();
  return (fontName) => {
    let bold = known.get(fontName);
    if (bold === undefined) {
      const font: unknown = page.commonObjs.has(fontName) ? page.commonObjs.get(fontName) : undefined;
      bold = isBoldFont(font);
      known.set(fontName, bold);
    }
    return bold;
  };
}

function isBoldFont(font: unknown): boolean {
  if (typeof font !== 'object' || font === null) return false;
  const { bold, black, name } = font as { bold?: unknown; black?: unknown; name?: unknown };
  return bold === true || black === true || (typeof name === 'string' && boldName.test(name));
}

type Matrix = [number, number, number, number, number, number];

/** First `n`, then `m`. */
function multiply(m: readonly number[], n: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
