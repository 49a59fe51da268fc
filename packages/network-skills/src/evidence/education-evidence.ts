import type { EducationLevel, PersonProfile, Requirement } from '../entities.ts';
import type { Comparison, Evidence } from './finding.ts';
import { contentStems, stemsOf } from './words.ts';

type Education = PersonProfile['education'][number];

const levels: readonly EducationLevel[] = ['high-school', 'associate', 'bachelor', 'master', 'doctorate'];
const levelNames: Readonly<Record<EducationLevel, string>> = {
  'high-school': 'a high-school diploma',
  associate: 'an associate degree',
  bachelor: "a bachelor's degree",
  master: "a master's degree",
  doctorate: 'a doctorate',
};
const rank = (level: EducationLevel | undefined) => (level === undefined ? -1 : levels.indexOf(level));

const fieldPattern = /\b(?:in|of)\s+(?!the\b|a\b|an\b|addition\b|lieu\b|order\b)([^.;:()]{3,160})/giu;
/** Stems of words about education that name no field of it. */
export const educationStems = stemsOf(
  `degree baccalaureate bachelor bachelors master masters doctorate doctor phd associate diploma college university school accredited credit
  semester graduate graduation undergraduate education discipline subject science art applied study major hour recognized recognised
  organization organisation board commission approved state accepted minimum qualification specialized specialised course`,
);
const orElse =
  /\b(?:or|and\/or)\b[^.;]{0,60}\b(?:equivalent|experience|combination)\b|\bequivalent\b[^.;]{0,40}\b(?:experience|combination)\b/i;

/** Where a degree ends and the work that is asked for besides it begins. */
const besides =
  /,?\s+(?:and|with|plus)\s+(?:at least |a minimum of |minimum )?(?:\d+|\w+teen|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b[^.;]*\b(?:years?|months?)\b/i;

function fieldsIn(text: string): Set<string> {
  const fields = new Set<string>();
  const [degree = ''] = text.split(besides);
  for (const [, phrase = ''] of degree.matchAll(fieldPattern))
    for (const stem of contentStems(phrase)) if (!educationStems.has(stem)) fields.add(stem);
  return fields;
}

function evidenceOf(education: Education): Evidence[] {
  const where = ['education', education.institution].filter(Boolean).join(', ');
  const isText = (text: string | undefined): text is string => (text ?? '').trim() !== '';
  const quotes = [education.studyType, education.area].filter(isText);
  return (quotes.length > 0 ? quotes : [education.institution].filter(isText)).map((quote) => ({ quote, where }));
}

function fieldFits(education: Education, fields: Set<string>): boolean {
  const own = contentStems([education.area, education.studyType].join(' '));
  return [...fields].some((field) => own.has(field));
}

function notEnough(requirement: Requirement, best: Education, asked: EducationLevel): Comparison {
  const alternative = orElse.test(requirement.text);
  const below = rank(asked) - rank(best.level) === 1;
  return {
    verdict: below || alternative ? 'partly' : 'missing',
    evidence: evidenceOf(best),
    reason: [
      `${levelNames[asked]} is asked for; the highest level in your profile is ${levelNames[best.level ?? 'high-school']}.`,
      ...(alternative ? ['The posting takes an equivalent as well.'] : []),
    ]
      .join(' ')
      .replace(/^a/, 'A'),
    suggestion: alternative
      ? 'Say which experience you bring in its place, in years and in results.'
      : 'Ask whether experience counts in its place: many employers accept that, even where the posting is silent.',
  };
}

/** Compares a level of education, and the field when the posting names one. Dates of education are never looked at. */
export function compareEducation(requirement: Requirement, profile: PersonProfile): Comparison | undefined {
  const asked = requirement.educationLevel;
  if (asked === undefined) return undefined;
  const leveled = profile.education.filter((entry) => entry.level !== undefined);
  if (leveled.length === 0) {
    const some = profile.education.flatMap(evidenceOf).slice(0, 2);
    return {
      verdict: 'unclear',
      evidence: some,
      reason:
        profile.education.length === 0
          ? 'Your profile lists no education.'
          : 'Your profile lists education, but not which degree it led to.',
      suggestion: `Add the degree, its level and its field: ${levelNames[asked]} is asked for.`,
    };
  }
  const fields = fieldsIn(requirement.text);
  const fitting = leveled.filter((entry) => rank(entry.level) >= rank(asked));
  const best = leveled.reduce((highest, entry) => (rank(entry.level) > rank(highest.level) ? entry : highest));
  if (fitting.length === 0) return notEnough(requirement, best, asked);
  const inField = fields.size === 0 ? fitting[0] : fitting.find((entry) => fieldFits(entry, fields));
  if (inField) {
    const higher = rank(inField.level) > rank(asked) ? ' That is above the level asked for.' : '';
    return {
      verdict: 'matched',
      evidence: evidenceOf(inField),
      reason: `Your profile lists ${levelNames[inField.level ?? asked]}.${higher}`,
    };
  }
  return {
    verdict: 'partly',
    evidence: evidenceOf(fitting[0] ?? best),
    reason: (fitting[0] ?? best).area
      ? 'The level fits; your field is another one than the posting names.'
      : 'The level fits; your profile does not say in which field.',
    suggestion: (fitting[0] ?? best).area
      ? 'Name the courses or projects that come nearest to the field they ask for.'
      : 'Add the field of your degree.',
  };
}
