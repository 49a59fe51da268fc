/** Shorter words have too many neighbours. */
const MIN_LENGTH = 6;

/**
 * Makes the function that finds the one word of a list that is a single edit away: a letter too many, missing, wrong, or two neighbours
 * swapped. Undefined when there is none or more than one, or for short words. The first letter has to be right, as it nearly always is, and the
 * ending, because another ending makes another word ("Germany" is no "German").
 */
export function createNearWords(words: Iterable<string>): (word: string) => string | undefined {
  const shelves = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < MIN_LENGTH || !/^[a-z]+$/u.test(word)) continue;
    const shelf = shelfOf(word.charAt(0), word.length);
    const others = shelves.get(shelf);
    if (others === undefined) shelves.set(shelf, [word]);
    else others.push(word);
  }
  return (word) => {
    if (word.length < MIN_LENGTH || word.length > 40) return undefined;
    let found: string | undefined;
    for (const length of [word.length - 1, word.length, word.length + 1])
      for (const other of shelves.get(shelfOf(word.charAt(0), length)) ?? []) {
        if (!sameEnding(word, other) || !isOneEdit(word, other)) continue;
        if (found !== undefined) return undefined;
        found = other;
      }
    return found;
  };
}

/** The same last letter, or the last two swapped. */
function sameEnding(one: string, other: string): boolean {
  if (one.at(-1) === other.at(-1)) return true;
  return one.at(-1) === other.at(-2) && one.at(-2) === other.at(-1);
}

const shelfOf = (first: string, length: number): string => `${first}${length}`;

/** True when one letter added, left out, changed, or two neighbours swapped makes one word the other. */
export function isOneEdit(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  let at = 0;
  while (at < short.length && short.charCodeAt(at) === long.charCodeAt(at)) at += 1;
  const rest = (word: string, from: number) => word.slice(from);
  if (short.length < long.length) return rest(short, at) === rest(long, at + 1);
  if (at === short.length) return false;
  if (rest(short, at + 1) === rest(long, at + 1)) return true;
  const swapped = short.charCodeAt(at) === long.charCodeAt(at + 1) && short.charCodeAt(at + 1) === long.charCodeAt(at);
  return swapped && rest(short, at + 2) === rest(long, at + 2);
}
