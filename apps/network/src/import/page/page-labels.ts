import { htmlToText } from '../html-to-text.ts';
import { scanHtml } from '../scan-html.ts';

const blocks = new Set(
  'p div section article header footer h1 h2 h3 h4 h5 h6 ul ol dl table tr li dt dd td th blockquote br hr main aside span strong b em label'.split(
    ' ',
  ),
);
const unread = new Set('script style template noscript svg head iframe nav footer select form'.split(' '));
const MAX_LABELS = 200;
const MAX_PIECES = 4000;

/** A label and its value, as they stand on the page. */
export type Label = readonly [label: string, value: string];

/**
 * What a page says of itself in labels, in its order: "Location: Leeds", or a label and its value in a row of a table, a list of terms or two elements
 * beside each other. Literal, label and value; which labels mean something is the reader's business.
 */
export function readLabels(html: string): Label[] {
  const labels: Label[] = [];
  const pieces = piecesOf(html);
  for (const [index, piece] of pieces.entries()) {
    if (labels.length >= MAX_LABELS) break;
    const inline = /^([\p{L}][\p{L} ]{2,24}?)\s*:\s*(\S.{0,149})$/u.exec(piece.text);
    const bare = /^([\p{L}][\p{L} ]{2,24}?)\s*:?$/u.exec(piece.text);
    const next = pieces[index + 1];
    if (inline) labels.push([inline[1] as string, inline[2] as string]);
    else if (bare && next !== undefined && next.text.length <= 150 && (piece.text.endsWith(':') || piece.isTerm))
      labels.push([bare[1] as string, next.text]);
  }
  return labels;
}

interface Piece {
  readonly text: string;
  /** True for the head of a row and for a term of a list: the next piece is its value, also without a colon. */
  readonly isTerm: boolean;
}

function piecesOf(html: string): Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  let isTerm = false;
  let skipped: { name: string; depth: number } | undefined;
  const flush = () => {
    const clean = text.length > 400 ? '' : htmlToText(text.replaceAll('<', '&lt;')).replaceAll(/\s+/g, ' ').trim();
    if (clean !== '' && pieces.length < MAX_PIECES) pieces.push({ text: clean, isTerm });
    text = '';
  };
  scanHtml(html, {
    start(name) {
      if (skipped) return void (skipped.depth += skipped.name === name ? 1 : 0);
      if (unread.has(name)) return void (skipped = { name, depth: 1 });
      if (!blocks.has(name)) return;
      flush();
      isTerm = name === 'dt' || name === 'th';
    },
    end(name) {
      if (skipped?.name === name) {
        skipped.depth -= 1;
        if (skipped.depth === 0) skipped = undefined;
      } else if (!skipped && blocks.has(name)) {
        flush();
        isTerm = false;
      }
    },
    text(part) {
      if (!skipped && text.length <= 400) text += part;
    },
  });
  flush();
  return pieces;
}
