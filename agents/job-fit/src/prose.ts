import type { EvidenceFinding, JobPosting } from '@trellis/network-skills';
import { literal } from '@trellis/ui-schema';

const list = new Intl.ListFormat('en', { type: 'conjunction' });
const either = new Intl.ListFormat('en', { type: 'disjunction' });

/** "a, b, and c". */
export const andList = (items: readonly string[]): string => list.format(items);
/** "a, b, or c". */
export const orList = (items: readonly string[]): string => either.format(items);

const levelNames: Readonly<Record<string, string>> = {
  'high-school': 'High-school diploma',
  associate: 'Associate degree',
  bachelor: "Bachelor's degree",
  master: "Master's degree",
  doctorate: 'Doctorate',
};

/** The table says how much it matters; the name need not. */
const importanceWords =
  /,?\s+(?:(?:is|are|would be)\s+)?(?:(?:strongly|highly|also)\s+)?(?:required|preferred|desired|desirable|essential|a plus|acceptable|a must)(?:\.?$| but not (?:required|a must)\b.*$)/i;

function yearsOf(years: number | undefined): string {
  if (!years) return '';
  return years < 1 ? `${Math.round(years * 12)} months` : `${years} ${years === 1 ? 'year' : 'years'}`;
}

/** A short name for a requirement: its own words where they are few, else the degree, the skills or the first words. */
export function labelOf({ requirement }: Pick<EvidenceFinding, 'requirement'>): string {
  const { kind, skills, educationLevel, minimumYears, anyOfSkills } = requirement;
  const text = literal(requirement.text.replace(/^(?:\d+[.)]|\([a-z]\))\s*/, '').replace(importanceWords, ''), 90);
  if (text.length <= 70) return text;
  const years = yearsOf(minimumYears);
  if (kind === 'education' && educationLevel)
    return `${levelNames[educationLevel]}${years && ` and ${years} of experience`}`;
  const names = [...new Set(skills.map((skill) => literal(skill.name, 60)))];
  if (names.length === 0 || names.length > 3) return text;
  return `${anyOfSkills ? orList(names) : andList(names)}${years && ` (${years})`}`;
}

/** "Web Developer at Harbour Shop". */
export function jobName({ title, company }: JobPosting): string {
  const name = literal(title, 100) || 'this job';
  return company.trim() ? `${name} at ${literal(company, 80)}` : name;
}

/** A paragraph from sentences; the empty ones are left out. */
export const paragraph = (...sentences: readonly (string | undefined)[]): string =>
  sentences.filter((sentence) => sentence).join(' ');

/** A section with a heading, or nothing when it has no lines. */
export const section = (heading: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `### ${heading}\n\n${lines.join('\n')}`;
