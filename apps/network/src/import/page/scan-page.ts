import { Token, Tokenizer, TokenizerMode } from 'parse5';

/** A start tag. */
export interface PageTag {
  readonly name: string;
  /** How many elements are open around it. */
  readonly depth: number;
  readonly attributeCount: number;
  attribute(name: string): string | undefined;
}

/** Told of each element of a page; what `open` returns is handed back to `close` with the offsets of what stood inside. */
export interface PageListener<T> {
  open(tag: PageTag): T;
  close(open: T, from: number, to: number): void;
}

const voids = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const rawText = new Set(['style', 'xmp', 'iframe', 'noembed', 'noframes']);
const titleText = new Set(['title', 'textarea']);
/** What ends by the beginning of its like. */
const selfEnding = new Set('p li dt dd tr td th option'.split(' '));
/** Elements that are kept open; what is deeper passes for text of its parents. */
const MAX_OPEN = 400;
/** How far up an end tag looks for its beginning. */
const REACH = 60;

/**
 * Walks through the elements of a page in one pass, without building a tree: end tags that are left out or stand wrong close what they must, within
 * bounds, so that hostile nesting costs no more than its length.
 */
export function scanPage<T>(html: string, listener: PageListener<T>): void {
  const stack: { name: string; value: T; from: number }[] = [];
  const closeTo = (index: number, at: number) => {
    for (const { value, from } of stack.splice(index).reverse()) listener.close(value, from, at);
  };
  const tokenizer: Tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(token) {
        const { tagName: name, selfClosing } = token;
        if (name === 'script') tokenizer.state = TokenizerMode.SCRIPT_DATA;
        else if (rawText.has(name)) tokenizer.state = TokenizerMode.RAWTEXT;
        else if (titleText.has(name)) tokenizer.state = TokenizerMode.RCDATA;
        const start = token.location?.startOffset ?? 0;
        const end = token.location?.endOffset ?? start;
        if (selfEnding.has(name) && stack.at(-1)?.name === name) closeTo(stack.length - 1, start);
        if (stack.length >= MAX_OPEN) return;
        const value = listener.open({
          name,
          depth: stack.length,
          attributeCount: token.attrs.length,
          attribute: (key) => Token.getTokenAttr(token, key) ?? undefined,
        });
        if (voids.has(name) || selfClosing) listener.close(value, end, end);
        else stack.push({ name, value, from: end });
      },
      onEndTag({ tagName, location }) {
        const low = Math.max(0, stack.length - REACH);
        for (let index = stack.length - 1; index >= low; index -= 1)
          if (stack[index]?.name === tagName) return closeTo(index, location?.startOffset ?? html.length);
      },
      onCharacter() {},
      onWhitespaceCharacter() {},
      onNullCharacter() {},
      onComment() {},
      onDoctype() {},
      onEof() {},
    },
  );
  tokenizer.write(html, true);
  closeTo(0, html.length);
}
