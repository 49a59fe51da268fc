import type { Requirement, SkillRef } from '@trellis/network-skills';
import { readEducation, readYears } from './read-quantities.ts';
import { readChoice } from './choices.ts';
import { readConditions } from './read-conditions.ts';
import type { SkillSpan } from '../vocabulary/index.ts';
import type { Vocabulary } from '../vocabulary/index.ts';
import { findPhrases } from './phrases/find-phrases.ts';

const PREFERRED =
  /\b(?:prefer(?:red|ence)|desir(?:ed|able)|(?:is|are|a|big|strong|definite|considered|would be)(?: an?)? (?:plus|bonus|advantage|asset)|a plus|nice to have|advantageous|beneficial|helpful|not (?:required|essential|needed|necessary)|it helps|optional|(?:also )?acceptable|would (?:also )?(?:help|be (?:great|nice|welcome|useful|lovely|ideal))|at an advantage|an? (?:\p{L}+ )?(?:advantage|edge)|so much the better|given preference|welcome|you (?:may|might) (?:already )?have)\b/iu;
const MUST = /\b(?:must|required|mandatory|essential)\b/iu;
const NOT_MUST = /\bnot (?:strictly )?(?:required|mandatory|essential)\b/iu;
const LICENCE =
  /\b(?:licen[cs](?:e|es|ed|ure)|certificat(?:e|es|ion|ions)|certified|registered (?:nurse|architect|professional)|registration with|CDL|accreditation)\b/iu;
const LANGUAGE_CUE =
  /\b(?:fluen\w*|speak\w*|spoken|bilingual|multilingual|languages?|native|mother tongue|proficien\w+|conversational|[ABC][12]|read and write|written|business)\b/iu;
const FOREIGN = /\b(?:foreign|second|additional|other|another) languages?\b|\bbilingual|\bmultilingual/iu;
/** Asks for a standing with the employer, not for a skill. */
const ELIGIBILITY = /\bopen to .{3,60} only\b|\bcivil service list\b|\bmust be a permanent\b/iu;
const EXPERIENCE = /\b(?:experience|track record|background|history of|worked|years)\b/iu;
const SKILL =
  /\b(?:skills?|abilit(?:y|ies)|knowledge|familiar\w*|proficien\w*|understanding|competen\w+|expertise|fluency|aptitude|command of|talent|comfortable|confident|writing|thinking|oriented|motivated|leadership)\b/iu;

/** Vocational training is enough here, so that no degree is asked for. */
const TRAINING_OR_DEGREE = /\b(?:training|apprenticeship)\b.{0,40}\bor (?:an? )?(?:\w+ )?degree\b/iu;

/** What one statement asks for, before it has an id. */
export type Reading = Omit<Requirement, 'id'>;

/** Reads one statement of a posting. `preferred` says that its section or list holds wishes. */
export function readRequirement(text: string, preferred: boolean, vocabulary: Vocabulary): Reading {
  const spans = vocabulary.findSkills(text);
  const language = readsAsLanguage(text, spans, vocabulary);
  const status = ELIGIBILITY.test(text);
  const used = status ? [] : language ? spans : spans.filter((span) => vocabulary.get(span.id)?.kind !== 'language');
  const educationLevel = TRAINING_OR_DEGREE.test(text) ? undefined : readEducation(text);
  const minimumYears = readYears(text);
  const kind = status ? 'other' : kindOf({ text, spans: used, language, educationLevel, minimumYears, vocabulary });
  const choice = readChoice(text, kind === 'licence' ? onlyLicences(used, vocabulary) : used, kind);
  const alternatives = equivalentTo(text);
  const phrases = unnamedPhrases(text, spans, vocabulary);
  return {
    text,
    kind,
    importance: importanceOf(text, preferred),
    skills: uniqueRefs(choice.spans),
    anyOfSkills: choice.any,
    ...(minimumYears !== undefined && { minimumYears }),
    ...(educationLevel !== undefined && { educationLevel }),
    ...readConditions(text, spans, { kind, asksLanguage: language, vocabulary }),
    ...(phrases.length > 0 && { phrases }),
    ...(alternatives !== undefined && { alternatives }),
  };
}

const MAX_PHRASES = 12;

/** What is asked for in words that the vocabulary does not know. */
function unnamedPhrases(text: string, spans: readonly SkillSpan[], vocabulary: Vocabulary): string[] {
  const unnamed = findPhrases(text, vocabulary, spans).filter(
    (phrase) => phrase.type === 'skill' && !spans.some(({ start, end }) => start < phrase.end && end > phrase.start),
  );
  return [...new Set(unnamed.map(({ start, end }) => text.slice(start, end)))].slice(0, MAX_PHRASES);
}

/** True when a statement says itself that it is a wish. */
export function isPreference(text: string): boolean {
  return PREFERRED.test(text);
}

function importanceOf(text: string, preferred: boolean): Requirement['importance'] {
  if (PREFERRED.test(text) || /^(?:ideally|preferably)\b/iu.test(text)) return 'preferred';
  return preferred && !(MUST.test(text) && !NOT_MUST.test(text)) ? 'preferred' : 'must';
}

interface Signs {
  readonly text: string;
  readonly spans: readonly SkillSpan[];
  readonly language: boolean;
  readonly educationLevel: Requirement['educationLevel'];
  readonly minimumYears: number | undefined;
  readonly vocabulary: Vocabulary;
}

function kindOf(signs: Signs): Requirement['kind'] {
  const { text, spans, language, educationLevel, minimumYears, vocabulary } = signs;
  if (educationLevel !== undefined || /\b(?:matriculat|semester credits|degree\b|vocational training)/iu.test(text))
    return 'education';
  if (LICENCE.test(text) || spans.some(({ id }) => vocabulary.get(id)?.kind === 'licence')) return 'licence';
  if (language) return 'language';
  if (minimumYears !== undefined || EXPERIENCE.test(text)) return 'experience';
  if (spans.length > 0 || SKILL.test(text)) return 'skill';
  return 'other';
}

/** Human languages count only where a language is asked for, not in "English department" or "French cuisine". */
function readsAsLanguage(text: string, spans: readonly SkillSpan[], vocabulary: Vocabulary): boolean {
  if (FOREIGN.test(text)) return true;
  const named = spans.filter((span) => vocabulary.get(span.id)?.kind === 'language');
  return named.length > 0 && (LANGUAGE_CUE.test(text) || text.length < 40);
}

/** Where a licence is asked for, the fields it is good for are no skills of their own. */
function onlyLicences(spans: readonly SkillSpan[], vocabulary: Vocabulary): readonly SkillSpan[] {
  const licences = spans.filter(({ id }) => vocabulary.get(id)?.kind === 'licence');
  return licences.length > 0 ? licences : spans;
}

/** "A degree in … or equivalent experience". */
function equivalentTo(text: string): Requirement['alternatives'] {
  const way = /\bor ((?:an )?equivalent (?:[\p{L}-]+ ){0,3}experience)\b/iu.exec(text)?.[1];
  return way === undefined ? undefined : [{ text: way }];
}

function uniqueRefs(spans: readonly SkillSpan[]): SkillRef[] {
  return [...new Map(spans.map(({ id, name }) => [id, { id, name }])).values()];
}
