import type { SkillSpan, Vocabulary } from '../../vocabulary/index.ts';
import { findQualifications } from './qualifications.ts';
import { findLists } from './lists.ts';
import { isPerson } from './names.ts';
import { findTasks } from './tasks.ts';
import { findTopics } from './topics.ts';
import type { WordSpan } from './word-span.ts';
import { readWords } from './words.ts';
import type { Word } from './words.ts';

/** A phrase that names something a person can do or has to have: `text.slice(start, end)`. */
export interface SkillPhrase {
  readonly start: number;
  readonly end: number;
  readonly type: 'skill' | 'qualification';
}

const MAX_TEXT = 20_000;

/**
 * The phrases of a statement that name a skill or a qualification, also those that no vocabulary holds: what is done ("manage all aspects of the
 * kitchen"), what follows words such as "experience of" and "knowledge of", traits, degrees and licences, and the names of the vocabulary.
 * They do not overlap. By word lists and cue words alone, in one pass. `spans`: what the vocabulary finds in the text, where that is known.
 */
export function findPhrases(
  text: string,
  vocabulary: Vocabulary,
  spans: readonly SkillSpan[] = vocabulary.findSkills(text.slice(0, MAX_TEXT)),
): SkillPhrase[] {
  const statement = text.slice(0, MAX_TEXT);
  const words = readWords(statement);
  const named = findNamed(spans, vocabulary, words);
  const isKnown = ({ from, end }: WordSpan) => overlaps(named, toPhrase(words, { from, end }));
  const toPhrases = (spans: readonly WordSpan[]) => spans.map((span) => toPhrase(words, span));
  const tells = tellsOf(statement);
  const layers = [
    findQualifications(statement),
    ...(tells === 'how to apply' ? [] : [findTasks(words), findTopics(words)].map(toPhrases)),
    ...(tells === undefined ? [toPhrases(findLists(words, isKnown)), named] : []),
  ];
  const taken: SkillPhrase[] = [];
  for (const layer of layers) {
    let end = 0;
    const free = layer
      .sort((a, b) => a.start - b.start || b.end - a.end)
      .filter((phrase) => {
        if (phrase.start < end || overlaps(taken, phrase)) return false;
        end = phrase.end;
        return true;
      });
    taken.push(...free);
    taken.sort((a, b) => a.start - b.start);
  }
  return taken;
}

/** What a sentence is about, if neither the work nor the candidate. What such sentences name is nobody's skill. */
function tellsOf(statement: string): 'how to apply' | 'the employer' | undefined {
  if (APPLYING.test(statement)) return 'how to apply';
  if (OFFERING.test(statement)) return 'the employer';
  return EMPLOYER.test(statement) && !CANDIDATE.test(statement) ? 'the employer' : undefined;
}

const APPLYING =
  /\b(?:your cv|apply (?:now|for|online|today)|applying for|click here|your application|applications? (?:is|has|will)|all applications|this vacancy|this advert|future vacancies|email|employment agency|please (?:send|visit|contact|call))\b/iu;
const OFFERING =
  /\b(?:salary|benefits|bonus|pension|per (?:hour|annum|day)|(?:our|my) client|is an? (?:\w+ )?(?:leading|specialist)|founded|headquarter\w*)\b/iu;
const EMPLOYER = /^(?:our|we|my client|the (?:company|group|business|firm|agency)|they|their|it)\b/iu;
const CANDIDATE =
  /\b(?:you|your|candidates?|applicants?|experience\w*|skills?|knowledge|ability|responsib\w+|looking|seeks?|seeking|requires?|needs?|must|role|position)\b/iu;

function toPhrase(words: readonly Word[], { from, end }: WordSpan): SkillPhrase {
  return { start: (words[from] as Word).start, end: (words[end - 1] as Word).end, type: 'skill' };
}

/** Names of the vocabulary, unless they are a part of a role: the sales of a "sales manager". */
function findNamed(spans: readonly SkillSpan[], vocabulary: Vocabulary, words: readonly Word[]): SkillPhrase[] {
  const ends = new Map(words.map((word, index) => [word.end, index]));
  return spans.flatMap(({ start, end, id }) => {
    const last = ends.get(end) ?? words.length;
    const [word, next] = [words[last], words[last + 1]];
    if (
      isPerson(word) ||
      (isPerson(next) &&
        !/^(?:experience|skills?|knowledge|background|sector|industry|ability)$/u.test(next?.lower ?? ''))
    )
      return [];
    return [
      { start, end, type: vocabulary.get(id)?.kind === 'licence' ? ('qualification' as const) : ('skill' as const) },
    ];
  });
}

/** `sorted` does not overlap itself, so that only the neighbours of the place where a phrase would stand can touch it. */
function overlaps(sorted: readonly SkillPhrase[], { start, end }: SkillPhrase): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as SkillPhrase).end <= start) low = middle + 1;
    else high = middle;
  }
  const next = sorted[low];
  return next !== undefined && next.start < end;
}
