import { beginsAnew, isNameWord, isPerson, readName } from './names.ts';
import type { WordSpan } from './word-span.ts';
import type { Word } from './words.ts';

/** Words after which a gerund begins what is done: "experience managing", "responsible for managing". */
const BEFORE_GERUND = new Set(
  'experience in of for include includes including involve involves involving when you at record be with previously background and responsibilities duties skills whilst while from see'.split(
    ' ',
  ),
);
/** "We can …", "they will …": what somebody else does. */
const OTHERS = new Set('we they i it client company she he try'.split(' '));
/** What an employer or an agency does, or what says nothing without its object's object. */
const NOT_A_TASK = new Set(
  'recruit apply applying report contact visit discuss appoint act acting recruiting hire hiring reporting encompassing operating seek seeking seeks'.split(
    ' ',
  ),
);
const VAGUE = new Set(
  ' ensuring make take use help play provide set turn place cover enable serve work working'.split(' '),
);
const LINKS = new Set(['of', 'with', 'on', 'for', 'to', 'in', 'out', 'up', 'into', 'under', 'from', 'at']);
const MAX_WORDS = 14;

/** What is done: a verb with its object, "managing all aspects of the kitchen", "to develop qualified leads"; and the further objects in a list. */
export function findTasks(words: readonly Word[]): WordSpan[] {
  const spans: WordSpan[] = [];
  let at = 0;
  while (at < words.length) {
    const end = startsTask(words, at) ? endOfTask(words, at) : at;
    if (end > at && !isIdle(words, at, end)) {
      spans.push({ from: at, end });
      at = readMore(words, end, spans);
    } else at += 1;
  }
  return spans;
}

/** "manage renewals, adjustments and queries": each further object is something of its own. */
function readMore(words: readonly Word[], at: number, spans: WordSpan[]): number {
  let next = at;
  while (words[next]?.kind === 'comma' || words[next]?.kind === 'and') {
    let start = next + 1;
    if (words[start]?.kind === 'and') start += 1;
    if (isVerb(words[start]) && startsTask(words, start)) return start;
    const { from, end } = readName(words, start);
    const after = words[end];
    if (
      end === from ||
      isPerson(words[end - 1]) ||
      (after !== undefined && !['comma', 'and', 'end', 'preposition', 'break', 'to'].includes(after.kind))
    )
      return next;
    spans.push({ from, end });
    next = end;
  }
  return next;
}

function startsTask(words: readonly Word[], at: number): boolean {
  const word = words[at] as Word;
  if (NOT_A_TASK.has(word.lower)) return false;
  const before = words[at - 1]?.kind === 'adverb' ? words[at - 2] : words[at - 1];
  const opens =
    before === undefined ||
    before.kind === 'end' ||
    before.kind === 'comma' ||
    before.kind === 'and' ||
    beginsAnew(words, at);
  if (word.kind === 'gerund') return (opens || BEFORE_GERUND.has(before.lower)) && !isPerson(words[at + 1]);
  if (word.kind === 'base') {
    if (before?.kind === 'modal' || before?.kind === 'to')
      return !OTHERS.has((words[at - 2] as Word | undefined)?.lower ?? '');
    return opens || before.lower === 'you';
  }
  if (word.kind === 'past') return before?.lower === 'have' || before?.lower === 'having';
  return word.kind === 'noun' && isUnlistedVerb(words, at);
}

/** A word of no list is a verb after "will", and where it begins an item and a determiner follows: "Debrief the team", "to chair the board". */
function isUnlistedVerb(words: readonly Word[], at: number): boolean {
  const [before, word, next] = [words[at - 1], words[at] as Word, words[at + 1]];
  if (before?.kind === 'modal')
    return next !== undefined && next.kind !== 'end' && !OTHERS.has(words[at - 2]?.lower ?? '');
  const begins = before === undefined || before.kind === 'end';
  return (begins ? /^\p{Lu}\p{Ll}+$/u.test(word.text) : before.kind === 'to') && next?.kind === 'determiner';
}

const isVerb = (word: Word | undefined) => word?.kind === 'base' || word?.kind === 'gerund' || word?.kind === 'past';

function isIdle(words: readonly Word[], at: number, end: number): boolean {
  const { lower } = words[at] as Word;
  const next = words[at + 1]?.lower ?? '';
  if (/^(?:candidate|applicant)s?$/u.test((words[end - 1] as Word).lower)) return true;
  return (
    (end - at === 1 && (VAGUE.has(lower) || words[at]?.kind === 'noun')) ||
    (lower.startsWith('work') && ['for', 'in', 'within', 'as', 'at', 'alongside'].includes(next)) ||
    (lower === 'play' && next === 'a')
  );
}

/** One past the last word of the task. */
function endOfTask(words: readonly Word[], at: number): number {
  let index = at + 1;
  // "devising and advising": verbs of one form share their object.
  while (words[index]?.kind === 'and' && isVerb(words[index + 1]) && words[index + 1]?.kind === words[index - 1]?.kind)
    index += 2;
  let last = index;
  for (; index < words.length && index - at < MAX_WORDS; index += 1) {
    const word = words[index] as Word;
    if (beginsAnew(words, index)) break;
    if (isNameWord(word)) last = index + 1;
    else if (word.kind === 'determiner' || word.kind === 'adverb') continue;
    else if (word.kind === 'and') {
      if (words[index - 1]?.kind !== 'adjective' || words[index + 1]?.kind !== 'adjective') break;
    } else if ((word.kind !== 'preposition' && word.kind !== 'to') || !leadsOn(words, at, index)) break;
  }
  return last;
}

function leadsOn(words: readonly Word[], at: number, index: number): boolean {
  const [link, next] = [words[index] as Word, words[index + 1]];
  if (!LINKS.has(link.lower) || next === undefined || next.kind === 'end' || next.kind === 'comma') return false;
  if (link.kind === 'to' && isVerb(next)) return false;
  // Straight after the verb it belongs to it: "work with", "deal with", "respond to".
  return index === at + 1 || words[index - 1]?.kind === 'adverb' || link.lower === 'of';
}
