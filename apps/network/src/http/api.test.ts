import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namedSchemas } from './api-schemas.ts';
import { startTestNetwork } from '../testing/start-test-network.ts';
import type { TestNetwork } from '../testing/start-test-network.ts';
import { loadVocabulary } from '../vocabulary/index.ts';

let network: TestNetwork;
beforeAll(async () => {
  network = await startTestNetwork({ sample: true, vocabulary: loadVocabulary() });
});
afterAll(() => network.close());

const get = (path: string) => network.as('person-amara-okafor').get(path);
const resume = (name: string) => ({
  content: JSON.stringify({ basics: { name }, work: [{ name: 'Acme', position: 'Clerk' }] }),
});
const idOf = async (path: string, content: unknown, member = 'me', tenant = 'acme') =>
  (await network.as(member, tenant).post(path, content)).body.entities[0].id as string;

describe('the API returns exactly what its schemas say', () => {
  const check = new Ajv2020({ strict: false });
  const closed = (schema: object): object =>
    JSON.parse(
      JSON.stringify(schema, (_, value) =>
        value?.type === 'object' ? { ...value, additionalProperties: false } : value,
      ),
    );

  const compiled = new Map<object, ValidateFunction>();
  const problemsOf = (schema: object, value: unknown) => {
    const validate = compiled.get(schema) ?? check.compile(closed(schema));
    compiled.set(schema, validate);
    return validate(value) ? '' : check.errorsText(validate.errors);
  };

  it.each([
    ['jobs', 'JobPosting', 15],
    ['people', 'PersonProfile', 10],
    ['companies', 'CompanyPage', 5],
    ['posts', 'Post', 7],
    ['articles', 'Article', 5],
  ] as const)('every one of the %s', async (path, schema, count) => {
    const list = await get(`/${path}?limit=50`);
    expect(problemsOf(namedSchemas.SearchPage, list.body)).toBe('');
    expect(list.body.items.length).toBeGreaterThanOrEqual(count);
    for (const { id } of list.body.items) {
      const { status, body } = await get(`/${path}/${id}`);
      expect(status).toBe(200);
      expect(problemsOf(namedSchemas[schema], body)).toBe('');
      expect(body).toMatchObject({ id, fictional: true });
    }
  });

  it('courses and skills', async () => {
    const courses = await get('/courses?limit=50');
    expect(problemsOf(namedSchemas.CourseList, courses.body)).toBe('');
    const [course] = courses.body.items;
    expect((await get(`/courses/${course.id}`)).body).toEqual(course);
    const skills = await get('/skills?id=javascript&id=unknown&id=javascript');
    expect(problemsOf(namedSchemas.SkillList, skills.body)).toBe('');
    expect(skills.body.items.map(({ id }: { id: string }) => id)).toEqual(['javascript']);
  });
});

describe('references point to what the viewer can read', () => {
  it('a post names its author, its article and whom it mentions by their ids', async () => {
    const { body: post } = await get('/posts/post-checkout-with-the-keyboard');
    expect(post).toMatchObject({
      author: 'Amara Okafor',
      authorId: 'person-amara-okafor',
      authorHeadline: expect.any(String),
    });
    const [link] = post.links;
    expect((await get(`/articles/${link.articleId}`)).body.title).toBe('Accessibility is a product decision');
  });

  it('a company lists its open jobs, and a job its company', async () => {
    const { body: job } = await get('/jobs/job-accessible-frontend');
    const { body: company } = await get(`/companies/${job.companyId}`);
    expect(company.openJobs).toContainEqual({ id: job.id, title: job.title });
  });

  it('me is the member, or the résumé they brought', async () => {
    expect((await get('/people/me')).body.id).toBe('person-amara-okafor');
    const id = await idOf('/imports', resume('Own Résumé'), 'newcomer');
    expect((await network.as('newcomer').get('/people/me')).body).toMatchObject({ id, name: 'Own Résumé' });
    expect((await network.as('stranger').get('/people/me')).status).toBe(404);
  });
});

