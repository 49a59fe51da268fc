import type { Dossier, TurnContext } from '@trellis/core';
import type {
  Course,
  Evidence,
  EvidenceFinding,
  JobPosting,
  PersonProfile,
  Requirement,
  SkillInfo,
  SkillRef,
} from '@trellis/network-skills';
import {
  createEvidenceFinder,
  findCourses,
  findJobs,
  getJob,
  getProfile,
  getSkills,
  profileIsEmpty,
} from '@trellis/network-skills';
import type { Area } from './area.ts';
import { areaOf } from './area.ts';
import { shareWord } from './words.ts';

/** An open job in the field, and how the profile stands to it. */
export interface Role {
  readonly job: JobPosting;
  readonly entryId: string;
  /** What it asks for and a profile can show; conditions of life are left out. */
  readonly findings: readonly EvidenceFinding[];
}

/** A skill that the field asks for and the profile does not show. */
export interface MissingSkill {
  readonly skill: SkillRef;
  /** In how many of the roles. */
  readonly roles: number;
}

/** Something of the member's that counts in the field. */
export interface Carried {
  /** What it is. */
  readonly label: string;
  /** What is asked for instead, where that is another skill. */
  readonly nextTo?: string;
  readonly quote: string;
  readonly where: string;
  /** `next-to`: not the same, but close. */
  readonly how: 'same' | 'next-to';
}

/** Everything an answer is built from. */
export interface Path {
  readonly area: Area | undefined;
  readonly profile: PersonProfile | undefined;
  readonly profileIsEmpty: boolean;
  readonly profileEntryId: string | undefined;
  /** Nearest first. */
  readonly roles: readonly Role[];
  readonly carried: readonly Carried[];
  /** Lines of the newest positions, where nothing is carried over by name. */
  readonly brought: readonly Evidence[];
  /** Asked for most often first. */
  readonly missing: readonly MissingSkill[];
  readonly courses: readonly Course[];
  readonly relations: readonly SkillInfo[];
  /** The profile shows the field itself. */
  readonly isThere: boolean;
}

const maxRoles = 3;

/** How much of a role the profile shows: musts count thrice, half for what is close. */
function nearness(findings: readonly EvidenceFinding[]): number {
  const weigh = ({ requirement }: EvidenceFinding) => (requirement.importance === 'must' ? 3 : 1);
  const all = findings.reduce((sum, finding) => sum + weigh(finding), 0);
  const shown = findings.reduce(
    (sum, finding) =>
      sum + weigh(finding) * (finding.verdict === 'matched' ? 1 : finding.verdict === 'partly' ? 0.5 : 0),
    0,
  );
  return all === 0 ? 0 : shown / all;
}

const asRequirement = (skill: SkillRef): Requirement => ({
  id: `area-${skill.id}`,
  text: skill.name,
  kind: 'skill',
  importance: 'must',
  skills: [skill],
  anyOfSkills: true,
});

/** Compares the profile with the field and with open jobs in it, as far as the dossier holds them. */
export function findPath(turn: TurnContext & { readonly dossier: Dossier }): Path {
  const { dossier, now } = turn;
  const area = areaOf(turn);
  const profileEntry = dossier.all(getProfile).find((entry) => entry.ok);
  const profile = profileEntry?.ok ? profileEntry.value : undefined;
  const relations = dossier.get(getSkills)?.items ?? [];
  const finder = profile && createEvidenceFinder({ profile, relations, now });
  const compare = (requirements: readonly Requirement[]) =>
    finder ? requirements.map((one) => finder.find(one)).filter(({ isCondition }) => !isCondition) : [];
  const roles = jobsOf(dossier, area)
    .map(({ job, entryId }) => ({ job, entryId, findings: compare(job.requirements) }))
    .sort((a, b) => nearness(b.findings) - nearness(a.findings) || named(b.job, area) - named(a.job, area))
    .slice(0, maxRoles);
  const ofArea = compare((area?.skills ?? []).map(asRequirement));
  const missing = missingOf(ofArea, roles);
  const carried = carriedOf([...ofArea, ...roles.flatMap(({ findings }) => findings)]);
  return {
    area,
    profile,
    profileIsEmpty: profile !== undefined && profileIsEmpty(profile),
    profileEntryId: profileEntry?.id,
    roles,
    carried,
    brought: carried.length === 0 ? broughtBy(profile) : [],
    missing,
    courses: coursesFor(missing, dossier.get(findCourses)?.items ?? [], area),
    relations,
    isThere: ofArea[0]?.verdict === 'matched',
  };
}

/** Of roles equally near, the one that is more about the field comes first. */
const named = ({ title, skills }: JobPosting, area: Area | undefined) =>
  (area && shareWord(title, area.query) ? 2 : 0) +
  skills.filter(({ id }) => area?.skills.some((skill) => skill.id === id)).length / 10;

