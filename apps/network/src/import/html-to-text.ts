import { scanHtml } from './scan-html.ts';

const paragraphs = new Set(
  'p div section article header footer h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre figure main aside'.split(' '),
);
const lines = new Set('li tr dt dd br hr'.split(' '));
const unread = new Set('script style template noscript svg head iframe object'.split(' '));

/** True when a text has tags or character references in it, rather than a lone `<`. */
export const looksLikeHtml = (text: string): boolean =>
  /<\/?(?:p|div|br|ul|ol|li|b|i|u|em|strong|span|h[1-6]|a|table|tr|td|section)(?:\s[^<>]{0,500})?\/?>|&(?:[a-z]{2,8}|#\d{2,5}|#x[\da-f]{2,5});/i.test(
    text,
  );

/** HTML as plain text: paragraphs apart by an empty line, list items on lines of their own that begin with `- `. */
export function htmlToText(html: string): string {
  const once = render(html);
  // Job boards like to escape twice.
  return /<(?:p|br|ul|li|div|strong)\b[^<>]{0,200}>/i.test(once) ? render(once) : once;
}

function render(html: string): string {
  const parts: string[] = [];
  /** The element whose content nobody reads, and how often it is open. */
  let skipped: { name: string; depth: number } | undefined;
  const edge = (name: string) => {
    if (paragraphs.has(name)) parts.push('\n\n');
    else if (lines.has(name)) parts.push('\n');
  };
  scanHtml(html, {
    start(name) {
      if (skipped) return void (skipped.depth += skipped.name === name ? 1 : 0);
      if (unread.has(name)) return void (skipped = { name, depth: 1 });
      edge(name);
      if (name === 'li') parts.push('- ');
      if (name === 'td' || name === 'th') parts.push(' ');
    },
    end(name) {
      if (skipped?.name === name) {
        skipped.depth -= 1;
        if (skipped.depth === 0) skipped = undefined;
      } else if (!skipped && name !== 'br') edge(name);
    },
    text(text) {
      if (!skipped) parts.push(text.replaceAll(/\s+/g, ' '));
    },
  });
  return tidy(parts.join(''));
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replaceAll(/[ \t]+/g, ' ').trim())
    .filter((line) => line !== '-')
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(/(^|\n)(- [^\n]*)\n\n(?=- )/g, '$1$2\n')
    .trim();
}
