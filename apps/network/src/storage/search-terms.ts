import type { Vocabulary } from '../vocabulary/index.ts';
import { stopWords } from './stop-words.ts';
import { skillTag } from './tags.ts';

/** What a member looks for: expressions of the full-text index, one for each word or skill. */
export type SearchTerms = readonly string[];

/** More would cost every reader time; what a question is about stands in fewer words. */
const maxTerms = 12;

/**
 * Words of a member as terms of a full-text query, in which nothing they typed is syntax. A skill is looked for under all of its names.
 * Undefined when there is no word in it.
 */
export function toSearchTerms(text: string, vocabulary: Vocabulary): SearchTerms | undefined {
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
  const chosen = [...new Set(terms.length > 0 ? terms : common)].slice(0, maxTerms);
  return chosen.length === 0 ? undefined : chosen;
}

function skillTerm(id: string, name: string): string {
  const words = wordsOf(name);
  const byId = quoted(skillTag(id));
  return words.length === 0 ? byId : `(${quoted(words.join(' '))} OR ${byId})`;
}

const wordsOf = (text: string): string[] =>
  text.match(/[\p{L}\p{N}\p{M}]+/gu)?.filter((word) => /[\p{L}\p{N}]/u.test(word)) ?? [];
const quoted = (words: string) => `"${words}"`;
