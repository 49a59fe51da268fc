import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createEntityCheck } from '../check-entity.ts';
import type { Entity, EntityKind, EntityOf } from '../entities.ts';
import { loadVocabulary } from '../vocabulary/index.ts';
import { communityOf } from './community.ts';
import { generateNetwork } from './generate-network.ts';
import type { GeneratedEdge } from './make-edges.ts';
import { readWorld } from './world.ts';

const vocabulary = loadVocabulary();
const make = (options: Partial<Parameters<typeof generateNetwork>[0]> = {}) => [
  ...generateNetwork({ people: 600, vocabulary, ...options }),
];
const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

let entities: readonly Entity[];
let edges: readonly GeneratedEdge[];
const all = <K extends EntityKind>(kind: K): readonly EntityOf[K][] =>
  entities.flatMap((entity) => (entity.kind === kind ? [entity.value as EntityOf[K]] : []));
beforeAll(() => {
  const parts = make();
  entities = parts.flatMap((part) => part.entities);
  edges = parts.flatMap((part) => part.edges);
});

describe('a generated network', () => {
  it('is what the API promises, marked as fictional, and has every id once', () => {
    const check = createEntityCheck();
    for (const entity of entities) check(entity);
    expect(entities.filter(({ value }) => !value.fictional)).toEqual([]);
    const ids = entities.map(({ value }) => value.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has as many people and jobs as were asked for, in at least eight fields of work and twenty countries', () => {
    expect([all('person').length, all('job').length]).toEqual([600, 1200]);
    const wide = make({ people: 2000 }).flatMap((part) => part.entities);
    const jobs = wide.flatMap(({ kind, value }) => (kind === 'job' ? [value] : []));
    const fieldOf = (job: object) => ('field' in job ? job.field : undefined);
    expect(new Set(jobs.map(fieldOf)).size).toBeGreaterThanOrEqual(8);
    const countries = wide.flatMap(({ kind, value }) =>
      kind === 'person' && 'place' in value ? [value.place?.split(', ').at(-1)] : [],
    );
    expect(new Set(countries).size).toBeGreaterThanOrEqual(20);
  });

  it('is the same for the same numbers, to the byte, and another one for another seed', () => {
    expect(hashOf(make({ people: 120 }))).toBe(hashOf(make({ people: 120 })));
    expect(hashOf(make({ people: 120, seed: 2 }))).not.toBe(hashOf(make({ people: 120 })));
  });

  it('does not depend on how large it becomes: the first people are the same', () => {
    const first = (people: number) => {
      const parts = generateNetwork({ people, vocabulary });
      return Array.from({ length: 4 }, () => parts.next().value?.entities);
    };
    expect(hashOf(first(200))).toBe(hashOf(first(5000)));
  });

  it('has nothing that leads nowhere', () => {
    const ids = new Set(entities.map(({ value }) => value.id));
    const companies = new Set(all('company').map(({ name }) => name));
    const targets = [
      ...all('post').flatMap(({ authorId, links, mentions }) => [
        authorId,
        ...links.map(({ articleId }) => articleId),
        ...mentions.map(({ id }) => id),
      ]),
      ...edges.flatMap(({ from, to }) => [from, to]),
    ];
    expect(targets.filter((id) => id === undefined || !ids.has(id))).toEqual([]);
    const employers = [...all('person').flatMap(({ positions }) => positions), ...all('job')].map(
      ({ company }) => company,
    );
    expect(employers.filter((name) => !companies.has(name))).toEqual([]);
  });

  it('refuses sizes, seeds and days that are none', () => {
    for (const options of [{ people: 0 }, { people: 1.5 }, { people: 1_000_001 }, { seed: -1 }, { today: 'today' }])
      expect(() => make(options)).toThrow(RangeError);
  });
});

describe('a life', () => {
  it('goes forward: education, then one job after the other, up to today', () => {
    for (const { positions, education, id } of all('person')) {
      const jobs = positions.toReversed();
      const times = [education[0]?.end, ...jobs.flatMap(({ start, end }) => [start, end])].flatMap(
        (time) => time ?? [],
      );
      expect([id, times]).toEqual([id, times.toSorted()]);
      expect(times.at(-1)?.localeCompare('2026-12')).toBeLessThan(0);
      expect(jobs.slice(0, -1).filter(({ current }) => current)).toEqual([]);
    }
  });

  it('leads to a company of the place, where others work as well', () => {
    const placeOf = new Map(all('company').map(({ name, place }) => [name, place]));
    const teams = new Map<string, number>();
    for (const { positions, place } of all('person')) {
      const [now] = positions;
      if (!now?.current) continue;
      expect(placeOf.get(now.company)).toBe(place);
      teams.set(now.company, (teams.get(now.company) ?? 0) + 1);
    }
    const inTeams = [...teams.values()].filter((size) => size >= 3).length;
    expect(inTeams / all('company').length).toBeGreaterThan(0.75);
  });

  it('rises: nobody begins as what they became', () => {
    const long = all('person').filter(({ positions }) => positions.length >= 4);
    expect(long.length).toBeGreaterThan(50);
    const risen = long.filter(({ positions }) => positions[0]?.title !== positions.at(-1)?.title);
    expect(risen.length / long.length).toBeGreaterThan(0.9);
  });
});

describe('a job', () => {
  it('asks for what stands in its text, word for word', () => {
    for (const { text, requirements, responsibilities } of all('job'))
      for (const part of [...requirements.map((each) => each.text), ...responsibilities]) expect(text).toContain(part);
  });

  it('asks for skills that people here have, and courses teach', () => {
    const had = new Set(all('person').flatMap(({ skills }) => skills.map(({ id }) => id)));
    const taught = new Set(all('course').flatMap(({ skills }) => skills.map(({ id }) => id)));
    const asked = all('job').flatMap(({ requirements }) => requirements.flatMap(({ skills }) => skills));
    const share = (known: ReadonlySet<string>) => asked.filter(({ id }) => known.has(id)).length / asked.length;
    expect([share(had) > 0.9, share(taught)]).toEqual([true, 1]);
  });
});

describe('who knows whom', () => {
  it('holds nearly all together, a few steps apart', () => {
    const known = new Map<string, string[]>();
    for (const { kind, from, to } of edges) {
      if (kind !== 'connection') continue;
      for (const [one, other] of [
        [from, to],
        [to, from],
      ] as const)
        known.set(one, [...(known.get(one) ?? []), other]);
    }
    const steps = new Map([['person-g0', 0]]);
    for (const person of steps.keys())
      for (const other of known.get(person) ?? [])
        if (!steps.has(other)) steps.set(other, (steps.get(person) ?? 0) + 1);
    expect(steps.size).toBeGreaterThan(0.95 * 600);
    const mean = [...steps.values()].reduce((sum, count) => sum + count, 0) / steps.size;
    expect(mean).toBeLessThan(7);
  });

  it('is said once for each pair', () => {
    const pairs = edges.flatMap(({ kind, from, to }) =>
      kind === 'connection' ? [[from, to].toSorted().join(' ')] : [],
    );
    expect(new Set(pairs).size).toBe(pairs.length);
  });
});

it('gives companies names of their own, also far out', () => {
  const plan = { world: readWorld(vocabulary), seed: 1, people: 1_000_000, today: '2026-11-20' };
  const numbers = [...Array.from({ length: 400 }, (_, index) => index), 5_000, 9_999, 19_999];
  const names = numbers.flatMap((number) => communityOf(plan, number).companies.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
});
