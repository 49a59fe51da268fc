import { peopleEach } from './community.ts';
import type { Community, Plan } from './community.ts';
import { jobsPerPerson } from './make-job.ts';
import { personId } from './make-person.ts';
import type { GeneratedPerson } from './make-person.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import { dayBefore } from './timeline.ts';

/** Something between a person and somebody or something else. */
export interface GeneratedEdge {
  readonly kind: 'connection' | 'follows' | 'saved-job' | 'application';
  readonly from: string;
  readonly to: string;
  /** YYYY-MM-DD */
  readonly since: string;
}

const colleagueShare = 0.6;
const neighbourShare = 0.07;
const farShare = 0.5;
const yearsBack = 9 * 365;

/**
 * Whom and what people of a community know: most of those they worked with, some of their neighbours, and one in another community, twice as far
 * away for each further place, so that any two are a few steps apart (a hypercube; after Kleinberg, 2000).
 */
export function makeEdges(
  people: readonly GeneratedPerson[],
  { plan, community }: { plan: Plan; community: Community },
): GeneratedEdge[] {
  const first = community.number * peopleEach;
  return people.flatMap((person, place) => {
    const random = createRandom(plan.seed, 'edges', person.profile.id);
    const day = () => dayBefore(plan.today, random.whole(0, yearsBack));
    const near = people.slice(place + 1).filter((other) => {
      return random.chance(haveWorkedTogether(person, other) ? colleagueShare : neighbourShare);
    });
    const far = farAway(first + place, community.number, plan).filter(() => random.chance(farShare));
    const to = (kind: GeneratedEdge['kind'], ids: readonly string[]) =>
      ids.map((id): GeneratedEdge => ({ kind, from: person.profile.id, to: id, since: day() }));
    const jobs = () => jobsNear(first, people.length, random);
    return [
      ...to('connection', [...near.map(({ profile }) => profile.id), ...far]),
      ...to(
        'follows',
        random.some(
          community.companies.map(({ id }) => id),
          random.whole(0, 3),
        ),
      ),
      ...to('saved-job', random.chance(0.4) ? jobs() : []),
      ...to('application', random.chance(0.1) ? jobs().slice(0, 1) : []),
    ];
  });
}

function haveWorkedTogether(one: GeneratedPerson, other: GeneratedPerson): boolean {
  return one.stages.some((stage) =>
    other.stages.some(
      ({ company, start, end = Infinity }) =>
        company === stage.company && start < (stage.end ?? Infinity) && stage.start < end,
    ),
  );
}

/** Only those with higher numbers: each pair is made once. */
function farAway(index: number, community: number, { people }: Plan): string[] {
  const distances = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16_384];
  const distance = distances[index % distances.length] ?? 1;
  const other = index + distance * peopleEach;
  return (community & distance) === 0 && other < people ? [personId(other)] : [];
}

const jobsNear = (first: number, count: number, random: Random): string[] =>
  Array.from({ length: random.whole(1, 3) }, () => `job-g${(first + random.whole(0, count - 1)) * jobsPerPerson}`);
