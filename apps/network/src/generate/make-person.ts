import type { PersonProfile } from '@trellis/network-skills';
import { buildProfile } from '../profile/build-profile.ts';
import type { ResumeText } from '../profile/build-profile.ts';
import type { Vocabulary } from '../vocabulary/index.ts';
import { anyRoot, employersOf, peopleEach, placeText } from './community.ts';
import type { Community, Plan } from './community.ts';
import { careerPath } from './career-path.ts';
import type { Stage } from './career-path.ts';
import { createFiller } from './fill-template.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import { monthOf, monthText } from './timeline.ts';
import type { Career, Task } from './world.ts';

/** A person, with the life that the profile tells. */
export interface GeneratedPerson {
  readonly profile: PersonProfile;
  /** Oldest first. */
  readonly stages: readonly Stage[];
}

export const personId = (index: number): string => `person-g${index}`;

interface Options {
  readonly plan: Plan;
  readonly community: Community;
  /** Companies of the neighbours. */
  readonly elsewhere: Community['companies'];
  readonly vocabulary: Vocabulary;
}

const longestLifeMonths = 34 * 12;
const educationYears: Readonly<Record<string, number>> = { vocational: 3, associate: 2, bachelor: 3, master: 5 };

/** The person of that place in the community: a career, an education before it, and what they say of both. */
export function makePerson(place: number, options: Options): GeneratedPerson {
  const { plan, community, elsewhere, vocabulary } = options;
  const index = community.number * peopleEach + place;
  const random = createRandom(plan.seed, 'person', index);
  const culture = random.chance(0.7) ? community.culture : random.weighted(plan.world.cultures);
  const name = `${random.pick(culture.given)} ${random.pick(culture.family)}`;
  const career = random.chance(0.8) ? random.pick(community.field.careers) : random.pick(plan.world.supportCareers);
  const earlier = random.chance(0.08) ? random.pick(random.pick(plan.world.fields).careers) : undefined;
  const months = 4 + Math.floor(random.fraction() ** 1.4 * longestLifeMonths);
  const path = {
    career,
    months,
    today: plan.today,
    employers: (of: Career) => employersOf(of, community.companies, community.field),
    elsewhere: (of: Career) => (elsewhere.length === 0 ? [] : employersOf(of, elsewhere, community.field)),
    random,
  };
  const stages = careerPath({ ...path, ...(earlier !== career && earlier && { earlier }) });
  const resume = tellLife({ random, plan, community, stages, name, languages: culture.languages });
  return { profile: { ...buildProfile(resume, vocabulary), id: personId(index), fictional: true }, stages };
}

interface Telling {
  readonly random: Random;
  readonly plan: Plan;
  readonly community: Community;
  readonly stages: readonly Stage[];
  readonly name: string;
  readonly languages: readonly string[];
}

function tellLife(life: Telling): ResumeText {
  const { random, community, stages, name, plan } = life;
  const last = stages.at(-1);
  if (!last) throw new Error('a life without a job');
  const first = stages[0] ?? last;
  const told = new Set<Task>();
  // What is newest is told in most detail.
  const positions = stages
    .toReversed()
    .map((stage, age) => tellStage(stage, { told, random, most: age === 0 ? 3 : 2 }));
  const years = String(Math.max(1, Math.round((monthOf(plan.today) - first.start) / 12)));
  const fill = createFiller({ years, place: community.place.slice(0, -3) }, random);
  const isOpen = last.end !== undefined;
  return {
    name,
    headline: isOpen ? `${last.title}, looking for new work` : `${last.title} at ${last.company.name}`,
    ...(random.chance(0.85) && { summary: fill(random.pick(last.career.summary)) }),
    place: placeText(community.place),
    positions,
    volunteering: [],
    education: [tellEducation(first, life)],
    listedSkills: listedSkills(last.career, told, random),
    certificates: tellCertificates(last, life),
    languages: life.languages.map((language, index) => ({
      language,
      fluency: index === 0 ? 'Native speaker' : random.pick(['Fluent', 'Good', 'Working knowledge']),
    })),
    projects: [],
    publications: [],
  };
}

function tellStage(
  { career, step, title, company, start, end }: Stage,
  { told, random, most }: { told: Set<Task>; random: Random; most: number },
) {
  const open = career.tasks.filter((task) => (task.from ?? 0) <= step && !told.has(task));
  const tasks = random.some(open, random.whole(1, most));
  for (const task of tasks) told.add(task);
  return {
    title,
    company: company.name,
    start: monthText(start),
    ...(end !== undefined && { end: monthText(end) }),
    present: end === undefined,
    highlights: tasks.map((task) => createFiller({}, random)(task.did)),
  };
}

function tellEducation({ career, start }: Stage, { random, plan: { world } }: Telling) {
  const { level, studyType, areas } = career.education;
  const end = start - random.whole(0, 5);
  const institution = createFiller({ root: anyRoot(world, random) }, random);
  return {
    institution: institution(random.pick(world.institutions[level] ?? [])),
    area: random.pick(areas),
    studyType,
    start: monthText(end - (educationYears[level] ?? 3) * 12),
    end: monthText(end),
    courses: [],
  };
}

function listedSkills(career: Career, told: ReadonlySet<Task>, random: Random): ResumeText['listedSkills'] {
  const names = [
    ...random.some(career.skills, random.whole(3, 6)).map(({ name }) => name),
    ...[...told].filter(() => random.chance(0.8)).map(({ ref }) => ref.name),
  ];
  return [...new Set(names)].map((name) => ({ name, keywords: [] }));
}

function tellCertificates({ career, start }: Stage, { random, plan }: Telling) {
  return random.some(career.certificates, random.whole(0, 2)).map((name) => ({
    name,
    issuer: random.pick(plan.world.providers),
    date: monthText(Math.min(monthOf(plan.today), start + random.whole(0, 36))),
  }));
}
