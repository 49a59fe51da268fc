import { estimateTokens } from './estimate-tokens.ts';

/** Texts up to this length are names and labels: they say what the rest is about. */
const labelLength = 80;
/** Sentences are taken together until they are about this long. */
const passageLength = 240;

/** A part of a value that can be left out: a passage of a long text, or an item of a list with its labels. */
export interface Piece {
  readonly text: string;
  readonly tokens: number;
  /** The item that it is part of; without that it cannot be shown. */
  readonly parent: Piece | undefined;
}

/** A value taken apart. */
export interface Pieces {
  /** What cannot be left out: labels and numbers outside of lists. */
  readonly base: { readonly text: string; readonly tokens: number };
  readonly pieces: readonly Piece[];
  /** The value with these pieces only. A mark stands where text was left out. */
  build(kept: ReadonlySet<Piece>): unknown;
}

type Node = (kept: ReadonlySet<Piece>) => unknown;
interface Growing {
  text: string;
  tokens: number;
  readonly parent: Piece | undefined;
}

/** Where something was left out of a text. */
const gap = '[…]';

/** Takes a value apart. Passages are parts of the text as it stands, so that a quotation of one is a quotation of the source. */
export function toPieces(value: unknown): Pieces {
  const pieces: Piece[] = [];
  const base: Growing = { text: '', tokens: 0, parent: undefined };

  const textNode = (text: string, owner: Growing, ownerPiece: Piece | undefined): Node => {
    if (text.length <= labelLength) {
      add(owner, text);
      return () => text;
    }
    const own = passagesOf(text).map((passage) => ({
      text: passage,
      tokens: estimateTokens(passage) + 1,
      parent: ownerPiece,
    }));
    pieces.push(...own);
    return (kept) => joined(own, kept);
  };
  const listNode = (list: readonly unknown[], parent: Piece | undefined): Node => {
    const items = list.map((item) => {
      const own: Growing = { text: '', tokens: 2, parent };
      pieces.push(own);
      return { own, node: toNode(item, own, own) };
    });
    return (kept) => items.filter(({ own }) => kept.has(own)).map(({ node }) => node(kept));
  };
  const toNode = (one: unknown, owner: Growing, ownerPiece: Piece | undefined): Node => {
    if (typeof one === 'string') return textNode(one, owner, ownerPiece);
    if (Array.isArray(one)) return listNode(one, ownerPiece);
    if (typeof one !== 'object' || one === null) {
      add(owner, String(one));
      return () => one;
    }
    const fields = Object.entries(one).map(([key, child]) => {
      owner.tokens += estimateTokens(key) + 2;
      return [key, toNode(child, owner, ownerPiece)] as const;
    });
    return (kept) => Object.fromEntries(fields.map(([key, node]) => [key, node(kept)]));
  };

  const root = toNode(value, base, undefined);
  return { base, pieces, build: root };
}

function add(owner: Growing, text: string): void {
  owner.text += ` ${text}`;
  owner.tokens += estimateTokens(text) + 1;
}

/** Sentences with what follows them, a few at a time. Put together again they are the text. */
function passagesOf(text: string): string[] {
  const passages: string[] = [];
  let passage = '';
  for (const [sentence] of text.matchAll(/[^.!?。！？\n]+(?:[.!?。！？\n]+\s*|$)|[.!?。！？\n]+\s*/gu)) {
    if (passage !== '' && passage.length + sentence.length > passageLength) {
      passages.push(passage);
      passage = '';
    }
    passage += sentence;
  }
  return passage === '' ? passages : [...passages, passage];
}

function joined(passages: readonly Piece[], kept: ReadonlySet<Piece>): string {
  let text = '';
  let isGap = false;
  for (const passage of passages) {
    if (!kept.has(passage)) isGap = true;
    else {
      text += isGap ? `${text === '' ? '' : ' '}${gap} ${passage.text}` : passage.text;
      isGap = false;
    }
  }
  return isGap ? `${text.trimEnd()} ${gap}`.trimStart() : text;
}
