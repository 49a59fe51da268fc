import type { JobPosting, PersonProfile } from '@trellis/network-skills';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Entity } from '../entities.ts';
import { testVocabulary } from '../testing/test-vocabulary.ts';
import { openDatabase } from './database.ts';
import type { Connection } from './database.ts';
import { createEntityStore } from './entity-store.ts';
import type { EntityStore } from './entity-store.ts';
import { createSearch } from './search.ts';
import type { Search } from './search.ts';
import { toSearchTerms } from './search-terms.ts';

let connection: Connection;
let store: EntityStore;
let search: Search;
beforeEach(() => {
  connection = openDatabase(':memory:');
  store = createEntityStore(connection);
  search = createSearch(connection);
});
afterEach(() => connection.close());

const ada = { tenant: 'acme', memberId: 'ada' };
const other = { tenant: 'acme', memberId: 'other' };
const outsider = { tenant: 'globex', memberId: 'ada' };
const person = (parts: Partial<PersonProfile>): Entity => ({
  kind: 'person',
  value: {
    id: 'person-ada',
    name: 'Ada Byron',
    positions: [],
    volunteering: [],
    education: [],
    listedSkills: [],
    certificates: [],
    languages: [],
    projects: [],
    publications: [],
    skills: [],
    totalYears: 0,
    fictional: true,
    ...parts,
  },
});
const job = (id: string, parts: Partial<JobPosting> = {}): Entity => ({
  kind: 'job',
  value: {
    id,
    title: 'Clerk',
    company: 'Acme',
    text: 'Letters.',
    responsibilities: [],
    requirements: [],
    skills: [],
    fictional: true,
    ...parts,
  },
});
const find = (viewer: typeof ada, kind: Entity['kind'], q?: string) =>
  search({
    viewer,
    kind,
    filters: [],
    limit: 10,
    ...(q !== undefined && { query: toSearchTerms(q, testVocabulary) ?? ('nothing' as const) }),
  });
const idsOf = (page: ReturnType<Search>) => page.items.map(({ id }) => id);

describe('an entity is read, found and listed in the form that is for the reader', () => {
  const whole = person({ headline: 'Engines', summary: 'Secret plans' });
  const open = person({ headline: 'Engines' });

  it.each([
    ['its owner', ada, 'Secret plans'],
    ['somebody else in the tenant', other, undefined],
  ] as const)('%s', (_, viewer, summary) => {
    store.write(ada, whole, { forms: { everyone: open, connections: open } });
    expect(store.read(viewer, 'person', 'person-ada')?.value).toEqual(summary ? whole.value : open.value);
    expect(idsOf(find(viewer, 'person', 'engines'))).toEqual(['person-ada']);
    expect(find(viewer, 'person', 'engines').total).toBe(1);
    expect(find(viewer, 'person', 'secret').total).toBe(summary ? 1 : 0);
    expect(find(viewer, 'person').total).toBe(1);
  });

  it('another tenant has nothing of it, under the same member id either', () => {
    store.write(ada, whole, { forms: { everyone: open, connections: whole } });
    expect(store.read(outsider, 'person', 'person-ada')).toBeUndefined();
    expect([find(outsider, 'person').total, find(outsider, 'person', 'engines').total]).toEqual([0, 0]);
  });

  it('without forms, what a member brings is for nobody else', () => {
    store.write(ada, whole);
    expect(store.read(other, 'person', 'person-ada')).toBeUndefined();
    expect([find(ada, 'person').total, find(other, 'person').total]).toEqual([1, 0]);
  });

  it('keeps no form that says the same as the one before', () => {
    store.write(ada, whole, { forms: { everyone: whole, connections: whole } });
    expect(connection.prepare('SELECT count(*) AS n FROM forms').get()).toEqual({ n: 1 });
  });

  it('a person of the sample is themselves for the member of that id', () => {
    store.write('everybody', whole, { forms: { everyone: open, connections: open } });
    expect(store.read({ tenant: 't', memberId: 'person-ada' }, 'person', 'person-ada')?.value).toEqual(whole.value);
    expect(store.read(ada, 'person', 'person-ada')?.value).toEqual(open.value);
    expect(find({ tenant: 't', memberId: 'person-ada' }, 'person', 'secret').total).toBe(1);
    expect(find(ada, 'person', 'secret').total).toBe(0);
  });
});

