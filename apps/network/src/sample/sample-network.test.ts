import { describe, expect, it } from 'vitest';
import { readSampleGraph } from '../graph/sample-graph.ts';
import { loadVocabulary } from '../vocabulary/index.ts';
import { readSample } from './load-sample.ts';

const entities = await readSample(loadVocabulary());
const graph = readSampleGraph(new URL('../../data/sample/graph.yaml', import.meta.url), entities);
const people = entities.flatMap(({ kind, value }) => (kind === 'person' ? [value] : []));
const jobs = entities.flatMap(({ kind, value }) => (kind === 'job' ? [value] : []));
const companies = entities.flatMap(({ kind, value }) => (kind === 'company' ? [value] : []));

describe('the companies of the sample', () => {
  it('all have jobs open', () => {
    const hiring = new Set(jobs.map((job) => job.company));
    expect(companies.filter(({ name }) => !hiring.has(name)).map(({ name }) => name)).toEqual([]);
  });

  it('nearly all have a team of people of the sample', () => {
    const teamOf = (name: string) =>
      people.filter(({ positions }) => positions.some(({ company, end }) => company === name && end === undefined));
    const alone = companies.filter(({ name }) => teamOf(name).length < 2).map(({ name }) => name);
    expect(alone).toEqual(['Neem Lane Media']);
  });
});

describe('the posts of the sample', () => {
  it('link no article before it was published', () => {
    const publishedOn = new Map(
      entities.flatMap(({ kind, value }) =>
        kind === 'article' ? [[value.url, value.publishedOn ?? ''] as const] : [],
      ),
    );
    const early = entities.flatMap(({ kind, value }) =>
      kind === 'post' && value.links.some(({ url }) => (publishedOn.get(url) ?? '') > (value.publishedOn ?? ''))
        ? [value.id]
        : [],
    );
    expect(publishedOn.size).toBeGreaterThan(0);
    expect(early).toEqual([]);
  });
});

describe('the graph of the sample', () => {
  const neighbours = new Map<string, Set<string>>(people.map(({ id }) => [id, new Set()]));
  for (const [person, others] of Object.entries(graph.connections ?? {}))
    for (const other of Object.keys(others)) {
      neighbours.get(person)?.add(other);
      neighbours.get(other)?.add(person);
    }

  /** How many steps each person is away from `start`. */
  const distancesFrom = (start: string): Map<string, number> => {
    const distances = new Map([[start, 0]]);
    for (const [person, distance] of distances)
      for (const next of neighbours.get(person) ?? []) if (!distances.has(next)) distances.set(next, distance + 1);
    return distances;
  };

  it('leads from everybody to everybody in at most six steps, except to the newcomer', () => {
    const reached = distancesFrom('person-amara-okafor');
    expect(people.map(({ id }) => id).filter((id) => !reached.has(id))).toEqual(['person-kai-nakamura']);
    const longest = Math.max(...people.flatMap(({ id }) => [...distancesFrom(id).values()]));
    expect(longest).toBeGreaterThanOrEqual(4);
    expect(longest).toBeLessThanOrEqual(6);
  });

  it('has nobody connected before the job that both of them share', () => {
    const startOf = (id: string, company: string) =>
      people
        .find((person) => person.id === id)
        ?.positions.flatMap((position) => (position.company === company ? [position.start] : []))
        .toSorted()[0];
    const tooEarly = Object.entries(graph.connections ?? {}).flatMap(([person, others]) =>
      Object.entries(others).filter(([other, since]) =>
        companies.some(({ name }) => {
          const starts = [startOf(person, name), startOf(other, name)];
          return (
            starts.every((start) => start !== undefined) && starts.some((start) => String(start) > since.slice(0, 7))
          );
        }),
      ),
    );
    expect(tooEarly).toEqual([]);
  });

  it('has nobody who saves or applies for a job before it was posted', () => {
    const postedOn = new Map(jobs.map(({ id, postedOn: day }) => [id, day ?? '']));
    const early = [
      ...Object.values(graph.savedJobs ?? {}).flatMap((list) => Object.entries(list)),
      ...Object.values(graph.applications ?? {}).flatMap((list) =>
        Object.entries(list).map(([job, { on }]) => [job, on] as const),
      ),
    ].filter(([job, day]) => day < (postedOn.get(job) ?? ''));
    expect(early).toEqual([]);
  });
});
