import { escapeMarkdown } from './markdown.ts';
import { cleanLine } from './safe-text.ts';

const address = /https?:\/\/[^\s)]*|www\.[^\s)]*/gi;

/** Somebody else's words on one line, without addresses (clients make links of them), cut between words with an ellipsis. Plain text. */
export function shorten(text: string, maxLength: number): string {
  const line = cleanLine(
    text
      .replace(address, ' ')
      .replace(/\(\s*\)/g, ' ')
      .replace(/\s+/g, ' '),
  );
  if (line.length <= maxLength) return line;
  const space = line.lastIndexOf(' ', maxLength);
  return `${line
    .slice(0, space > maxLength / 2 ? space : maxLength)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/[,;:.\s]+$/, '')} …`;
}

/** The same as Markdown that shows exactly these words. */
export const literal = (text: string, maxLength = 200): string => escapeMarkdown(shorten(text, maxLength));

/** A literal quotation with its place, as Markdown. One that could not stay literal is left out, and only its place is named. */
export const quotation = ({ quote, where }: { readonly quote: string; readonly where: string }): string =>
  /https?:|www\.|\n/i.test(quote) ? literal(where) : `“${escapeMarkdown(quote)}” (${literal(where)})`;
