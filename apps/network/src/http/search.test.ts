import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestNetwork } from '../testing/start-test-network.ts';
import type { TestNetwork } from '../testing/start-test-network.ts';

let network: TestNetwork;
const posting = (title: string, place: string, description: string, more: object = {}) =>
  JSON.stringify({
    '@type': 'JobPosting',
    title,
    description,
    hiringOrganization: { name: 'Acme' },
    jobLocation: { address: { addressLocality: place } },
    ...more,
  });

beforeAll(async () => {
  network = await startTestNetwork();
  const content = [
    posting('Clerk', 'Leeds', 'You need <SQL> & patience.', { employmentType: 'FULL_TIME', datePosted: '2026-03-01' }),
    posting('Clerk of works', 'Leeds', 'Knows React and SQL.', {
      employmentType: 'PART_TIME',
      datePosted: '2026-02-01',
    }),
    posting('Welder', 'Porto', 'Sparks, and no clerk.', { employmentType: 'FULL_TIME', datePosted: '2026-01-01' }),
  ].join('\n');
  await network.as('me').post('/imports', { content });
});
afterAll(() => network.close());
const get = (path: string, member = 'me') => network.as(member).get(path);

describe('facets', () => {
  it('count the values among all results, whatever the page', async () => {
    const { body } = await get('/jobs?q=clerk&facets=place,employmentType&limit=1');
    expect(body.facets).toEqual([
      {
        facet: 'place',
        counted: 3,
        values: [
          { value: 'leeds', count: 2 },
          { value: 'porto', count: 1 },
        ],
      },
      {
        facet: 'employmentType',
        counted: 3,
        values: [
          { value: 'full time', count: 2 },
          { value: 'part time', count: 1 },
        ],
      },
    ]);
  });

  it('have values that the filters of their names take', async () => {
    const { facets } = (await get('/jobs?facets=place,employmentType,skill,company')).body;
    for (const { facet, values } of facets) {
      expect(values.length).toBeGreaterThan(0);
      for (const { value, count } of values) {
        expect((await get(`/jobs?${facet}=${encodeURIComponent(value)}`)).body.total).toBe(count);
      }
    }
  });

  it('count nothing of what others have brought', async () => {
    const { body } = await get('/jobs?facets=place', 'other');
    expect(body).toEqual({ items: [], total: 0, facets: [{ facet: 'place', counted: 0, values: [] }] });
  });

  it.each(['/jobs?facets=colour', '/jobs?facets=place,', '/people?facets=remote', '/posts?facets=author'])(
    '%s is refused',
    async (path) => {
      expect(await get(path)).toMatchObject({ status: 400, body: { error: { field: 'facets' } } });
    },
  );
});

describe('highlights', () => {
  const cut = (text: string, ranges: { start: number; end: number }[]) =>
    ranges.map(({ start, end }) => text.slice(start, end));

  it('are ranges of title and snippet, in any form of the word, and never marks in the text', async () => {
    const { items } = (await get('/jobs?q=clerks%20sql&highlight=true')).body;
    const [first] = items;
    expect(first).toMatchObject({ title: 'Clerk', snippet: 'You need <SQL> & patience.' });
    expect(cut(first.title, first.highlights.title)).toEqual(['Clerk']);
    expect(cut(first.snippet, first.highlights.snippet)).toEqual(['SQL']);
  });

  it('are there only on demand', async () => {
    expect(JSON.stringify((await get('/jobs?q=clerk')).body)).not.toContain('highlights');
    expect((await get('/jobs?highlight=true')).body.items[0].highlights).toEqual({ title: [], snippet: [] });
  });
});

describe('a list of courses', () => {
  it('has pages and facets as other lists have', async () => {
    const { body } = await get('/courses?facets=level,skill');
    expect(body).toEqual({
      items: [],
      total: 0,
      facets: [
        { facet: 'level', counted: 0, values: [] },
        { facet: 'skill', counted: 0, values: [] },
      ],
    });
  });
});
