import type { Requirement } from '@trellis/network-skills';
import { readAlternatives } from './alternatives.ts';
import { isBoilerplate, isExplanation } from './boilerplate.ts';
import { hasDutyOpening } from './openings.ts';
import { isDemand, isDuty, isWish } from './prose-cues.ts';
import { readRequirement } from './read-requirement.ts';
import type { Reading } from './read-requirement.ts';
import { repairText } from './repair-text.ts';
import { splitDegree, splitParts } from './split-parts.ts';
import { splitItems } from './split-items.ts';
import type { Item } from './split-items.ts';
import { splitSections } from './split-sections.ts';
import type { Section, SectionKind } from './split-sections.ts';
import { tidy, tidyKey } from './tidy.ts';
import type { SkillSpan, Vocabulary } from '../vocabulary/index.ts';

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
  const found: Found = {
    readings: [],
    duties: [],
    vocabulary: rememberSkills(vocabulary),
    titleWords: wordsOf(posting.title),
  };
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

/** A vocabulary that looks at each text once: what a statement names decides more than one question. */
function rememberSkills(vocabulary: Vocabulary): Vocabulary {
  const known = new Map<string, SkillSpan[]>();
  return {
    get: vocabulary.get,
    all: vocabulary.all,
    resolve: vocabulary.resolve,
    get occupations() {
      return vocabulary.occupations;
    },
    findSkills(text) {
      const spans = known.get(text) ?? vocabulary.findSkills(text);
      known.set(text, spans);
      return spans;
    },
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
      if (firstListed === -1 || index < firstListed || item.listed) return [item];
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

const TELLS = /^(?:we|our|if not,?|you(?! (?:may|might|have|can|know|speak|hold|like|enjoy|are)\b)|they|it) /iu;

function readItem(item: Item, inPreferred: boolean, vocabulary: Vocabulary): Reading[] {
  if (isBoilerplate(item.text)) return [];
  const preferred = inPreferred || /\bpreferred\b|\bnice to have\b|\bbonus\b|\bplus\b/iu.test(item.lead ?? '');
  return splitParts(item.text, vocabulary).flatMap((text) => {
    const clean = tidy(text, MAX_STATEMENT);
    // "… is welcome; you drive with a colleague at first": the second part tells, it does not ask.
    if (text !== item.text && ((TELLS.test(text) && !isDemand(text)) || isBoilerplate(text))) return [];
    return clean === undefined ? [] : splitDegree(clean).map((part) => readRequirement(part, preferred, vocabulary));
  });
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

const DENIED =
  /^(?:we|you) (?:do not|don(?:'|’)t) (?:need|want|expect|require|ask for)\b[^,;]{1,80}[,;]\s+(?:but\s+)?(?=(?:we|you)\b)/iu;

/**
 * "The office opens at six; you must be able to work early": clauses with subjects of their own speak for themselves. Of "We do not need a
 * diploma, we need patience" the second half counts.
 */
function splitClauses(item: Item): Item[] {
  const denied = DENIED.exec(item.text)?.[0].length ?? 0;
  if (denied > 0) return splitClauses({ ...item, text: item.text.slice(denied) });
  if (!item.text.includes(';')) return [item];
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
