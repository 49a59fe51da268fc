import { isNameWord, isPerson, readName } from './names.ts';
import type { WordSpan } from './word-span.ts';
import { PRAISE } from './words.ts';
import type { Word } from './words.ts';

const CUES = new Set(
  'experience knowledge understanding awareness background expertise proficient proficiency familiar familiarity skilled skills competent competence experienced grounding fluent expert specialist versed appreciation command uptodate up-to-date numerate aware'.split(
    ' ',
  ),
);
const AFTER_CUE = new Set(['of', 'in', 'with', 'within', 'on', 'using']);
const HEADS = new Set('skills skill experience abilities background'.split(' '));
const TRAITS = new Set(
  'proactive flexible numerate literate enthusiastic passionate motivated self-motivated organised organized communicator leader conscientious dynamic driven innovative creative hardworking hard-working punctual trustworthy confident articulate resilient tenacious ambitious adaptable committed honest patient friendly analytical methodical meticulous commitment flexibility enthusiasm passion initiative integrity drive determination'.split(
    ' ',
  ),
);
/** Nouns made of verbs: with "of" they say what is done. */
const DEVERBAL =
  /^(?:analysis|review|repair|control|production|preparation|supervision|coordination|implementation|development|maintenance|management|assessment|design|planning|training|monitoring|delivery|evaluation|installation|operation|administration|creation|completion|collection|accuracy|understanding|oversight|handling|processing|testing)$/u;

/** What is known or had: "knowledge of [safety rules]", "[data collection] skills", "[proactive]", "[analysis of costs]". */
export function findTopics(words: readonly Word[]): WordSpan[] {
  const spans: WordSpan[] = [];
  const push = (from: number, end: number) => void (end > from && spans.push({ from, end }));
  let at = 0;
  while (at < words.length) {
    const { lower } = words[at] as Word;
    if (CUES.has(lower) && AFTER_CUE.has(words[at + 1]?.lower ?? '')) {
      at = readList(words, at + 2, push);
      continue;
    }
    if (HEADS.has(lower)) readBefore(words, at, push);
    else if (TRAITS.has(lower)) push(at, at + 1);
    else if (lower === 'player' && words[at - 1]?.lower === 'team') push(at - 1, at + 1);
    else if (words[at + 1]?.lower === 'of' && DEVERBAL.test(lower)) push(at, readName(words, at + 2).end);
    at += 1;
  }
  return spans;
}

/** Names in a row, joined by commas and "and". */
function readList(words: readonly Word[], start: number, push: (from: number, end: number) => void): number {
  let at = start;
  for (;;) {
    const { from, end } = readName(words, at);
    if (end === from || HEADS.has(words[from]?.lower ?? '') || words[from]?.lower === 'ability')
      return Math.max(end, at);
    if (!isPerson(words[end - 1]) || end - from > 1) push(from, isPerson(words[end - 1]) ? end - 1 : end);
    at = end;
    while (words[at]?.kind === 'comma' || words[at]?.kind === 'and') at += 1;
    if (at === end) return end;
  }
}

function readBefore(words: readonly Word[], head: number, push: (from: number, end: number) => void): void {
  let from = head;
  while (from > 0 && head - from < 4 && isNameWord(words[from - 1]) && !PRAISE.has(words[from - 1]?.lower ?? ''))
    from -= 1;
  if (from === head) return;
  push(
    from,
    words[head]?.lower === 'skills' && head - from === 1 && words[from]?.kind !== 'adjective' ? head + 1 : head,
  );
}
