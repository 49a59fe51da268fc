import type { Vocabulary } from '../vocabulary/index.ts';
import { findNamed } from './find-named.ts';
import { hasOpening } from './openings.ts';
import { readEducation, readYears } from './read-quantities.ts';
import { isPreference } from './read-importance.ts';
import { asksOnlyLanguages, isLicence } from './read-kind.ts';

/** Longer items are no row of requirements. */
const MAX_ROW = 2000;

/** Splits an item of a list into the things it asks for, where each can stand alone. Every part is literally in the item. */
export function splitParts(text: string, vocabulary: Vocabulary): string[] {
  if (text.length > MAX_ROW || !/[,;]/.test(text)) return [text];
  return splitPreference(text)
    .flatMap((part) => splitStatements(part, vocabulary))
    .flatMap((part) => splitTelegram(part, vocabulary))
    .flatMap(splitKeywords);
}

const MARKED = /\s(?:essential|required|a must|preferred|desirable|an advantage|a plus|a bonus|welcome)[.!]*$/iu;

/** "An associate degree; a bachelor's degree is preferred" and "Excel essential, SQL an advantage" ask for one thing and wish for another. */
function splitPreference(text: string): string[] {
  const marked = text.split(/,\s+/u);
  if (marked.length > 1 && marked.every((part) => MARKED.test(part) && !JOINED.test(part))) return marked;
  const parts = text.split(/;\s+/u);
  return parts.length > 1 &&
    parts.some(isPreference) &&
    parts.every((part) => /\S\s\S/u.test(part) || /^\p{Lu}\p{Ll}+$/u.test(part))
    ? parts
    : [text];
}

/** "Experience with a till; Polish or Czech": what stands between semicolons is a requirement when each part says what it asks for. */
function splitStatements(text: string, vocabulary: Vocabulary): string[] {
  if (!text.includes(';') || text.includes('(')) return [text];
  const parts = text.split(/;\s+/u);
  const speaks = (part: string) =>
    hasOpening(part) || signOf(part, vocabulary) !== undefined || isNames(part, vocabulary);
  return parts.every((part) => !JOINED.test(part) && speaks(part)) ? parts : [text];
}

/** A skill, and next to nothing else. */
function isNames(part: string, vocabulary: Vocabulary): boolean {
  const named = findNamed(part, vocabulary).reduce((sum, { start, end }) => sum + end - start, 0);
  return named * 2 > part.length;
}

type Sign = 'years' | 'licence' | 'education' | 'language' | 'opening';

/** "Trade certificate, two years on site, a driving licence": a row of different things, each of which says what it is. */
function splitTelegram(text: string, vocabulary: Vocabulary): string[] {
  if (!text.includes(',') || text.includes('(')) return [text];
  const parts = text.split(/,\s+/u);
  if (parts.length < 2 || parts.some((part) => JOINED.test(part) || part.split(' ').length > 9)) return [text];
  const signs = parts.map((part) => signOf(part, vocabulary));
  const strong = signs.filter((sign) => sign !== undefined);
  const weak = parts.filter((part, index) => signs[index] === undefined && /^an? /iu.test(part)).length;
  if (strong.length < 2 || strong.length + weak < parts.length) return [text];
  if (strong.every((sign) => sign === 'language' || sign === 'education')) return [text];
  const last = / or (.*)$/u.exec(parts.at(-1) ?? '')?.[1];
  return last !== undefined && signOf(last, vocabulary) !== undefined ? [text] : parts;
}

/** Begins like the rest of the part before it. */
const JOINED =
  /^(?:and|or|but|who|which|that|where|preferably|ideally|including|especially|not|such|both|at least|one of|two of|three of|\d+ of)\b/iu;

function signOf(part: string, vocabulary: Vocabulary): Sign | undefined {
  if (readYears(part) !== undefined) return 'years';
  const spans = findNamed(part, vocabulary);
  if (isLicence(part, spans, vocabulary)) return 'licence';
  if (readEducation(part) !== undefined) return 'education';
  if (asksOnlyLanguages(part, spans, vocabulary)) return 'language';
  return hasOpening(part) ? 'opening' : undefined;
}

/** "JavaScript, HTML, CSS, SQL": words in a row are requirements of their own. */
function splitKeywords(text: string): string[] {
  const parts = text.split(/,\s*/u);
  const isList =
    parts.length >= 3 && parts.every((part) => /^(?!(?:and|or)\b)[^\s:]+(?:\s[^\s:]+){0,2}$/iu.test(part.trim()));
  return isList ? parts : [text];
}

const DEGREE_AND_YEARS =
  /^(.*\b(?:degree|diploma|GED|bachelor(?:'s|’s)?|master(?:'s|’s)?)\b.*?),?\s+(?:and|with|plus)\s+((?:at least |a minimum of |minimum of |minimum )?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|ten)\b(?: \(\d+\))?\+?(?: plus| or more)?[ -](?:years?|months)\b.*)$/iu;

/** "A bachelor's degree and 2+ years of experience in sales" asks for two things. */
export function splitDegree(text: string): string[] {
  if (!/(?:year|month)/iu.test(text)) return [text];
  const match = DEGREE_AND_YEARS.exec(text);
  // "… of the experience described above" means nothing by itself.
  return match === null || /\bdescribed\b/iu.test(match[2] as string)
    ? [text]
    : [match[1] as string, match[2] as string];
}
