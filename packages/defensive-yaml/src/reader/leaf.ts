import type { Shape } from '../schema/shape.ts';
import { scalar } from './node.ts';
import type { Node, Note } from './node.ts';
import { FlowReader } from './flow.ts';
import { quoteOf, unquote } from './quoted.ts';
import { blockText, commentStart, foldLines, isLegalPlain } from './scalar.ts';
import type { BlockHeader } from './scalar.ts';

/** A place that waits for its value. */
export interface Slot {
  readonly holder: { node: Node | undefined };
  readonly shape: Shape;
  /** Column of the key or dash; -1 for the document. */
  readonly col: number;
}

interface LeafBase {
  readonly slot: Slot;
  readonly at: number;
  readonly notes: Note[];
}

/** A key or dash, and nothing yet behind it. */
export interface NothingLeaf extends LeafBase {
  readonly kind: 'nothing';
  /** Text of a comment that stood there. */
  readonly comment: string;
}

export interface PlainLeaf extends LeafBase {
  readonly kind: 'plain';
  readonly lines: { readonly text: string; readonly indent: number; readonly header: boolean }[];
}

export interface BlockLeaf extends LeafBase {
  readonly kind: 'block';
  readonly header: BlockHeader;
  /** Text that stood behind the `|`. */
  readonly headerText: string | undefined;
  indent: number | undefined;
  readonly lines: { readonly text: string; readonly indent: number }[];
}

export interface QuotedLeaf extends LeafBase {
  readonly kind: 'quoted';
  readonly open: string;
  readonly lines: string[];
}

export interface FlowLeaf extends LeafBase {
  readonly kind: 'flow';
  readonly raw: string[];
  readonly stack: string[];
  inString: string | undefined;
}

export type Leaf = NothingLeaf | PlainLeaf | BlockLeaf | QuotedLeaf | FlowLeaf;

