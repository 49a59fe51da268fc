import { bullet, paragraph } from './sheet.ts';
import type { Block } from './sheet.ts';
import type { ResumeTruth, TruthWork } from './truth.ts';
import { atPrecision } from './wording.ts';

/** With months. */
export const asIs = (truth: ResumeTruth) => atPrecision(truth, 'month');
/** With years alone. */
export const inYears = (truth: ResumeTruth) => atPrecision(truth, 'year');
/** Where the template has no room for places of work. */
export const withoutLocations = (truth: ResumeTruth): ResumeTruth => ({
  ...truth,
  work: truth.work.map(({ location: _location, ...work }) => work),
});
/** What is told of a position. */
export const bodyOf = ({ summary, highlights }: TruthWork): Block[] => [
  ...(summary ? [paragraph(summary)] : []),
  ...highlights.map((each) => bullet(each)),
];
/** Web addresses. */
export const links = ({ url, profiles }: ResumeTruth['basics']) => [
  ...(url ? [url] : []),
  ...(profiles ?? []).map((each) => each.url),
];
/** Skills without their groups. */
export const allSkills = (truth: ResumeTruth) =>
  truth.skills.flatMap(({ name, keywords }) => (keywords.length ? keywords : [name]));
/** A truth that knows no groups of skills. */
export const flatSkills = (truth: ResumeTruth): ResumeTruth => ({
  ...truth,
  skills: allSkills(truth).map((name) => ({ name, keywords: [] })),
});
/** Blocks under a condition. */
export const when = (condition: unknown, ...blocks: Block[]) => (condition ? blocks : []);
/** A list of one or nothing. */
export const present = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

/** Without headline and summary. */
export function withoutSummary(truth: ResumeTruth): ResumeTruth {
  const { summary: _summary, label: _label, ...basics } = truth.basics;
  return { ...truth, basics };
}

/** Positions beside each other of one employer. */
export function grouped(work: readonly TruthWork[]): TruthWork[][] {
  const groups: TruthWork[][] = [];
  for (const each of work) {
    const last = groups.at(-1);
    if (last?.[0]?.name === each.name) last.push(each);
    else groups.push([each]);
  }
  return groups;
}
