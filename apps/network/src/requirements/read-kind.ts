import type { Requirement } from '@trellis/network-skills';
import type { SkillSpan, Vocabulary } from '../vocabulary/index.ts';

const LICENCE =
  /\b(?:licen[cs](?:e|es|ed|ure)|certificat(?:e|es|ion|ions)|certified|registered (?:nurse|architect|professional)|registration with|CDL|accreditation)\b/iu;
const LANGUAGE_CUE =
  /\b(?:fluen\w*|speak\w*|spoken|bilingual|multilingual|languages?|native|mother tongue|proficien\w+|conversational|[ABC][12]|read and write|written|business)\b/iu;
const FOREIGN = /\b(?:foreign|second|third|additional|other|another) languages?\b|\bbilingual|\bmultilingual/iu;
/** What may stand before a language at the beginning of a statement, or in a row of languages. */
const PRAISE =
  /^(?:(?:an?|some|any|very|good|basic|fluent|excellent|strong|solid|working|simple|enough|professional|native|at|least|and|or|also|ideally|preferably|knowledge|command|of|either)(?!\p{L})|[\s,;/(&])*$/iu;
/** What may stand behind a language: its level, what it is for, or nothing. */
const BEHIND = /^(?:$|[\s,;/)(.!&]|\band\b|\bor\b)/u;
const EXPERIENCE = /\b(?:experience|exp|track record|background|history of|worked|years|yrs?)\b/iu;
const EDUCATION =
  /\b(?:matriculat|semester credits|degree\b|vocational training|(?:technical|vocational|formal|higher|secondary|professional) education\b)/iu;
const SKILL =
  /\b(?:skills?|abilit(?:y|ies)|knowledge|familiar\w*|proficien\w*|understanding|competen\w+|expertise|fluency|aptitude|command of|talent|comfortable|confident|writing|thinking|oriented|motivated|leadership)\b/iu;

/** What the kind of a statement is read from. `spans`: the skills that count in it. */
export interface Signs {
  readonly text: string;
  readonly spans: readonly SkillSpan[];
  readonly language: boolean;
  readonly educationLevel: Requirement['educationLevel'];
  readonly minimumYears: number | undefined;
  readonly vocabulary: Vocabulary;
}

/** What sort of thing a statement asks for. */
export function kindOf(signs: Signs): Requirement['kind'] {
  const { text, spans, language, educationLevel, minimumYears, vocabulary } = signs;
  if (educationLevel !== undefined || EDUCATION.test(text)) return 'education';
  if (isLicence(text, spans, vocabulary)) return 'licence';
  if (language) return 'language';
  if (minimumYears !== undefined || EXPERIENCE.test(text)) return 'experience';
  if (spans.length > 0 || SKILL.test(text)) return 'skill';
  return 'other';
}

/** True when a statement asks for a licence, a certificate or a registration. */
export function isLicence(text: string, spans: readonly SkillSpan[], vocabulary: Vocabulary): boolean {
  return LICENCE.test(text) || spans.some(({ id }) => vocabulary.get(id)?.kind === 'licence');
}

/** Human languages count only where a language is asked for, not in "English department" or "French cuisine". */
export function readsAsLanguage(text: string, spans: readonly SkillSpan[], vocabulary: Vocabulary): boolean {
  if (FOREIGN.test(text)) return true;
  const named = spans.filter((span) => vocabulary.get(span.id)?.kind === 'language');
  if (named.length === 0) return false;
  return text.length < 40 || LANGUAGE_CUE.test(text) || opensWithLanguage(text, named[0] as SkillSpan);
}

/** True for "Portuguese", "good English" and "Ukrainian, Nepali or Hindi": languages are all that is asked for. */
export function asksOnlyLanguages(text: string, spans: readonly SkillSpan[], vocabulary: Vocabulary): boolean {
  const [first] = spans;
  return (
    first !== undefined &&
    spans.every((span) => vocabulary.get(span.id)?.kind === 'language') &&
    opensWithLanguage(text, first)
  );
}

/** "Portuguese, and English good enough to read documentation". */
function opensWithLanguage(text: string, { start, end }: SkillSpan): boolean {
  return start < 60 && PRAISE.test(text.slice(0, start)) && BEHIND.test(text.slice(end, end + 1));
}