/** Makes the node of a plain value of one or more lines. */
export function finishPlain(leaf: PlainLeaf): Node {
  const [only] = leaf.lines;
  if (only && leaf.lines.length === 1 && isLegalPlain(only.text)) {
    const comment = only.text.includes('#') ? commentStart(only.text) : -1;
    const plain = scalar(comment < 0 ? only.text : only.text.slice(0, comment).trimEnd(), 'plain', leaf.at);
    plain.notes = leaf.notes;
    if (only.header || only.indent > leaf.slot.col) return plain;
  }
  const lines = [...leaf.lines];
  while (lines.length > 1 && lines.at(-1)?.text === '') lines.pop();
  const legal = lines.every(
    ({ text, header, indent }) => text === '' || (isLegalLine(text, header) && (header || indent > leaf.slot.col)),
  );
  if (legal) {
    const texts: string[] = [];
    for (const { text } of lines) {
      const comment = commentStart(text);
      texts.push(comment < 0 ? text : text.slice(0, comment).trimEnd());
      if (comment >= 0) break;
    }
    const node = scalar(foldLines(texts), 'plain', leaf.at);
    node.notes.push(...leaf.notes);
    return node;
  }
  const first = lines[0];
  const later = lines.slice(first?.header ? 1 : 0).filter(({ text }) => text !== '');
  const base = Math.min(...later.map(({ indent }) => indent));
  const text = lines
    .map((line) => (line.header || line.text === '' ? line.text : ' '.repeat(line.indent - base) + line.text))
    .join('\n');
  // A comment after a blank is still one when a blank follows it: `a: b # note`.
  const comment = lines.length === 1 ? text.search(/\s#\s/) : -1;
  const kept = comment > 0 && text[0] !== '#' ? text.slice(0, comment).trimEnd() : text;
  const node = scalar(kept, 'loose', leaf.at);
  node.notes.push(...leaf.notes);
  return node;
}

function isLegalLine(text: string, first: boolean): boolean {
  if (first) return isLegalPlain(text);
  const comment = commentStart(text);
  return !/:(?:\s|$)/.test(comment < 0 ? text : text.slice(0, comment));
}

/** Makes the node of a block scalar, however its lines are indented. */
export function finishBlock(leaf: BlockLeaf): Node {
  const filled = leaf.lines.filter(({ text }) => text !== '');
  const base =
    leaf.header.indent === undefined
      ? Math.min(...filled.map(({ indent }) => indent))
      : Math.max(leaf.slot.col, 0) + leaf.header.indent;
  const lines = leaf.lines.map(({ text, indent }) =>
    text === ''
      ? ' '.repeat(Math.max(0, Number.isFinite(base) ? indent - base : 0))
      : ' '.repeat(Math.max(0, indent - base)) + text,
  );
  if (leaf.headerText !== undefined) lines.unshift(leaf.headerText);
  const node = scalar(blockText(leaf.header, lines, true), 'block', leaf.at);
  node.notes.push(...leaf.notes);
  if (leaf.headerText !== undefined)
    node.notes.push({ class: 'block-header-text', before: leaf.headerText, after: node.text, at: leaf.at });
  const deep = leaf.slot.col < base;
  if (filled.length > 0 && (!deep || (leaf.indent !== undefined && base < leaf.indent))) {
    node.notes.push({ class: 'block-indentation', before: filled[0]?.text ?? '', after: node.text, at: leaf.at });
  }
  return node;
}

/** Makes the node of a quoted value. `ending` says how it came to its end. */
export function finishQuoted(leaf: QuotedLeaf, ending: 'closed' | 'inner' | 'unclosed' | 'cut'): Node {
  let lines: readonly string[] = leaf.lines;
  if (ending === 'unclosed') {
    lines = [...leaf.lines];
    while (lines.length > 1 && lines.at(-1)?.trim() === '') lines = lines.slice(0, -1);
  }
  const elided =
    quoteOf(leaf.open) === "'" &&
    ending === 'unclosed' &&
    /^(tis|twas|til|em|cause|n|round|bout|\d0s)\b/i.test(lines[0] ?? '');
  const { text, notes } = unquote(lines, leaf.open, leaf.at);
  const node = scalar(elided ? leaf.open + text : text, elided ? 'loose' : 'quoted', leaf.at);
  const before = leaf.open + leaf.lines.join('\n');
  node.notes.push(...leaf.notes, ...notes);
  if (ending === 'inner')
    node.notes.push({
      class: quoteOf(leaf.open) === "'" ? 'apostrophe' : 'inner-quotes',
      before,
      after: text,
      at: leaf.at,
    });
  if (ending === 'unclosed') node.notes.push({ class: 'unclosed-quote', before, after: node.text, at: leaf.at });
  if (leaf.open !== '"' && leaf.open !== "'")
    node.notes.push({ class: 'smart-quotes', before: leaf.open, after: '"', at: leaf.at });
  node.cut = ending === 'cut';
  return node;
}

/** Makes the node of what stands in braces or brackets, or of the text that only began like it. */
export function finishFlow(
  leaf: FlowLeaf,
  atEnd: boolean,
  maxDepth: number,
): { node: Node; rest: string; broken: boolean } {
  const text = leaf.raw.join('\n');
  const { node, end, broken } = new FlowReader(text, { shape: leaf.slot.shape, at: leaf.at, atEnd, maxDepth }).read();
  const rest = text.slice(end).trim();
  node.notes.push(...leaf.notes);
  return { node, rest: rest.startsWith('#') ? '' : rest, broken };
}

/** Follows brackets over one more line; true when all are closed. */
export function trackBrackets(leaf: FlowLeaf, text: string): boolean {
  let before = '';
  for (let index = 0; index < text.length; index++) {
    const char = text[index] ?? '';
    if (leaf.inString !== undefined) {
      if (char === '\\' && leaf.inString === '"') index++;
      else if (char === leaf.inString && /^\s*([,}\]:#]|\/\/|$)/.test(text.slice(index + 1, index + 40)))
        leaf.inString = undefined;
      continue;
    }
    if ((char === '"' || char === "'") && (before === '' || '{[,:('.includes(before))) leaf.inString = char;
    else if (char === '#' && /\s/.test(text[index - 1] ?? ' ')) break;
    else if (char === '{' || char === '[') leaf.stack.push(char);
    else if (char === '}' || char === ']') {
      const opener = char === '}' ? '{' : '[';
      const match = leaf.stack.lastIndexOf(opener);
      if (match >= 0) leaf.stack.length = match;
      else if (leaf.stack.length === 1) leaf.stack.length = 0;
      if (leaf.stack.length === 0) return true;
    }
    if (char.trim() !== '') before = char;
  }
  // JSON keeps a string on its line: one left open ends there.
  if (leaf.inString === '"' && /[,}\]]\s*$/.test(text)) leaf.inString = undefined;
  return false;
}
