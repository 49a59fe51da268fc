import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestNetwork, testDay } from '../testing/start-test-network.ts';
import type { TestNetwork } from '../testing/start-test-network.ts';

let network: TestNetwork;
let nowMs: number;
beforeEach(async () => {
  nowMs = testDay.getTime();
  network = await startTestNetwork({ now: () => new Date(nowMs) });
});
afterEach(() => network.close());

const bring = async (member: string, title: string) => {
  const content = JSON.stringify({ '@type': 'JobPosting', title, description: 'x' });
  return (await network.as(member).post('/imports', { content })).body.entities[0].id as string;
};
const changes = (member: string, since?: string, more = '') =>
  network.as(member).get(`/changes?${since === undefined ? '' : `since=${since}`}${more}`);

describe('what has changed since a cursor', () => {
  it('begins with everything there is, and goes on with what is new', async () => {
    const clerk = await bring('me', 'Clerk');
    const first = await changes('me');
    expect(first.body).toEqual({
      items: [{ kind: 'job', id: clerk, change: 'written' }],
      cursor: expect.any(String),
      more: false,
    });
    const cook = await bring('me', 'Cook');
    const second = await changes('me', first.body.cursor);
    expect(second.body.items).toEqual([{ kind: 'job', id: cook, change: 'written' }]);
    expect((await changes('me', second.body.cursor)).body.items).toEqual([]);
  });

  it('tells of each entity its last change', async () => {
    const clerk = await bring('me', 'Clerk');
    const { cursor } = (await changes('me')).body;
    await bring('me', 'Clerk');
    await network.as('me').delete(`/jobs/${clerk}`);
    expect((await changes('me', cursor)).body.items).toEqual([{ kind: 'job', id: clerk, change: 'deleted' }]);
    // Whoever starts now never had it.
    expect((await changes('me')).body.items).toEqual([]);
  });

  it('tells nobody of what others keep for themselves', async () => {
    const { cursor } = (await changes('other')).body;
    const clerk = await bring('me', 'Clerk');
    expect((await changes('other', cursor)).body.items).toEqual([]);
    await network.as('me').delete(`/jobs/${clerk}`);
    expect((await changes('other', cursor)).body.items).toEqual([]);
    expect((await network.as('me', 'globex').get('/changes')).body.items).toEqual([]);
  });

  it('comes in pages', async () => {
    const ids = [await bring('me', 'Clerk'), await bring('me', 'Cook'), await bring('me', 'Nurse')];
    const first = (await changes('me', undefined, 'limit=2')).body;
    const second = (await changes('me', first.cursor, '&limit=2')).body;
    expect([...first.items, ...second.items].map(({ id }: { id: string }) => id)).toEqual(ids);
    expect([first.more, second.more]).toEqual([true, false]);
  });

  it.each(['nonsense', 'WyJjaGFuZ2VzIiwtMV0', 'WyJqb2JzIiwxXQ'])('does not take %s for a cursor', async (since) => {
    expect(await changes('me', since)).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_REQUEST', field: 'since' } },
    });
  });

  it('forgets deletions after 90 days, and says so to who comes later', async () => {
    const clerk = await bring('me', 'Clerk');
    const { cursor } = (await changes('me')).body;
    await bring('me', 'Cook');
    await network.as('me').delete(`/jobs/${clerk}`);
    // The storage notes the real time of a change.
    nowMs = Date.now() + 91 * 24 * 60 * 60 * 1000;
    expect(await changes('me', cursor)).toMatchObject({
      status: 410,
      body: { error: { code: 'CURSOR_EXPIRED', field: 'since' } },
    });
    const again = await changes('me');
    expect(again.body.items).toHaveLength(1);
    expect((await changes('me', again.body.cursor)).status).toBe(200);
  });
});
