import { closes, firstClose, quoteOf } from './quoted.ts';

/** Where a quoted value ends on a line, or why it does not. */
export type Closing =
  | { readonly kind: 'closed'; readonly end: number; readonly rest: string; readonly inner: boolean }
  /** The quotes are part of the text: `"Foo" and more`. */
  | { readonly kind: 'text' }
  | { readonly kind: 'open' };

const isLetter = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);

/** Every place where `open` could be closed, escapes and apostrophes inside words left out. */
function quotesIn(text: string, open: string, from: number): number[] {
  const found: number[] = [];
  for (let index = from; index < text.length; index++) {
    const char = text[index] ?? '';
    if (char === '\\') index++;
    else if (closes(open, char) || (open === '"' && char === '"')) {
      const apostrophe = quoteOf(open) === "'" && isLetter(text[index - 1]) && isLetter(text[index + 1]);
      if (!apostrophe) found.push(index);
    }
  }
  return found;
}

/** Reads one line of a quoted value. `from` is behind the opening quote, or 0 on a later line. */
export function closeQuote(text: string, open: string, from: number): Closing {
  const first = firstClose(text, open, from);
  if (first < 0) return { kind: 'open' };
  const after = text.slice(first + 1);
  const rest = after.trim();
  if (rest === '' || /^\s+#/.test(after) || /^[,;]$/.test(rest)) {
    return { kind: 'closed', end: first, rest: rest.startsWith('#') ? '' : rest, inner: false };
  }
  const quotes = quotesIn(text, open, from);
  const last = quotes.at(-1);
  const tail = last === undefined ? '' : text.slice(last + 1);
  if (last !== undefined && last > first && isNoText(tail)) {
    if (from > 0 && isPairOfQuotes(text, quotes)) return { kind: 'text' };
    return { kind: 'closed', end: last, rest: tail.trim().startsWith('#') ? '' : tail.trim(), inner: true };
  }
  // An even number in all, the opening one too: each quote has its partner on this line.
  return quotes.length % 2 === (from > 0 ? 1 : 0) ? { kind: 'text' } : { kind: 'open' };
}

/** `"Foo" and "Bar"`: the second quote closes, the last but one opens. */
function isPairOfQuotes(text: string, quotes: readonly number[]): boolean {
  if (quotes.length < 3 || quotes.length % 2 === 0) return false;
  const second = quotes[0] ?? 0;
  const lastButOne = quotes.at(-2) ?? 0;
  const closesHere = !/\s/.test(text[second - 1] ?? ' ') && /[\s.,;:!?)]/.test(text[second + 1] ?? ' ');
  const opensHere = /[\s(]/.test(text[lastButOne - 1] ?? '') && !/\s/.test(text[lastButOne + 1] ?? ' ');
  return closesHere && opensHere;
}

/** Nothing behind the quote, or only a comma or a comment. */
function isNoText(tail: string): boolean {
  const text = tail.trim();
  return text === '' || text === ',' || text === ';' || (text.startsWith('#') && text.length < tail.length);
}
