import { PRAISE } from './words.ts';
import type { Word } from './words.ts';

/** Nouns for people: what ends so is a role, not a skill. */
const PEOPLE =
  /(?:(?:writer|provider|keeper|maker|worker|builder|seller|trainer|manager|engineer|designer|developer|consultant|analyst)s?$|^(?:manager|developer|consultant|analyst|engineer|director|nurse|chef|officer|executive|assistant|administrator|designer|architect|technician|accountant|teacher|professional|candidate|client|customer|partner|member|team|colleague|staff|staf|recruiter|company|organisation|organization|agency|business|supervisor|handler|controller|coordinator|specialist|adviser|advisor|representative|owner|operator|driver|carer|worker|parent|child|user|buyer|planner|leader|head|lead|clinic|agent|sector|industry|industrie|group|role|position|force|market|fund|space|setting|house|division|department|environment|opportunity|opportunitie|vacancy|vacancie|job|candidates|person|people|world|experience|skill|ability|knowledge|background|requirement)s?$)/u;

/** True for a noun that names somebody, or the job itself. */
export const isPerson = (word: Word | undefined): boolean => word !== undefined && PEOPLE.test(word.lower);

/** True for a word that can be a part of a name of several words. */
export function isNameWord(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    (word.kind === 'noun' ||
      word.kind === 'adjective' ||
      word.kind === 'gerund' ||
      word.kind === 'base' ||
      word.kind === 'past')
  );
}

/** True where a run-on text without full stops begins anew: a capital opening after a word in lower case. */
export function beginsAnew(words: readonly Word[], at: number): boolean {
  const [word, before] = [words[at], words[at - 1]];
  if (word === undefined || before === undefined) return false;
  const opens =
    word.kind === 'base' ||
    word.kind === 'gerund' ||
    word.kind === 'determiner' ||
    word.kind === 'pronoun' ||
    PRAISE.has(word.lower) ||
    OPENINGS.has(word.lower);
  return opens && /^\p{Lu}\p{Ll}/u.test(word.text) && /^\p{Ll}/u.test(before.text);
}
const OPENINGS = new Set('ability able experience knowledge understanding proven key responsibility'.split(' '));

/** One past the last word of the name that begins here, without determiners and praise before it; `from` is where it begins then. */
export function readName(words: readonly Word[], at: number): { from: number; end: number } {
  let from = at;
  while (words[from]?.kind === 'determiner' || words[from]?.kind === 'adverb' || PRAISE.has(words[from]?.lower ?? ''))
    from += 1;
  let end = from;
  while (
    end - from < 7 &&
    isNameWord(words[end]) &&
    !(words[end]?.kind !== 'noun' && PRAISE.has(words[end]?.lower ?? '')) &&
    (end === from || !beginsAnew(words, end))
  ) {
    end += 1;
    if (words[end]?.lower === 'of' && isNameWord(words[end + 1])) end += 1;
    // "internal and external queries" is one thing, "renewals and queries" are two.
    else if (
      words[end]?.kind === 'and' &&
      words[end - 1]?.kind === 'adjective' &&
      words[end + 1]?.kind === 'adjective' &&
      isNameWord(words[end + 2])
    )
      end += 1;
  }
  return { from, end };
}
