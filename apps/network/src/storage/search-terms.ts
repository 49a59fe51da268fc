import type { Vocabulary } from '../vocabulary/index.ts';
import { stopWords } from './stop-words.ts';
import { aboutWords, skillTag, titleWords, wordsOf } from './tags.ts';

/** A word or a skill that a member looks for, as expressions of the full-text index. */
export interface SearchTerm {
  readonly anywhere: string;
  /** Where the title has it. */
  readonly inTitle: string;
  /** Where the text is about it: in title, subtitle, skills, or among the words that the text comes back to. */
  readonly about: string;
  /** A skill of several words, only where the text is known to have it: to pass all texts that have the words is slow. */
  readonly tagged?: Omit<SearchTerm, 'tagged'>;
}

export type SearchTerms = readonly SearchTerm[];

/** More would cost every reader time; what a question is about stands in fewer words. */
const maxTerms = 12;

/**
 * Words of a member as terms of a full-text query, in which nothing they typed is syntax. A skill is looked for under all of its names.
 * Undefined when there is no word in it.
 */
export function toSearchTerms(text: string, vocabulary: Vocabulary): SearchTerms | undefined {
  const query = text.toWellFormed().normalize('NFKC');
  const skills = vocabulary.findSkills(query);
  const terms: SearchTerm[] = [];
  const common: SearchTerm[] = [];
  let from = 0;
  for (const skill of [...skills, { id: '', start: query.length, end: query.length }]) {
    for (const word of wordsOf(query.slice(from, skill.start))) {
      (stopWords.has(word.toLowerCase()) ? common : terms).push(termOf([word], undefined));
    }
    if (skill.id !== '') terms.push(termOf(wordsOf(query.slice(skill.start, skill.end)), skill.id));
    from = Math.max(from, skill.end);
  }
  const distinct = [...new Map((terms.length > 0 ? terms : common).map((term) => [term.anywhere, term])).values()];
  return distinct.length === 0 ? undefined : distinct.slice(0, maxTerms);
}

function termOf(words: readonly string[], skillId: string | undefined): SearchTerm {
  const orSkill = (phrase: string) => {
    const names = words.length === 0 ? [] : [`"${phrase}"`];
    const all = skillId === undefined ? names : [...names, `"${skillTag(skillId)}"`];
    return all.length === 1 ? (all[0] ?? '') : `(${all.join(' OR ')})`;
  };
  // A skill that goes by another name in a title is no less what the text is about.
  const inTitle = words.length === 0 ? orSkill('') : `"${titleWords(words)}"`;
  const term = { anywhere: orSkill(words.join(' ')), inTitle, about: orSkill(aboutWords(words)) };
  if (skillId === undefined || words.length < 2) return term;
  const tag = `"${skillTag(skillId)}"`;
  return { ...term, tagged: { anywhere: tag, inTitle: `(${inTitle} AND ${tag})`, about: tag } };
}
