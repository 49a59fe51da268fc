import type { Vocabulary } from '../vocabulary/index.ts';

/** The same words, strict (every one must match) and loose (any one may). */
export interface FtsQuery {
  readonly all: string;
  readonly any: string;
}

const maxTerms = 32;
/** Words that nearly every text has; left out, unless the query has nothing else. */
const stopWords = new Set(
  'a an and are as at be by for from i in is it me my of on or that the this to want we what which who with you your'.split(
    ' ',
  ),
);

/**
 * Words of a member as a full-text query, in which nothing they typed is syntax. A skill is looked for under all of its names. Undefined
 * when there is no word in it.
 */
export function toFtsQuery(text: string, vocabulary: Vocabulary): FtsQuery | undefined {
  const query = text.toWellFormed().normalize('NFKC');
  const skills = vocabulary.findSkills(query);
  const terms: string[] = [];
  const common: string[] = [];
  let from = 0;
  for (const skill of [...skills, { id: '', start: query.length, end: query.length }]) {
    for (const word of wordsOf(query.slice(from, skill.start))) {
      (stopWords.has(word.toLowerCase()) ? common : terms).push(quoted(word));
    }
    if (skill.id !== '') terms.push(skillTerm(skill.id, query.slice(skill.start, skill.end)));
    from = Math.max(from, skill.end);
  }
  const chosen = (terms.length > 0 ? terms : common).slice(0, maxTerms);
  return chosen.length === 0 ? undefined : { all: chosen.join(' AND '), any: chosen.join(' OR ') };
}

/** The one word under which texts are indexed that name this skill, whatever they call it. */
export const skillWord = (id: string): string =>
  `skill${[...id].map((character) => (/[a-z0-9]/.test(character) ? character : 'x')).join('')}`;

function skillTerm(id: string, name: string): string {
  const words = wordsOf(name);
  const byId = `skills : ${quoted(skillWord(id))}`;
  return words.length === 0 ? `(${byId})` : `(${quoted(words.join(' '))} OR ${byId})`;
}

const wordsOf = (text: string): string[] =>
  text.match(/[\p{L}\p{N}\p{M}]+/gu)?.filter((word) => /[\p{L}\p{N}]/u.test(word)) ?? [];
const quoted = (words: string) => `"${words}"`;
