import { matchAll } from './match-all.ts';

const ABBREVIATION =
  /(?:\b(?:e\.g|i\.e|etc|incl|approx|min|max|no|vs|dept|st|dr|mr|mrs|ms|inc|ltd|co|jr|sr|u\.s|n\.y|ph\.d|b\.a|b\.s|m\.a|m\.s|a\.m|p\.m)|(?:^|\s|\.)\p{L})\.$/iu;
const SENTENCE_END = /[.!?]["”’)]{0,3}(?:\s+(?=["“‘(*]{0,3}[\p{Lu}\d])|$)/gu;
/** An unclosed parenthesis must not swallow the rest of a text. */
const MAX_PARENTHESIS = 400;

const NUMBERED = /(?:^|(?<=[\s;:,]))(\d{1,2})[.)]\s+(?=\S)/gu;

/** Splits at the ends of sentences, not at abbreviations or inside parentheses. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const match of matchAll(SENTENCE_END, text)) {
    if (isInParentheses(text, from, match.index)) continue;
    if (ABBREVIATION.test(text.slice(Math.max(from, match.index - 12), match.index + 1))) continue;
    sentences.push(text.slice(from, match.index + match[0].trimEnd().length).trim());
    from = match.index + match[0].length;
  }
  sentences.push(text.slice(from).trim());
  return sentences.filter((sentence) => sentence !== '');
}

/** A part of a numbered list that runs on in one line; the part before the first number has none. */
export interface NumberedPart {
  readonly number?: number;
  readonly text: string;
}

/** Splits "1. This 2. That" where the numbers count up from 1; empty when they don't. */
export function splitNumbers(text: string): NumberedPart[] {
  const marks: { start: number; end: number }[] = [];
  for (const match of matchAll(NUMBERED, text))
    if (Number(match[1]) === marks.length + 1) marks.push({ start: match.index, end: match.index + match[0].length });
  const first = marks[0];
  if (first === undefined || (marks.length === 1 && first.start > 0)) return [];
  const parts: NumberedPart[] = marks.map(({ end }, index) => ({
    number: index + 1,
    text: text.slice(end, marks[index + 1]?.start).trim(),
  }));
  const lead = text.slice(0, first.start).trim();
  return lead === '' ? parts : [{ text: lead }, ...parts];
}

function isInParentheses(text: string, from: number, to: number): boolean {
  let depth = 0;
  for (let index = Math.max(from, to - MAX_PARENTHESIS); index < to; index += 1) {
    const character = text.charAt(index);
    if (character === '(') depth += 1;
    else if (character === ')') depth = Math.max(0, depth - 1);
  }
  return depth > 0;
}
