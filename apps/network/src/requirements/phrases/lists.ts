import { isPerson, readName } from './names.ts';
import type { WordSpan } from './word-span.ts';
import type { Word } from './words.ts';

const MIN_ITEMS = 3;

/**
 * The names of a list of three or more, of which the vocabulary knows one: what stands beside "SQL" and "Excel" in a list is of their kind.
 * `isKnown` says whether words hold a name of the vocabulary.
 */
export function findLists(words: readonly Word[], isKnown: (span: WordSpan) => boolean): WordSpan[] {
  const spans: WordSpan[] = [];
  let items: WordSpan[] = [];
  const close = () => {
    if (items.length >= MIN_ITEMS && items.some(isKnown))
      spans.push(...items.filter(({ end }) => !isPerson(words[end - 1])));
    items = [];
  };
  let at = 0;
  while (at < words.length) {
    const { from, end } = readName(words, at);
    if (end === from) {
      close();
      at = Math.max(at, from) + 1;
      continue;
    }
    items.push({ from, end });
    at = end;
    while (words[at]?.kind === 'comma' || words[at]?.kind === 'and') at += 1;
    if (at === end) close();
  }
  close();
  return spans;
}
