import type { Course, EvidenceFinding, SkillInfo, SkillRef } from '@trellis/network-skills';
import { skillInSentence } from '@trellis/network-skills';
import { literal, quotation } from '@trellis/ui-schema';
import type { FitAssessment } from './assess-fit.ts';
import { coursesFor, gapsOf, openOf, strengthsOf } from './gaps.ts';
import { andList, labelOf, orList, paragraph, section } from './prose.ts';

const maxGaps = 6;
const maxSteps = 4;

/** How one gets from "never done" to "done once", by the kind of skill. */
const practice: Readonly<Record<SkillInfo['kind'], (skills: string) => string>> = {
  tool: (skills) =>
    `If you have used ${skills}, say where. If not, use it once for something real, even small, and write down what came of it.`,
  technology: (skills) =>
    `If you have worked with ${skills}, say where. If not, build one small thing with it that you can show: that is worth more than a word in a list.`,
  method: (skills) =>
    `If you have done ${skills}, say where and with what result. If not, look for a piece of your present work in which it can be tried.`,
  knowledge: (skills) =>
    `If you have come to know ${skills} in any job, course or project, say where. If not, talk to somebody who does this work, and read into what they name first.`,
  transversal: (skills) => `Write down one situation in which ${skills} decided the outcome.`,
  language: (skills) => `Give your level of ${skills} honestly, and say what you are doing to raise it.`,
  licence: () =>
    'If you hold it, add it with its issuer. If not, ask by when it is needed, and what it takes to get it.',
};

/** From here on, years are a career and not a course. */
const longYears = 3;
const forYears = (skills: string) =>
  `If you have done ${skills || 'this'}, paid or not, say where and for how long. If not, no course makes up for the years: look for the role one step before this one, ask which of your experience would count, and begin to learn on the side.`;

/** A sentence that the member can say truthfully: it names only what is in the profile. */
function phraseFor(gap: EvidenceFinding, relations: readonly SkillInfo[]): string | undefined {
  const transfer = gap.transfers.find(({ evidence }) => / at /.test(evidence.where) && !evidence.where.includes(':'));
  if (!transfer) return undefined;
  const named = (skill: SkillRef) => literal(skillInSentence(skill, relations), 60);
  const [from, to] = [named(transfer.from), named(transfer.to)];
  return `You could put it like this: “I know ${from} from my time as ${literal(transfer.evidence.where, 120)}; my next step from there is ${to}.”`;
}

const courseLine = (course: Course) =>
  `Course: ${literal(course.title, 100)} (${literal(course.provider, 60)}, ${course.hours} hours).`;

interface Step {
  readonly labels: string[];
  readonly skills: SkillRef[];
  readonly advice: (skills: string) => string;
  readonly extras: string[];
}

/** Gaps that are closed in the same way are one step. */
function stepsFrom(gaps: readonly EvidenceFinding[], assessment: FitAssessment): Step[] {
  const steps = new Map<string, Step>();
  const offered = new Set<string>();
  for (const gap of gaps) {
    const [skill] = gap.missingSkills;
    const kind = skill && (assessment.relations.find((info) => info.id === skill.id)?.kind ?? 'knowledge');
    const isLong = gap.evidence.length === 0 && (gap.requirement.minimumYears ?? 0) >= longYears;
    const key = isLong ? 'years' : (kind ?? gap.suggestion ?? literal(gap.reason, 400));
    const advice = isLong ? forYears : kind ? practice[kind] : () => key;
    const step = steps.get(key) ?? { labels: [], skills: [], advice, extras: [] };
    steps.set(key, step);
    step.labels.push(labelOf(gap));
    step.skills.push(...gap.missingSkills.slice(0, 3));
    const course = coursesFor(gap, assessment).find((one) => !offered.has(one.id));
    if (course) offered.add(course.id);
    const extras = [course && courseLine(course), phraseFor(gap, assessment.relations)].filter(
      (text) => text !== undefined,
    );
    step.extras.push(...extras.filter((text) => !step.extras.includes(text)));
  }
  return [...steps.values()];
}

function lineFor({ labels, skills, advice, extras }: Step, relations: readonly SkillInfo[]): string {
  const names = [...new Set(skills.map((skill) => literal(skillInSentence(skill, relations), 60)))].slice(0, 4);
  return `- **${labels.slice(0, 3).join('; ')}** – ${paragraph(advice(orList(names)), ...extras.slice(0, 3))}`;
}

/** What the member has that is next to what is asked for, with the place that shows it. */
export function carriesOver({ findings, relations }: FitAssessment): string {
  const lines = findings.flatMap((finding) =>
    finding.transfers
      .slice(0, 1)
      .map(
        ({ from, to, evidence }) =>
          `- **${literal(from.name, 60)}**, next to ${literal(skillInSentence(to, relations), 60)}: ${quotation(evidence)}`,
      ),
  );
  return section('Close to what they ask for', [...new Set(lines)].slice(0, 4));
}

/** A concrete step for each of the weightiest gaps. */
export const nextSteps = (assessment: FitAssessment, heading = 'Next steps'): string =>
  section(
    heading,
    stepsFrom(gapsOf(assessment).slice(0, maxGaps), assessment)
      .slice(0, maxSteps)
      .map((step) => lineFor(step, assessment.relations)),
  );

/** What the profile leaves open, with what to do about each. Points with the same advice share a line. */
export function openPoints(assessment: FitAssessment, heading = 'What your profile leaves open'): string {
  const byAdvice = new Map<string, string[]>();
  for (const finding of openOf(assessment)) {
    const advice = finding.suggestion ?? literal(finding.reason, 400);
    byAdvice.set(advice, [...(byAdvice.get(advice) ?? []), labelOf(finding)]);
  }
  const lines = [...byAdvice].map(([advice, labels]) => `- **${andList(labels.slice(0, 3))}** – ${advice}`);
  return section(heading, lines.slice(0, maxSteps));
}

/** What to put first in an application, each with its proof: work before what comes close, formal points last. */
export function leadWith({ findings, profile }: FitAssessment): string {
  const isFormal = ({ requirement }: EvidenceFinding) => !['skill', 'experience', 'other'].includes(requirement.kind);
  const strengths = strengthsOf({ findings });
  const close = findings.filter((finding) => finding.verdict === 'partly' && !isFormal(finding));
  const chosen = [...strengths.filter((one) => !isFormal(one)), ...close, ...strengths.filter(isFormal)];
  const lines = chosen.slice(0, maxSteps).map((finding) => {
    const [proof] = finding.evidence;
    const advice = isFormal(finding)
      ? 'One line is enough: it settles a formal point.'
      : finding.verdict === 'partly'
        ? 'It comes close: say in one sentence what is the same and what would be new.'
        : 'Say what changed because of it, in a number where you have one.';
    return `- **${labelOf(finding)}** – ${proof ? `${quotation(proof)}. ` : ''}${advice}`;
  });
  const newest = profile?.positions.find((position) => position.title.trim() !== '');
  if (newest && chosen.every(isFormal)) {
    const place = newest.company.trim() ? ` at ${literal(newest.company, 60)}` : '';
    lines.push(
      `- **${literal(newest.title, 80)}${place}** – your newest position: pick the task in the posting that is most like something you did there, and begin with that.`,
    );
  }
  return section('Lead with', lines);
}
