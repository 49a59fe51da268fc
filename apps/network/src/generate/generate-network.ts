import type { Entity } from '../entities.ts';
import type { Vocabulary } from '../vocabulary/index.ts';
import { communityCount, communityOf, peopleEach } from './community.ts';
import type { Community, Plan } from './community.ts';
import { makeEdges } from './make-edges.ts';
import type { GeneratedEdge } from './make-edges.ts';
import { jobsPerPerson, makeJob } from './make-job.ts';
import { makePerson } from './make-person.ts';
import { makeArticles, makeCourses, makePosts } from './make-texts.ts';
import { withMemory } from './with-memory.ts';
import { readWorld } from './world.ts';

export interface GenerateOptions {
  /** From 1 to 1,000,000; there are two jobs for each, and a company for about eight. */
  readonly people: number;
  /** Another one makes another network; 1 when absent. */
  readonly seed?: number;
  /** The last day on which anything happens, YYYY-MM-DD; a fixed one when absent, so that the same options make the same network on any day. */
  readonly today?: string;
  readonly vocabulary: Vocabulary;
}

/** A part of a generated network. Everything that it refers to is in a part as well, perhaps a later one. */
export interface NetworkPart {
  readonly entities: readonly Entity[];
  readonly edges: readonly GeneratedEdge[];
}

export const mostPeople = 1_000_000;
const usualDay = '2026-11-20';

/**
 * A fictional network of any size, part by part: companies with teams, careers, jobs, posts, articles, courses and who knows whom. The same options
 * make the same network, to the byte; memory is that of one part. Throws for numbers out of range.
 */
export function* generateNetwork(options: GenerateOptions): Generator<NetworkPart> {
  const { people, seed = 1, today = usualDay } = options;
  if (!Number.isInteger(people) || people < 1 || people > mostPeople)
    throw new RangeError(`people: expected a whole number from 1 to ${mostPeople}, found ${people}`);
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new RangeError(`seed: expected a whole number from 0, found ${seed}`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today) || Number.isNaN(Date.parse(today)))
    throw new RangeError(`today: expected a day as YYYY-MM-DD, found ${today}`);
  const world = readWorld(options.vocabulary);
  const plan: Plan = { world, people, seed, today };
  const vocabulary = withMemory(options.vocabulary);
  yield { entities: coursesOf(plan), edges: [] };
  for (let number = 0; number < communityCount(plan); number++) {
    yield partOf(plan, communityOf(plan, number), vocabulary);
  }
}

function coursesOf({ world, seed }: Plan): Entity[] {
  const courses = world.fields.flatMap((field) => makeCourses(field, { world, seed }));
  const distinct = new Map(courses.map((course) => [course.id, course]));
  return [...distinct.values()].map((value) => ({ kind: 'course', value }));
}

function partOf(plan: Plan, community: Community, vocabulary: Vocabulary): NetworkPart {
  const given = { plan, community };
  const count = Math.min(peopleEach, plan.people - community.number * peopleEach);
  // The other half of the pair: 0 and 1, 2 and 3.
  const other = community.number ^ 1;
  const elsewhere = other < communityCount(plan) ? communityOf(plan, other).companies : [];
  const people = Array.from({ length: count }, (_, place) => makePerson(place, { ...given, elsewhere, vocabulary }));
  const articles = makeArticles(given);
  const posts = makePosts(people, { ...given, articles });
  const firstJob = community.number * peopleEach * jobsPerPerson;
  const jobs = Array.from({ length: count * jobsPerPerson }, (_, index) => makeJob(firstJob + index, given));
  return {
    entities: [
      ...community.companies.map((value): Entity => ({ kind: 'company', value })),
      ...people.map(({ profile }): Entity => ({ kind: 'person', value: profile })),
      ...articles.map((value): Entity => ({ kind: 'article', value })),
      ...posts.map((value): Entity => ({ kind: 'post', value })),
      ...jobs.map((value): Entity => ({ kind: 'job', value })),
    ],
    edges: makeEdges(people, given),
  };
}
