/** Documentation as one plain line of at most `maxLength` characters, cut at the end of a sentence or a word. Markdown links and HTML tags go. */
export function shortText(text: unknown, maxLength: number): string {
  if (typeof text !== 'string') return '';
  const plain = text
    .slice(0, 4_000)
    .replace(/<[^<>]{0,200}>/g, ' ')
    .replace(/!?\[([^[\]]{0,300})\]\([^()]{0,500}\)/g, '$1')
    .replace(/[`*]+|^#+ |^ *> ?|\[!\w+\]/gm, '')
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toWellFormed();
  if (plain.length <= maxLength) return plain;
  const cut = plain.slice(0, maxLength);
  const sentence = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('! '), cut.lastIndexOf('? '));
  if (sentence > maxLength / 3) return cut.slice(0, sentence + 1);
  const word = cut.lastIndexOf(' ', maxLength - 1);
  return `${cut.slice(0, word > maxLength / 2 ? word : maxLength - 1).toWellFormed()}…`;
}

/** Ends a phrase like a sentence. */
export const sentence = (text: string): string => (text === '' || /[.!?…]$/.test(text) ? text : `${text}.`);
