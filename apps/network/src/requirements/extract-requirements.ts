import type { Requirement } from '@trellis/network-skills';
import { readAlternatives } from './alternatives.ts';
import { isBoilerplate, isExplanation } from './boilerplate.ts';
import { hasDutyOpening } from './openings.ts';
import { isDemand, isDuty, isWish } from './prose-cues.ts';
import { isPreference, readRequirement } from './read-requirement.ts';
import type { Reading } from './read-requirement.ts';
import { repairText } from './repair-text.ts';
import { splitItems } from './split-items.ts';
import type { Item } from './split-items.ts';
import { splitSections } from './split-sections.ts';
import type { Section, SectionKind } from './split-sections.ts';
import { tidy, tidyKey } from './tidy.ts';
import type { Vocabulary } from '../vocabulary/index.ts';

/** The fields of a posting that say what is asked, as plain text. */
export interface PostingText {
  readonly title: string;
  readonly description?: string | undefined;
  readonly qualifications?: string | undefined;
  readonly skills?: string | undefined;
  readonly responsibilities?: string | undefined;
  readonly educationRequirements?: string | undefined;
  readonly experienceRequirements?: string | undefined;
}

const FIELDS = [
  ['qualifications', 'requirements'],
  ['educationRequirements', 'requirements'],
  ['experienceRequirements', 'requirements'],
  ['skills', 'requirements'],
  ['responsibilities', 'responsibilities'],
  ['description', 'about'],
] as const satisfies readonly (readonly [keyof PostingText, SectionKind])[];

const MAX_FIELD = 200_000;
const MAX_STATEMENTS = 60;
/** Statements of one section that are looked at; a posting has far fewer. */
const MAX_ITEMS = 500;
const MAX_STATEMENT = 700;
/** Begins like a whole sentence rather than like an item of a list. */
const SENTENCE = /^(?:we|you|if|the|our|it|they|there|this|all|applicants?|candidates?)\s/iu;
/** Shorter sentences of prose ("You will find out") say nothing about the work. */
const MIN_DUTY_WORDS = 5;

/**
 * What a posting asks for and what it offers to do. Every text is literally a part of a (repaired) field. A posting that asks
 * for nothing has no requirements; nothing is invented. HTML must be turned into text before.
 */
export function extractRequirements(
  posting: PostingText,
  vocabulary: Vocabulary,
): { requirements: Requirement[]; responsibilities: string[] } {
  const found: Found = { readings: [], duties: [], vocabulary, titleWords: wordsOf(posting.title) };
  for (const [field, kind] of FIELDS) {
    const text = repairText((posting[field] ?? '').slice(0, MAX_FIELD));
    for (const section of splitSections(text, kind)) readSection(section, found);
  }
  const requirements = distinct(found.readings, (reading) => reading.text).slice(0, MAX_STATEMENTS);
  return {
    requirements: requirements.map((reading, index) => ({ id: `r${index + 1}`, ...reading })),
    responsibilities: distinct(found.duties, (duty) => duty).slice(0, MAX_STATEMENTS),
  };
}

function wordsOf(title: string): ReadonlySet<string> {
  return new Set(
    title
      .slice(0, 200)
      .toLowerCase()
      .match(/\p{L}{4,}/gu) ?? [],
  );
}

interface Found {
  readonly readings: Reading[];
  readonly duties: string[];
  readonly vocabulary: Vocabulary;
  readonly titleWords: ReadonlySet<string>;
}

function readSection(section: Section, found: Found): void {
  if (section.kind === 'responsibilities') readDuties(section, found);
  else if (section.kind === 'about' || section.kind === 'ignored') readProse(section, found);
  else readRequirements(section, found);
}

function readRequirements({ kind, text }: Section, { readings, vocabulary, titleWords }: Found): void {
  const preferred = kind === 'preferred';
  const readList = (part: string) => {
    const all = splitItems(part, { leads: true, skip: isExplanation }).slice(0, MAX_ITEMS);
    const firstListed = all.findIndex((item) => item.listed);
    const items = all.flatMap((item, index) => {
      if (firstListed === -1 || index < firstListed || item.listed || !SENTENCE.test(item.text)) return [item];
      // Prose below a list may be about anything again.
      const asks = { titleWords, namesSkill: () => vocabulary.findSkills(item.text).length > 0 };
      return splitClauses(item).filter((clause) => isWish(clause.text, asks));
    });
    readings.push(...items.flatMap((item) => readItem(item, preferred, vocabulary)));
  };
  const alternatives = readAlternatives(text, vocabulary);
  if (alternatives === undefined) return readList(text);
  for (const part of alternatives.before) readList(part);
  readings.push(alternatives.reading);
  for (const part of alternatives.after) readList(part);
}

