import type { Requirement, SkillRef } from '@trellis/network-skills';
import { readChoice } from './choices.ts';
import { findNamed } from './find-named.ts';
import { findPhrases } from './phrases/find-phrases.ts';
import { readConditions } from './read-conditions.ts';
import { importanceOf } from './read-importance.ts';
import { kindOf, readsAsLanguage } from './read-kind.ts';
import { readEducation, readYears } from './read-quantities.ts';
import type { SkillSpan, Vocabulary } from '../vocabulary/index.ts';

/** Asks for a standing with the employer, not for a skill. */
const ELIGIBILITY = /\bopen to .{3,60} only\b|\bcivil service list\b|\bmust be a permanent\b/iu;
/** Vocational training is enough here, so that no degree is asked for. */
const TRAINING_OR_DEGREE = /\b(?:training|apprenticeship)\b.{0,40}\bor (?:an? )?(?:\w+ )?degree\b/iu;

/** What one statement asks for, before it has an id. */
export type Reading = Omit<Requirement, 'id'>;

/** Reads one statement of a posting. `preferred` says that its section or list holds wishes. */
export function readRequirement(text: string, preferred: boolean, vocabulary: Vocabulary): Reading {
  const spans = findNamed(text, vocabulary);
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
