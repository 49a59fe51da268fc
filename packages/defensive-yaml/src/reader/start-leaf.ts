import { Kind } from '../schema/alternatives.ts';
import { closeQuote } from './close-quote.ts';
import { finishQuoted } from './leaf.ts';
import type { Leaf, QuotedLeaf, Slot } from './leaf.ts';
import type { Node, Note } from './node.ts';
import { quoteOf } from './quoted.ts';
import { isLegalPlain, parseBlockHeader } from './scalar.ts';

interface Started {
  readonly leaf?: Leaf;
  /** The whole value, when the line holds it for certain. */
  readonly node?: Node;
  /** False when a strict reader would refuse the text. */
  readonly exact: boolean;
  /** True when no text that begins like this is valid. */
  readonly broken?: boolean;
}

interface StartOptions {
  readonly slot: Slot;
  readonly text: string;
  readonly at: number;
  readonly notes: Note[];
  /** Column of the text when it stands on a line of its own. */
  readonly indent: number | undefined;
}

/** Tells by its first characters what kind of value begins. */
export function startLeaf(options: StartOptions): Started {
  const { slot, at, notes } = options;
  let { text } = options;
  const tag = text.startsWith('!') || text.startsWith('&') ? /^(?:!!?[\w:/.-]*|&[\w-]+)(?:\s+|$)/.exec(text) : null;
  if (tag && !slot.shape.onlyText) text = text.slice(tag[0].length);
  const first = text[0] ?? '';
  if (first === '') return { leaf: { kind: 'nothing', slot, at, notes, comment: '' }, exact: !tag };
  if (first === '#') return comment(options, text);
  if (first === '|' || first === '>') {
    const block = startBlock(options, text);
    if (block) return { leaf: block, exact: block.headerText === undefined };
  }
  const quote = quoteOf(first);
  if (quote && !(first === '’' && slot.shape.onlyText)) return startQuoted(options, text, first);
  if (
    (first === '{' || first === '[') &&
    slot.shape.accepts(Kind.object | Kind.array | Kind.null) &&
    !slot.shape.onlyText
  ) {
    return { leaf: { kind: 'flow', slot, at, notes, raw: [], stack: [], inString: undefined }, exact: true };
  }
  return {
    leaf: {
      kind: 'plain',
      slot,
      at,
      notes,
      lines: [{ text, indent: options.indent ?? slot.col + 1, header: options.indent === undefined }],
    },
    exact: isLegalPlain(text) && !tag,
    broken: options.indent === undefined && slot.col >= 0 && !tag && /^[@`%]|^[A-Za-z][^#]*:\s/.test(text),
  };
}

function comment({ slot, at, notes }: StartOptions, text: string): Started {
  // `#tag` was meant as text, `# remark` as a remark, unless only text can stand there.
  if (slot.shape.accepts(Kind.string) && /^#\S/.test(text)) {
    return {
      leaf: { kind: 'plain', slot, at, notes, lines: [{ text, indent: slot.col + 1, header: true }] },
      exact: false,
    };
  }
  return { leaf: { kind: 'nothing', slot, at, notes, comment: slot.shape.onlyText ? text : '' }, exact: true };
}

function startBlock({ slot, at, notes }: StartOptions, text: string) {
  const header = parseBlockHeader(text);
  if (header)
    return { kind: 'block' as const, slot, at, notes, header, headerText: undefined, indent: undefined, lines: [] };
  const parts = /^([|>][-+]?)[ \t]+(.+)$/.exec(text);
  const mark = parts?.[1] === undefined ? undefined : parseBlockHeader(parts[1]);
  if (!mark || !slot.shape.accepts(Kind.string) || /\|\s*$/.test(text.slice(1))) return undefined;
  return {
    kind: 'block' as const,
    slot,
    at,
    notes,
    header: mark,
    headerText: parts?.[2] ?? '',
    indent: undefined,
    lines: [],
  };
}

function startQuoted(options: StartOptions, text: string, open: string): Started {
  const { slot, at, notes } = options;
  const closing = closeQuote(text, open, 1);
  if (closing.kind === 'text') {
    return {
      leaf: {
        kind: 'plain',
        slot,
        at,
        notes,
        lines: [{ text, indent: options.indent ?? slot.col + 1, header: options.indent === undefined }],
      },
      exact: false,
    };
  }
  const leaf: QuotedLeaf = { kind: 'quoted', slot, at, notes, open, lines: [] };
  if (closing.kind === 'open') {
    leaf.lines.push(text.slice(1));
    return { leaf, exact: true };
  }
  leaf.lines.push(text.slice(1, closing.end));
  const node = finishQuoted(leaf, closing.inner ? 'inner' : 'closed');
  if (closing.rest !== '')
    node.notes.push({ class: 'trailing-comma', before: closing.rest, after: '', at: at + closing.end + 1 });
  return { node, exact: node.notes.length === notes.length && !closing.inner };
}