function readItem(item: Item, inPreferred: boolean, vocabulary: Vocabulary): Reading[] {
  if (isBoilerplate(item.text)) return [];
  const preferred = inPreferred || /\bpreferred\b|\bnice to have\b|\bbonus\b|\bplus\b/iu.test(item.lead ?? '');
  return splitPreference(item.text)
    .flatMap(splitKeywords)
    .flatMap((text) => {
      const clean = tidy(text, MAX_STATEMENT);
      return clean === undefined ? [] : splitDegree(clean).map((part) => readRequirement(part, preferred, vocabulary));
    });
}

/** "An associate degree; a bachelor's degree is preferred" and "Excel essential, SQL an advantage" ask for one thing and wish for another. */
function splitPreference(text: string): string[] {
  const marked = text.split(/,\s+/u);
  if (
    marked.length > 1 &&
    marked.every((part) =>
      /\s(?:essential|required|a must|preferred|desirable|an advantage|a plus|a bonus|welcome)[.!]*$/iu.test(part),
    )
  )
    return marked;
  const parts = text.split(/;\s+/u);
  const wishes = parts.filter(isPreference).length;
  return wishes > 0 && parts.every((part) => /\S\s\S/u.test(part)) ? parts : [text];
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
function splitDegree(text: string): string[] {
  const match = DEGREE_AND_YEARS.exec(text);
  // "… of the experience described above" means nothing by itself.
  return match === null || /\bdescribed\b/iu.test(match[2] as string)
    ? [text]
    : [match[1] as string, match[2] as string];
}

function readDuties({ text }: Section, { readings, duties, vocabulary }: Found): void {
  for (const { text: statement } of splitItems(text, { leads: false }).slice(0, MAX_ITEMS)) {
    if (isBoilerplate(statement)) continue;
    const clean = tidy(statement, MAX_STATEMENT);
    if (clean === undefined || !/\p{L}{3}/u.test(clean)) continue;
    if (isDemand(statement)) readings.push(readRequirement(clean, false, vocabulary));
    else duties.push(clean);
  }
}

function readProse({ kind, text }: Section, { readings, duties, vocabulary, titleWords }: Found): void {
  for (const item of splitItems(text, { leads: false }).flatMap(splitClauses).slice(0, MAX_ITEMS)) {
    if (isBoilerplate(item.text)) continue;
    if (isWish(item.text, { titleWords, namesSkill: () => vocabulary.findSkills(item.text).length > 0 }))
      readings.push(...readItem(item, false, vocabulary));
    else if (kind === 'about' && (isDuty(item.text, titleWords) || (item.listed && hasDutyOpening(item.text)))) {
      const clean = tidy(item.text, MAX_STATEMENT);
      if (clean !== undefined && clean.split(/\s+/u).length >= MIN_DUTY_WORDS) duties.push(clean);
    }
  }
}

/** "The office opens at six; you must be able to work early": clauses with subjects of their own speak for themselves. */
function splitClauses(item: Item): Item[] {
  const parts = item.text.split(/;\s+(?=(?:you|we|the|it|they|candidates?|applicants?|our|this)\b)/iu);
  return parts.length === 1 ? [item] : parts.map((text) => ({ ...item, text }));
}

/** Keeps the first of equal texts, and drops a text that another one contains. */
function distinct<T>(found: readonly T[], textOf: (value: T) => string): T[] {
  const values = found.slice(0, 4 * MAX_STATEMENTS);
  const keys = values.map((value) => tidyKey(textOf(value)));
  return values.filter((_, index) => {
    const key = keys[index] as string;
    if (keys.indexOf(key) < index) return false;
    return key.length < 12 || !keys.some((other) => other.length > key.length && other.includes(key));
  });
}