describe('a reader among many others', () => {
  it('finds the same, whether most of what there is is for them or not', () => {
    const mine = { tenant: 'acme', memberId: '' };
    store.write(mine, job('job-mine', { title: 'Clerk of works' }));
    const before = [find(ada, 'job', 'clerk'), find(ada, 'job'), find(ada, 'job', 'clerk zzz')];
    for (let index = 0; index < 20; index += 1) {
      store.write({ tenant: 'globex', memberId: '' }, job(`other-${index}`));
      store.write(other, job(`private-${index}`));
    }
    expect([find(ada, 'job', 'clerk'), find(ada, 'job'), find(ada, 'job', 'clerk zzz')]).toEqual(before);
    expect(before.map(idsOf)).toEqual([['job-mine'], ['job-mine'], ['job-mine']]);
    store.deleteOwn(other, 'job', 'private-0');
    expect(connection.prepare(`SELECT * FROM populations ORDER BY tenant`).all()).toEqual([
      { kind: 'job', tenant: 'acme', everyone: 1, others: 19 },
      { kind: 'job', tenant: 'globex', everyone: 20, others: 0 },
    ]);
  });
});

describe('what is deleted is gone', () => {
  it('leaves no word of a text in the file', () => {
    store.write(ada, person({ summary: 'Zanzibarian xylophones' }));
    expect(connection.serialize().includes('ylophone')).toBe(true);
    expect(store.deleteOwn(ada, 'person', 'person-ada')).toBe(true);
    for (const table of ['forms', 'cards', 'search_person']) {
      expect(connection.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 });
    }
    const bytes = connection.serialize();
    for (const word of ['ylophone', 'anzibar', 'Byron', 'byron']) expect(bytes.includes(word)).toBe(false);
  });

  it('clears what one source has brought, and nothing else', () => {
    store.write('everybody', job('job-1'), { source: 'sample' });
    store.write('everybody', job('job-2'), { source: 'board' });
    store.write(ada, job('job-3'));
    store.clearSource('sample');
    store.clearSource('');
    expect(idsOf(find(ada, 'job')).toSorted()).toEqual(['job-2', 'job-3']);
  });
});

describe('the best match comes first, and then the newest', () => {
  const postedOn = '2026-01-05';
  const write = (id: string, parts: Partial<JobPosting>) => void store.write('everybody', job(id, parts));

  it('by where the words stand', () => {
    write('anywhere', { text: 'Reports to the welder. One line on ships.', postedOn: '2026-03-01' });
    write('about', { text: 'A welder welds. The welder is a welder.', postedOn });
    write('title', { title: 'Welder', postedOn });
    expect(idsOf(find(ada, 'job', 'welder'))).toEqual(['title', 'about', 'anywhere']);
  });

  it('by date, as precise as it is, whatever came in first', () => {
    for (const [id, date] of [
      ['new', '2026-03-02'],
      ['none', undefined],
      ['month', '2026-03'],
      ['old', '2025-12-31'],
      ['nonsense', 'soon'],
      ['far', '9999-99-99'],
    ] as const)
      write(id, date === undefined ? {} : { postedOn: date });
    expect(idsOf(find(ada, 'job'))).toEqual(['far', 'new', 'month', 'old', 'nonsense', 'none']);
    expect(idsOf(find(ada, 'job', 'clerk'))).toEqual(['far', 'new', 'month', 'old', 'nonsense', 'none']);
  });

  it('with fewer and fewer of the words, the common ones left out first', () => {
    for (let index = 0; index < 5; index += 1) write(`clerk-${index}`, { postedOn });
    write('welder', { title: 'Welder', text: 'Sparks.', postedOn: '2020-01-01' });
    expect(idsOf(find(ada, 'job', 'clerk welder sparks'))).toEqual([
      'welder',
      'clerk-4',
      'clerk-3',
      'clerk-2',
      'clerk-1',
      'clerk-0',
    ]);
  });

  it('knows the rarer of two words that many have', () => {
    const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString().slice(0, 10);
    for (let index = 1; index <= 100; index += 1) {
      write(`job-${index}`, { text: index % 2 === 0 ? 'letters stamps' : 'letters', postedOn: day(index) });
    }
    write('common', { text: 'sparks letters', postedOn: '2020-02-02' });
    write('rarer', { text: 'sparks stamps', postedOn: '2020-01-01' });
    const page = find(ada, 'job', 'letters stamps sparks');
    expect(idsOf(page)[0]).toBe('rarer');
    expect(page).toMatchObject({ total: 102 });
  });

  it('says when there is more than it counts', () => {
    connection.transaction(() => {
      for (let index = 0; index < 1001; index += 1) write(`job-${index}`, {});
    })();
    expect(find(ada, 'job', 'clerk')).toMatchObject({ total: 1000, totalIsAtLeast: true });
    expect(find(other, 'job', 'letters clerk')).toMatchObject({ total: 1000, totalIsAtLeast: true });
  });
});