describe('lists', () => {
  const ids = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id);

  it.each(['/jobs?', '/jobs?q=the%20team%20work&', '/people?', '/posts?q=work&'])(
    '%s pages neither repeat nor skip',
    async (path) => {
      const pages = async (limit: number) => {
        const seen: string[] = [];
        const totals = new Set<number>();
        for (let cursor = ''; ;) {
          const { status, body } = await get(`${path}limit=${limit}${cursor}`);
          expect(status).toBe(200);
          seen.push(...ids(body));
          totals.add(body.total);
          if (body.cursor === undefined) return { seen, totals };
          cursor = `&cursor=${body.cursor}`;
        }
      };
      const [few, many] = [await pages(7), await pages(50)];
      expect(few.seen).toEqual(many.seen);
      expect(few.totals).toEqual(new Set([new Set(few.seen).size]));
    },
  );

  it('put the best match first, with a line about it', async () => {
    const { body } = await get('/jobs?q=accessibility%20front-end');
    expect(body.items[0]).toMatchObject({
      id: 'job-accessible-frontend',
      snippet: expect.any(String),
      subtitle: expect.stringContaining('Tessellane'),
    });
  });

  it('find a skill under all of its names', async () => {
    expect(ids((await get('/jobs?q=JS')).body)).toEqual(ids((await get('/jobs?q=ECMAScript')).body));
    expect((await get('/jobs?q=JS')).body.total).toBeGreaterThan(0);
  });

  it('find what comes nearest when nothing has every word', async () => {
    const { body } = await get('/jobs?q=registered%20nurse%20zzzzunknownword');
    expect(body.items[0].title).toMatch(/nurse/i);
  });

  it.each([
    ['company by id', '/jobs?company=company-tessellane', 'job-accessible-frontend'],
    ['company by name', '/jobs?company=tessellane%20SOFTWARE', 'job-accessible-frontend'],
    ['place', '/jobs?place=leeds', 'job-accessible-frontend'],
    ['employment type', '/jobs?employmentType=FULL_TIME&company=company-tessellane', 'job-accessible-frontend'],
    ['field', '/jobs?field=software&skill=accessibility', 'job-accessible-frontend'],
    ['skill by id', '/jobs?skill=accessibility&skill=react', 'job-accessible-frontend'],
    ['skill by name', '/people?skill=React.js', 'person-amara-okafor'],
    ['place of people', '/people?place=Leeds', 'person-amara-okafor'],
    ['author by id', '/posts?author=person-amara-okafor', 'post-checkout-with-the-keyboard'],
    ['author by name', '/posts?author=amara%20okafor', 'post-checkout-with-the-keyboard'],
    ['topic', '/articles?topic=accessibility', 'article-accessibility-is-a-product-decision'],
  ])('are narrowed by %s', async (_, path, expected) => {
    const [all, some] = [await get(path.replace(/\?.*/, '?limit=50')), await get(`${path}&limit=50`)];
    expect(ids(some.body)).toContain(expected);
    expect(some.body.total).toBeLessThan(all.body.total);
  });

  it.each(['/jobs?place=eed', '/jobs?place=%25', '/jobs?company=_', '/jobs?skill=nope', '/jobs?place=***'])(
    '%s has nothing',
    async (path) => {
      expect((await get(path)).body).toEqual({ items: [], total: 0 });
    },
  );

  it('courses that teach most of the skills come first', async () => {
    const { body } = await get('/courses?skill=accessibility&skill=html&limit=3');
    const counts = body.items.map(
      ({ skills }: { skills: { id: string }[] }) =>
        skills.filter(({ id }) => id === 'accessibility' || id === 'html').length,
    );
    expect(counts[0]).toBe(2);
    expect(counts).toEqual(counts.toSorted((a: number, b: number) => b - a));
    expect(
      (await get('/courses?skill=accessibility&level=advanced')).body.items.every(
        ({ level }: { level: string }) => level === 'advanced',
      ),
    ).toBe(true);
  });
});

describe('what members type is never syntax', () => {
  it.each([
    '"',
    '" OR "',
    'a AND',
    'NEAR(',
    'title:x',
    '*',
    '^a',
    'a*',
    '-a',
    "'; DROP TABLE entities; --",
    '(((',
    'skills : x',
    '\u0000',
    '{a b}',
    '%',
    'a\\',
    '💥',
    '\ud800',
  ])('%j', async (q) => {
    for (const path of ['jobs', 'people', 'courses', 'skills']) {
      const { status } = await get(`/${path}?q=${encodeURIComponent(q.toWellFormed())}`);
      expect([200, 400]).toContain(status);
    }
    expect((await get('/jobs')).body.total).toBeGreaterThanOrEqual(15);
  });
});

