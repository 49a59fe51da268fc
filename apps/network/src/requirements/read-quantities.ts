import type { EducationLevel } from '@trellis/network-skills';
import { matchAll } from './match-all.ts';

const WORDS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const NUMBER = `(?:\\d{1,2}(?:[.,]5|½|\\s*1/2)?|(?:${WORDS.slice(1).join('|')})(?:\\s+and\\s+(?:one-half|a\\s+half))?|eighteen|fifteen|twenty|an?(?=\\s+(?:full\\s+)?year))`;

/** A span of time that may be asked for. Hyphenated adjectives ("four-year diploma") and ages are not. */
const DURATION = new RegExp(
  `(?<![\\p{L}\\d$€£.,-])(${NUMBER})(?:\\s*\\(\\s*\\d{1,2}\\s*\\))?(?:\\s*(?:\\+|plus|or\\s+more))?(?:\\s*(?:-|–|to)\\s*${NUMBER})?\\s*(?:\\+|plus|or\\s+more)?[\\s-]*(?:full\\s+|additional\\s+|total\\s+)?(years?|yrs?\\.?|months?)\\b(?!['’]?\\s*(?:old|of\\s+age|high|contract|warranty|ago|fixed|term))`,
  'giu',
);
/** What no duration is without; most statements end here. */
const UNIT = /year|yr|month/i;
const NOT_EXPERIENCE =
  /\b(?:last|past|within|previous|next|every|first|over\s+the|maximum\s+of|up\s+to|aged?|for\s+the|(?:older|newer|younger|less|fewer|longer)\s+than|valid\s+for)\s*(?:the\s+)?$/iu;

/** The years of experience that a statement asks for: the first span of time in it, months as fractions. */
export function readYears(text: string): number | undefined {
  if (!UNIT.test(text)) return undefined;
  for (const match of matchAll(DURATION, text)) {
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    if (NOT_EXPERIENCE.test(before) || isFrequency(match, before, text)) continue;
    const amount = readNumber(match[1] as string);
    const years = /^m/iu.test(match[2] as string) ? amount / 12 : amount;
    if (years > 0 && years <= 40) return Math.round(years * 100) / 100;
  }
  return undefined;
}

/** "Twice a year", "four exercises a year": how often, not how long. */
function isFrequency({ 0: whole, 1: number = '', index }: RegExpExecArray, before: string, text: string): boolean {
  if (!/^an?$/iu.test(number) || !/(?:\p{L}s|once|twice|\d)\s$/iu.test(before)) return false;
  return !/^(?:'s|’s)? (?:of|experience|or more)\b/u.test(text.slice(index + whole.length, index + whole.length + 14));
}

function readNumber(text: string): number {
  const half = /½|1\/2$|half/iu.test(text) ? 0.5 : 0;
  const digits = /^\d+(?:[.,]\d)?/u.exec(text)?.[0];
  if (digits !== undefined) return Number(digits.replace(',', '.')) + half;
  const word = text.toLowerCase().split(/\s/u)[0] as string;
  const special: Record<string, number> = { a: 1, an: 1, fifteen: 15, eighteen: 18, twenty: 20 };
  return (Object.hasOwn(special, word) ? (special[word] as number) : WORDS.indexOf(word)) + half;
}

/** Lowest first: where a statement names several, the lowest is what it asks for at least. */
const LEVELS: readonly (readonly [EducationLevel, RegExp])[] = [
  [
    'high-school',
    /\bhigh[- ]school (?:diploma|graduat\w+|education|degree|or (?:equivalent|GED))|\bGED\b|\bsecondary (?:school|education)|\bA-levels?\b/iu,
  ],
  ['associate', /\bassociate(?:'s|’s|s)?(?: of \w+)? degree|\b60 semester credits|\btwo-year degree/iu],
  [
    'bachelor',
    /\bbaccalaureate|\bbachelor(?:'s|’s|s)?\b|\bB\.?Sc\b|\bB\.[AS]\.|\bB[AS] (?:in|degree)|\bBSN\b|\bundergraduate degree|\bfour-year degree|\b(?:college|university) degree|\bdegree in\b/iu,
  ],
  [
    'master',
    /\bmaster(?:'s|’s|s)\b(?: degree)?|\bmaster degree|\bmaster of\b|\bM\.?Sc\b|\bMBA\b|\bM\.[AS]\.|\bgraduate degree|\bMSN\b|\bMPH\b|\bMPA\b/iu,
  ],
  ['doctorate', /\bPh\.?\s?D\b|\bdoctora(?:te|l)\b/iu],
];

/** What no degree is without; most statements end here. */
const SCHOOLING =
  /school|GED|level|degree|credits|baccal|bachelor|graduate|master|doctor|\b[BM]\.?[AS]|MBA|BSN|MPH|MPA|Ph/i;

/** The degree that a statement asks for. */
export function readEducation(text: string): EducationLevel | undefined {
  if (!SCHOOLING.test(text)) return undefined;
  const named = LEVELS.filter(([, pattern]) => pattern.test(text)).map(([level]) => level);
  // "A master's degree in …" also matches "degree in".
  if (
    named[0] === 'bachelor' &&
    named.length > 1 &&
    !/bachelor|baccalaureate|\bB\.?Sc|\bB\.?[AS]\b|undergraduate|BSN/iu.test(text)
  )
    return named[1];
  return named[0];
}
