const stopWords = new Set(
  'a about after all an and any are as at be been before but by can do does each for from get had has have how i if in into is it its many me more most much my no not of on one only or other our over she show so some such than that the their them then there these they this those to under up us use was we were what when where which while who whom whose will with within would you your'.split(
    ' ',
  ),
);

/** Words that name the same act: what one API calls fetch is another one's get. */
const verbs: Readonly<Record<string, string>> = {
  fetch: 'get',
  read: 'get',
  load: 'get',
  retrieve: 'get',
  show: 'get',
  view: 'get',
  search: 'find',
  query: 'find',
  list: 'find',
  lookup: 'find',
  browse: 'find',
};

/** Declarations come from anywhere: whatever is no text says nothing. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `runnerGroups` and `runner-groups` → runner, groups. Lower case. */
export function wordsOf(text: string): string[] {
  const spaced = text.replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2').toLowerCase();
  return spaced.match(/\p{L}+|\p{N}+/gu) ?? [];
}

/** The words that carry meaning, each without its ending: the same for singular and plural, `create` and `created`. */
export const termsOf = (text: string): string[] =>
  wordsOf(text)
    .filter((word) => word.length > 1 && !stopWords.has(word))
    .map(stem);

/** The words of a skill's name, with the many verbs for reading and finding made one. */
export const nameTermsOf = (name: string): string[] => wordsOf(name).map((word) => stem(verbs[word] ?? word));

const suffixes = ['ions', 'ion', 'ings', 'ing', 'ies', 'ied', 'es', 'ed', 'e', 's', 'y'];

function stem(word: string): string {
  if (word.length <= 3 || word.endsWith('ss')) return word;
  const suffix = suffixes.find((ending) => word.endsWith(ending) && word.length - ending.length >= 3);
  const root = suffix === undefined ? word : word.slice(0, -suffix.length);
  return root.length > 4 && root.endsWith('at') ? root.slice(0, -2) : root;
}