describe('errors have one shape and say where', () => {
  it.each([
    ['/jobs/nope', 404, 'NOT_FOUND', 'id'],
    ['/nope', 404, 'NOT_FOUND', undefined],
    ['/jobs?limit=0', 400, 'INVALID_REQUEST', 'limit'],
    ['/jobs?limit=ten', 400, 'INVALID_REQUEST', 'limit'],
    ['/jobs?limit=51', 400, 'INVALID_REQUEST', 'limit'],
    ['/jobs?colour=red', 400, 'INVALID_REQUEST', 'colour'],
    ['/jobs?remote=maybe', 400, 'INVALID_REQUEST', 'remote'],
    ['/jobs?q=', 400, 'INVALID_REQUEST', 'q'],
    ['/jobs?cursor=nonsense', 400, 'INVALID_REQUEST', 'cursor'],
    ['/jobs?cursor=WzEsMiwzXQ', 400, 'INVALID_REQUEST', 'cursor'],
    ['/skills', 400, 'INVALID_REQUEST', 'id'],
    ['/jobs/%E0%A4%A', 400, 'INVALID_REQUEST', undefined],
    [`/jobs/${'x'.repeat(500)}`, 400, 'INVALID_REQUEST', 'id'],
    ['/people/__proto__', 404, 'NOT_FOUND', 'id'],
  ])('%s: %i', async (path, status, code, field) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(response.body).toEqual({
      error: {
        code,
        message: expect.any(String),
        ...(field && { field }),
        ...(response.body.error.expected && { expected: expect.any(String) }),
      },
    });
    expect(JSON.stringify(response.body)).not.toMatch(/ at .*\.[jt]s|node_modules|SQLITE/);
  });

  it('a cursor belongs to its list', async () => {
    const { cursor } = (await get('/jobs?limit=2')).body;
    expect((await get(`/jobs?limit=2&q=work&cursor=${cursor}`)).status).toBe(400);
    expect((await get(`/people?limit=2&cursor=${cursor}`)).status).toBe(400);
  });

  it.each([
    ['no JSON', '{"content": ', 400, 'INVALID_REQUEST', 'body'],
    ['nothing', '', 400, 'INVALID_REQUEST', 'body'],
    ['a list', [], 400, 'INVALID_REQUEST', 'body'],
    ['no content', {}, 400, 'INVALID_REQUEST', 'content'],
    ['content that is no text', { content: 5 }, 400, 'INVALID_REQUEST', 'content'],
    ['an unknown field', { content: 'x', secret: true }, 400, 'INVALID_REQUEST', 'secret'],
    ['an unknown kind', { content: 'x', kind: 'poem' }, 400, 'INVALID_REQUEST', 'kind'],
    ['bad base64', { content: '***', encoding: 'base64' }, 400, 'INVALID_REQUEST', 'content'],
    ['an empty file', { content: ' ' }, 400, 'EMPTY_FILE', undefined],
    ['more than 1 MB', { content: 'x'.repeat(1024 * 1024 + 1) }, 413, 'FILE_TOO_LARGE', 'content'],
    ['far more than 10 MB', { content: 'x'.repeat(15 * 1024 * 1024) }, 413, 'TOO_LARGE', undefined],
    [
      'an image',
      { content: Buffer.from([0xff, 0xd8, 0xff, 0xe0]).toString('base64'), encoding: 'base64' },
      415,
      'BINARY_FILE',
      undefined,
    ],
  ])('an import of %s: %i', async (_, body, status, code, field) => {
    const response = await network.as('me').post('/imports', body);
    expect(response).toMatchObject({ status, body: { error: { code, ...(field && { field }) } } });
  });

  it.each(['text/plain', 'multipart/form-data; boundary=x', 'application/xml'])(
    'a body of %s: 415',
    async (contentType) => {
      const response = await network.as('me').post('/imports', 'content', contentType);
      expect(response).toMatchObject({
        status: 415,
        body: { error: { code: 'UNSUPPORTED_MEDIA', field: 'content-type' } },
      });
    },
  );

  it('a body that reaches for the prototype', async () => {
    const response = await network.as('me').post('/imports', '{"__proto__": {"admin": true}, "content": "x"}');
    expect(response).toMatchObject({ status: 400, body: { error: { code: 'INVALID_REQUEST' } } });
  });
});

