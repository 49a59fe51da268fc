import { Token, Tokenizer, TokenizerMode } from 'parse5';

/** What a page is made of, in order. */
export interface HtmlListener {
  start?(name: string, attribute: (name: string) => string | undefined): void;
  end?(name: string): void;
  text?(text: string): void;
}

const rawText = new Set(['style', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript']);
const titleText = new Set(['title', 'textarea']);

/**
 * Reads HTML tag by tag. The parser that builds a tree takes minutes for a hostile file of 1 MB (its cost grows with depth times
 * tags); the tokenizer under it is linear, and all that is needed here. It counts as internal to parse5, which is pinned exactly.
 */
export function scanHtml(html: string, listener: HtmlListener): void {
  const onText = ({ chars }: { chars: string }) => listener.text?.(chars);
  const tokenizer: Tokenizer = new Tokenizer(
    {},
    {
      onStartTag(token) {
        if (token.tagName === 'script') tokenizer.state = TokenizerMode.SCRIPT_DATA;
        else if (rawText.has(token.tagName)) tokenizer.state = TokenizerMode.RAWTEXT;
        else if (titleText.has(token.tagName)) tokenizer.state = TokenizerMode.RCDATA;
        listener.start?.(token.tagName, (name) => Token.getTokenAttr(token, name) ?? undefined);
      },
      onEndTag: ({ tagName }) => listener.end?.(tagName),
      onCharacter: onText,
      onWhitespaceCharacter: onText,
      onNullCharacter() {},
      onComment() {},
      onDoctype() {},
      onEof() {},
    },
  );
  tokenizer.write(html, true);
}
