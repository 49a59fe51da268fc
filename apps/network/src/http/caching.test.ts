import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestNetwork } from '../testing/start-test-network.ts';
import type { TestNetwork } from '../testing/start-test-network.ts';

let network: TestNetwork;
let path: string;
const resume = (headline: string) => ({
  content: JSON.stringify({ basics: { name: 'Ada', label: headline }, work: [{ name: 'Acme', position: 'Clerk' }] }),
});
beforeAll(async () => {
  network = await startTestNetwork({ requestsPerMinute: 60 });
  path = `/people/${(await network.as('me').post('/imports', resume('Clerk'))).body.entities[0].id}`;
});
afterAll(() => network.close());

describe('an answer that was kept', () => {
  it.each(['a person', 'a list'])('is asked for by its tag: %s', async (what) => {
    const url = what === 'a list' ? '/people?q=ada' : path;
    const first = await network.as('me').get(url);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(first.headers.get('vary')).toBe('authorization');
    const second = await network.as('me').get(url, { 'if-none-match': etag });
    expect([second.status, second.body]).toEqual([304, undefined]);
    expect(second.headers.get('etag')).toBe(etag);
    expect((await network.as('me').get(url, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('does not hold any more when something has changed', async () => {
    const etag = (await network.as('me').get('/people')).headers.get('etag') ?? '';
    await network.as('me').post('/imports', resume('Engineer'));
    expect((await network.as('me').get('/people', { 'if-none-match': etag })).status).toBe(200);
  });

  it('says nothing to who may not see it', async () => {
    const etag = (await network.as('me').get(path)).headers.get('etag') ?? '';
    for (const header of [etag, '*']) {
      const answer = await network.as('other').get(path, { 'if-none-match': header });
      expect([answer.status, answer.headers.get('etag')]).toEqual([404, null]);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });
});

describe('too many requests of a member', () => {
  it('are refused for a while; those of others are not', async () => {
    const busy = network.as('busy');
    const answers = await Promise.all(Array.from({ length: 65 }, () => busy.get('/skills?q=sql')));
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.map(({ status }) => status)).toEqual([429, 429, 429, 429, 429]);
    expect(refused[0]?.body).toEqual({
      error: {
        code: 'RATE_LIMITED',
        message: 'more than 60 requests within a minute',
        expected: expect.stringContaining('another try in'),
      },
    });
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await network.as('calm').get('/skills?q=sql')).status).toBe(200);
    expect((await network.as('busy', 'globex').get('/skills?q=sql')).status).toBe(200);
    expect((await fetch(`${network.url}/health`)).status).toBe(200);
  });
});