describe('what a member brings is theirs alone', () => {
  it('nobody else finds, reads or deletes it, in their tenant or another', async () => {
    const id = await idOf('/imports', resume('Secret Person'), 'owner', 'acme');
    expect((await network.as('owner', 'acme').get('/people?q=secret')).body.total).toBe(1);
    for (const [member, tenant] of [
      ['other', 'acme'],
      ['owner', 'globex'],
    ] as const) {
      const client = network.as(member, tenant);
      expect((await client.get(`/people/${id}`)).status).toBe(404);
      expect((await client.delete(`/people/${id}`)).status).toBe(404);
      expect((await client.get('/people?q=secret')).body.total).toBe(0);
      expect((await client.get('/people?company=acme')).body.total).toBe(0);
    }
    expect((await network.as('owner', 'acme').get(`/people/${id}`)).status).toBe(200);
  });

  it('the same content twice is one entity, and another one for another member', async () => {
    const first = await network.as('twice').post('/imports', resume('Twice'));
    const second = await network.as('twice').post('/imports', resume('Twice'));
    expect(first.body).toMatchObject({ alreadyThere: false });
    expect(second.body).toEqual({ ...first.body, alreadyThere: true });
    expect((await network.as('twice').get('/people?q=twice')).body.total).toBe(1);
    expect(await idOf('/imports', resume('Twice'), 'else')).not.toBe(first.body.entities[0].id);
  });

  it('is deleted by its owner, and gone from the search', async () => {
    const client = network.as('leaver');
    const { body } = await client.post('/imports', resume('Leaver'));
    expect((await client.delete(`/imports/${body.id}`)).status).toBe(204);
    expect((await client.delete(`/imports/${body.id}`)).status).toBe(404);
    expect((await client.get(`/people/${body.entities[0].id}`)).status).toBe(404);
    expect((await client.get('/people?q=leaver')).body.total).toBe(0);
  });

  it('what two imports brought stays until both are deleted', async () => {
    const client = network.as('both');
    const lines = ['Cook', 'Baker'].map((title) =>
      JSON.stringify({ '@type': 'JobPosting', title, description: 'Bread.' }),
    );
    const one = await client.post('/imports', { content: `${lines[0]}\n${lines[1]}` });
    const two = await client.post('/imports', { content: lines[1] });
    const [cook, baker] = one.body.entities;
    expect(two.body.entities).toEqual([baker]);
    await client.delete(`/imports/${one.body.id}`);
    expect((await client.get(`/jobs/${cook.id}`)).status).toBe(404);
    expect((await client.get(`/jobs/${baker.id}`)).status).toBe(200);
    await client.delete(`/imports/${two.body.id}`);
    expect((await client.get(`/jobs/${baker.id}`)).status).toBe(404);
  });

  it('is listed to its owner, and an import is gone with the last thing it brought', async () => {
    const client = network.as('lister');
    const { body } = await client.post('/imports', resume('Listed'));
    const { items } = (await client.get('/imports')).body;
    expect(items).toEqual([{ id: body.id, importedAt: '2026-11-21T12:00:00.000Z', entities: body.entities }]);
    expect((await network.as('lister', 'globex').get('/imports')).body.items).toEqual([]);
    await client.delete(`/people/${body.entities[0].id}`);
    expect((await client.get('/imports')).body.items).toEqual([]);
    expect((await client.post('/imports', resume('Listed'))).body.alreadyThere).toBe(false);
  });

  it('the sample is nobody’s to delete', async () => {
    const response = await network.as('me').delete('/people/person-amara-okafor');
    expect(response).toMatchObject({ status: 403, body: { error: { code: 'FORBIDDEN', field: 'id' } } });
    expect((await get('/people/person-amara-okafor')).status).toBe(200);
  });

  it('nothing is stored of a file that is broken at its end', async () => {
    const client = network.as('half');
    const good = JSON.stringify({ '@type': 'JobPosting', title: 'Half a job', description: 'x' });
    const response = await client.post('/imports', { content: `${good}\n{"@type": "JobPosting"}` });
    expect(response).toMatchObject({ status: 400, body: { error: { code: 'MISSING_FIELD', field: '[1].title' } } });
    expect(
      (await client.get('/jobs?q=half')).body.items.filter(({ title }: { title: string }) => title === 'Half a job'),
    ).toEqual([]);
  });
});

describe('a request without a valid token is refused', () => {
  it.each([
    ['no header', {}],
    ['another scheme', { authorization: 'Basic YTpi' }],
    ['no JWT', { authorization: 'Bearer nonsense' }],
    ['two tokens', { authorization: 'Bearer a b' }],
    ['an unsigned JWT', { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSIsInRlbmFudCI6InQifQ.' }],
  ])('%s: 401', async (_, headers) => {
    for (const path of ['/jobs', '/people/me', '/skills?q=x', '/courses']) {
      const response = await fetch(`${network.url}${path}`, { headers: headers as Record<string, string> });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(await response.json()).toMatchObject({ error: { code: 'UNAUTHENTICATED', expected: expect.any(String) } });
    }
  });

  it('health and description need none', async () => {
    expect(await (await fetch(`${network.url}/health`)).json()).toEqual({ status: 'ok' });
    expect((await fetch(`${network.url}/openapi.json`)).status).toBe(200);
  });
});