/** What was done, before how it was called; addresses and long lines do not make a quotation. */
function broughtBy(profile: PersonProfile | undefined): Evidence[] {
  const lines = (profile?.positions ?? [])
    .slice(0, 3)
    .flatMap(({ title, company, highlights }) =>
      highlights.map((quote) => ({ quote, where: company ? `${title} at ${company}` : title })),
    )
    .filter(({ quote }) => quote.trim().length > 15 && quote.length <= 200 && !/https?:|www\.|\n/iu.test(quote));
  return [...lines.filter(({ quote }) => /\d/u.test(quote)), ...lines.filter(({ quote }) => !/\d/u.test(quote))].slice(
    0,
    2,
  );
}

/** Jobs found by words may only mention the field; where its skills are known, a job must name one of them. */
function jobsOf(dossier: Dossier, area: Area | undefined): { job: JobPosting; entryId: string }[] {
  const order = (dossier.get(findJobs)?.items ?? []).map(({ id }) => id);
  const wanted = new Set(area?.skills.map(({ id }) => id));
  return dossier
    .all(getJob)
    .flatMap((entry) => (entry.ok && order.includes(entry.value.id) ? [{ job: entry.value, entryId: entry.id }] : []))
    .filter(({ job }) => wanted.size === 0 || job.skills.some(({ id }) => wanted.has(id)))
    .sort((a, b) => order.indexOf(a.job.id) - order.indexOf(b.job.id));
}

/** The same before what is close, work before lists. */
const worth = ({ how, where }: Carried) =>
  (how === 'same' ? 2 : 0) + (/ at /u.test(where) && !where.includes(':') ? 1 : 0);

function carriedOf(findings: readonly EvidenceFinding[]): Carried[] {
  const byQuote = new Map<string, Carried>();
  const sorted = [...findings.filter(({ verdict }) => verdict === 'matched'), ...findings];
  for (const { verdict, requirement, evidence, transfers } of sorted) {
    const [proof] = evidence;
    const [transfer] = transfers;
    if (requirement.kind === 'language' || requirement.kind === 'education') continue;
    const shown =
      verdict === 'matched' || verdict === 'partly'
        ? verdict === 'matched'
          ? proof
          : (transfer?.evidence ?? proof)
        : transfer?.evidence;
    if (!shown || byQuote.has(shown.quote)) continue;
    const how = verdict === 'matched' ? 'same' : 'next-to';
    const close = how === 'next-to' && shown === transfer?.evidence ? transfer : undefined;
    const label = close?.from.name ?? requirement.skills[0]?.name ?? requirement.text;
    if ([...byQuote.values()].some((one) => one.label === label)) continue;
    const { quote, where } = shown;
    byQuote.set(quote, { label, quote, where, how, ...(close && { nextTo: close.to.name }) });
  }
  return [...byQuote.values()].sort((a, b) => worth(b) - worth(a)).slice(0, 5);
}

function missingOf(ofArea: readonly EvidenceFinding[], roles: readonly Role[]): MissingSkill[] {
  const counts = new Map<string, { skill: SkillRef; roles: number; weight: number }>();
  const add = (skill: SkillRef, role: number, weight: number) => {
    const known = counts.get(skill.id) ?? { skill, roles: 0, weight: 0 };
    counts.set(skill.id, { skill, roles: known.roles + role, weight: known.weight + weight });
  };
  for (const { missingSkills } of ofArea) for (const skill of missingSkills) add(skill, 0, 3);
  for (const { findings } of roles) {
    const own = new Map<string, { skill: SkillRef; weight: number }>();
    for (const { missingSkills, requirement } of findings)
      for (const skill of missingSkills)
        own.set(skill.id, { skill, weight: requirement.importance === 'must' ? 2 : (own.get(skill.id)?.weight ?? 1) });
    for (const { skill, weight } of own.values()) add(skill, 1, weight);
  }
  return [...counts.values()]
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 6)
    .map(({ skill, roles: count }) => ({ skill, roles: count }));
}

/** Courses that teach what is missing, those for the weightiest gaps first; with nothing missing, those of the field. */
function coursesFor(missing: readonly MissingSkill[], courses: readonly Course[], area: Area | undefined): Course[] {
  const wanted = (missing.length > 0 ? missing.map(({ skill }) => skill) : (area?.skills ?? [])).map(({ id }) => id);
  const place = (course: Course) =>
    Math.min(...course.skills.map(({ id }) => (wanted.includes(id) ? wanted.indexOf(id) : 99)));
  return courses
    .filter((course) => place(course) < 99)
    .sort((a, b) => place(a) - place(b) || a.hours - b.hours)
    .slice(0, 4);
}
