import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestNetwork } from '../testing/start-test-network.ts';
import type { TestNetwork } from '../testing/start-test-network.ts';

let network: TestNetwork;
beforeAll(async () => {
  network = await startTestNetwork();
});
afterAll(() => network.close());

/** Brings a profile and shows it; the id others know it by. */
async function join(member: string, options: { tenant?: string; show?: object; company?: string } = {}) {
  const { tenant = 'acme', show = { name: 'everyone', headline: 'everyone' }, company = 'Acme' } = options;
  const client = network.as(member, tenant);
  const resume = {
    basics: { name: `Name of ${member}`, label: 'Clerk of note' },
    work: [{ name: company, position: 'Clerk', startDate: '2020' }],
  };
  const { body } = await client.post('/imports', { content: JSON.stringify(resume) });
  await client.put('/people/me/visibility', show);
  return { ...client, id: body.entities[0].id as string };
}
const idsOf = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id);
type Joined = Awaited<ReturnType<typeof join>>;
const connect = async (one: Joined, other: Joined) => {
  await one.put(`/people/me/connections/${other.id}`);
  await other.put(`/people/me/connections/${one.id}`);
};

describe('connections', () => {
  it('are asked for, accepted, and seen by both', async () => {
    const [ada, bob] = [await join('c-ada'), await join('c-bob')];
    expect((await ada.put(`/people/me/connections/${bob.id}`)).body).toEqual({ state: 'sent' });
    expect((await ada.put(`/people/me/connections/${bob.id}`)).body).toEqual({ state: 'sent' });
    expect((await ada.get('/people/me/connections?state=sent')).body).toEqual({
      items: [
        {
          person: { id: bob.id, name: 'Name of c-bob', headline: 'Clerk of note' },
          state: 'sent',
          since: '2026-11-21T12:00:00.000Z',
        },
      ],
      total: 1,
    });
    expect((await bob.get('/people/me/connections?state=received')).body.items[0].person.id).toBe(ada.id);
    expect((await bob.get('/people/me/connections')).body).toEqual({ items: [], total: 0 });
    expect((await bob.put(`/people/me/connections/${ada.id}`)).body).toEqual({ state: 'connected' });
    for (const [one, other] of [
      [ada, bob],
      [bob, ada],
    ] as const) {
      expect((await one.get('/people/me/connections')).body.items[0].person.id).toBe(other.id);
      expect((await one.get('/people/me/connections?state=sent')).body.total).toBe(0);
      expect((await one.get('/people/me/connections?state=received')).body.total).toBe(0);
    }
  });

  it.each([
    ['a request is withdrawn', false, 'asker'],
    ['a request is declined', false, 'asked'],
    ['a connection is ended by who asked', true, 'asker'],
    ['a connection is ended by who was asked', true, 'asked'],
  ])('%s: nothing is left on either side', async (_, isAccepted, who) => {
    const [asker, asked] = [await join(`e-${_}-1`), await join(`e-${_}-2`)];
    if (isAccepted) await connect(asker, asked);
    else await asker.put(`/people/me/connections/${asked.id}`);
    const [one, other] = who === 'asker' ? [asker, asked] : [asked, asker];
    expect((await one.delete(`/people/me/connections/${other.id}`)).status).toBe(204);
    expect((await one.delete(`/people/me/connections/${other.id}`)).status).toBe(204);
    for (const client of [one, other])
      for (const state of ['connected', 'sent', 'received'])
        expect((await client.get(`/people/me/connections?state=${state}`)).body.total).toBe(0);
  });

  it('need somebody else who is there, and an asker who can be seen', async () => {
    const [seen, unseen] = [await join('n-seen'), await join('n-unseen', { show: {} })];
    expect((await seen.put('/people/me/connections/nobody')).body.error.code).toBe('NOT_FOUND');
    expect((await seen.put(`/people/me/connections/${unseen.id}`)).body.error.code).toBe('NOT_FOUND');
    expect((await seen.put(`/people/me/connections/${seen.id}`)).body.error.code).toBe('INVALID_REQUEST');
    expect((await seen.put('/people/me/connections/me')).body.error.code).toBe('INVALID_REQUEST');
    expect((await unseen.put(`/people/me/connections/${seen.id}`)).body.error).toMatchObject({
      code: 'FORBIDDEN',
      field: 'name',
    });
    expect((await network.as('n-seen', 'globex').put(`/people/me/connections/${seen.id}`)).body.error.code).toBe(
      'NOT_FOUND',
    );
  });

  it('are listed in pages, newest first, and for one company', async () => {
    const hub = await join('l-hub');
    const others: Joined[] = [];
    for (const name of ['l-1', 'l-2', 'l-3']) {
      const other = await join(name, {
        company: name === 'l-2' ? 'Tin Works' : 'Acme',
        show: { name: 'everyone', positions: 'connections' },
      });
      await connect(hub, other);
      others.push(other);
    }
    const first = (await hub.get('/people/me/connections?limit=2')).body;
    const second = (await hub.get(`/people/me/connections?limit=2&cursor=${first.cursor}`)).body;
    expect([first.total, first.items.length, second.total, second.items.length, second.cursor]).toEqual([
      3,
      2,
      3,
      1,
      undefined,
    ]);
    const ids = [...first.items, ...second.items].map(({ person }) => person.id);
    expect(ids.toSorted()).toEqual(others.map(({ id }) => id).toSorted());
    const atTin = (await hub.get('/people/me/connections?company=TIN%20works')).body;
    expect(atTin).toMatchObject({
      total: 1,
      items: [{ person: { id: others[1]?.id }, positions: [{ title: 'Clerk', current: true }] }],
    });
    expect((await hub.get('/people/me/connections?cursor=bm8')).body.error.code).toBe('INVALID_REQUEST');
  });
});

describe('how two people are connected', () => {
  const open = { name: 'everyone', connections: 'everyone' };
  let people: Record<'a' | 'b' | 'c' | 'd' | 'far', Joined>;
  beforeAll(async () => {
    people = {
      a: await join('p-a', { show: open }),
      b: await join('p-b', { show: open }),
      c: await join('p-c', { show: open }),
      d: await join('p-d', { show: open }),
      far: await join('p-far', { show: open }),
    };
    await connect(people.a, people.b);
    await connect(people.b, people.c);
    await connect(people.c, people.d);
  });
  const pathOf = async (to: Joined) => {
    const { body } = await people.a.get(`/people/${to.id}/path`);
    return { degree: body.degree, ids: body.people.map(({ id }: { id: string }) => id), complete: body.complete };
  };

  it('by the shortest path of at most three', async () => {
    const { a, b, c, d, far } = people;
    expect(await pathOf(a)).toEqual({ degree: 0, ids: [a.id], complete: true });
    expect(await pathOf(b)).toEqual({ degree: 1, ids: [a.id, b.id], complete: true });
    expect(await pathOf(c)).toEqual({ degree: 2, ids: [a.id, b.id, c.id], complete: true });
    expect(await pathOf(d)).toEqual({ degree: 3, ids: [a.id, b.id, c.id, d.id], complete: true });
    expect(await pathOf(far)).toEqual({ degree: undefined, ids: [], complete: true });
  });

  it('mutual connections, and those of one of them', async () => {
    const { a, b, c } = people;
    expect((await a.get(`/people/${c.id}/mutual`)).body).toMatchObject({ total: 1, items: [{ id: b.id }] });
    expect(idsOf((await a.get(`/people/${b.id}/connections`)).body).toSorted()).toEqual([a.id, c.id].toSorted());
  });

  it('not over a list that is hidden, unless the one who asks is at its end', async () => {
    const { a, b, c, d } = people;
    await b.put('/people/me/visibility', { connections: 'nobody' });
    expect(await pathOf(b)).toMatchObject({ degree: 1 });
    expect(await pathOf(c)).toEqual({ degree: undefined, ids: [], complete: true });
    expect((await a.get(`/people/${c.id}/mutual`)).body).toEqual({ items: [], total: 0 });
    expect((await a.get(`/people/${b.id}/connections`)).body).toEqual({ items: [], total: 0 });
    expect(idsOf((await a.get(`/people/${c.id}/connections`)).body)).toEqual([d.id]);
    await b.put('/people/me/visibility', { connections: 'connections' });
    expect(await pathOf(c)).toMatchObject({ degree: 2 });
    await c.put('/people/me/visibility', { connections: 'connections' });
    expect(await pathOf(c)).toMatchObject({ degree: undefined });
    await c.put('/people/me/visibility', { connections: 'everyone' });
  });

  it('not over somebody who does not show themselves', async () => {
    const { c, d } = people;
    await c.put('/people/me/visibility', { name: 'connections' });
    expect(await pathOf(d)).toMatchObject({ degree: undefined });
    expect((await people.a.get(`/people/${c.id}/path`)).status).toBe(404);
    await c.put('/people/me/visibility', { name: 'everyone' });
  });
});

describe('what members keep for themselves', () => {
  it('follows, saved jobs and applications: put twice and taken away twice', async () => {
    const [ada, bob] = [await join('k-ada'), await join('k-bob')];
    const job = { '@type': 'JobPosting', title: 'Cook', description: 'Soup.', hiringOrganization: { name: 'Inn' } };
    const jobId = (await ada.post('/imports', { content: JSON.stringify(job) })).body.entities[0].id as string;
    const application = { status: 'applied', note: 'Sent on Monday.' };
    for (const time of [1, 2]) {
      expect((await ada.put(`/people/me/follows/people/${bob.id}`)).status, `${time}`).toBe(200);
      expect((await ada.put(`/people/me/saved-jobs/${jobId}`)).status).toBe(200);
      expect((await ada.put(`/people/me/applications/${jobId}`, application)).status).toBe(200);
    }
    const since = '2026-11-21T12:00:00.000Z';
    expect((await ada.get('/people/me/follows')).body).toEqual({
      items: [{ type: 'person', id: bob.id, name: 'Name of k-bob', since }],
      total: 1,
    });
    const line = { id: jobId, title: 'Cook', company: 'Inn' };
    expect((await ada.get('/people/me/saved-jobs')).body).toEqual({ items: [{ job: line, since }], total: 1 });
    expect((await ada.get('/people/me/applications')).body).toEqual({
      items: [{ job: line, ...application, since }],
      total: 1,
    });
    expect((await bob.get('/people/me/follows')).body.total).toBe(0);
    for (const path of [`follows/people/${bob.id}`, `saved-jobs/${jobId}`, `applications/${jobId}`])
      for (const time of [1, 2]) expect((await ada.delete(`/people/me/${path}`)).status, `${time}`).toBe(204);
    for (const path of ['follows', 'saved-jobs', 'applications'])
      expect((await ada.get(`/people/me/${path}`)).body).toEqual({ items: [], total: 0 });
  });

  it.each(['follows/people/x', 'follows/companies/x', 'saved-jobs/x', 'applications/x', 'blocks/x'])(
    '%s is nobody',
    async (path) => {
      const response = await network
        .as('k-x')
        .put(`/people/me/${path}`, path.startsWith('app') ? { status: 'planned' } : undefined);
      expect(response).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND', field: 'id' } } });
    },
  );
});

describe('a block', () => {
  it('ends everything between two members, and neither finds the other', async () => {
    const [ada, bob] = [await join('b-ada'), await join('b-bob')];
    await connect(ada, bob);
    await bob.put(`/people/me/follows/people/${ada.id}`);
    expect((await ada.put(`/people/me/blocks/${bob.id}`)).status).toBe(204);
    expect((await ada.put(`/people/me/blocks/${bob.id}`)).status).toBe(204);
    for (const [one, other] of [
      [ada, bob],
      [bob, ada],
    ] as const) {
      const { status, body } = await one.get('/people/person-that-never-was');
      const absent = { status, body };
      for (const path of ['', '/connections', '/mutual', '/path'])
        expect(await one.get(`/people/${other.id}${path}`), path).toMatchObject(absent);
      expect((await one.put(`/people/me/connections/${other.id}`)).body).toEqual(absent.body);
      expect(
        (await one.get('/people?q=clerk%20note&limit=50')).body.items.map(({ id }: { id: string }) => id),
      ).not.toContain(other.id);
      expect((await one.get('/people/me/connections')).body.total).toBe(0);
      expect((await one.get('/people/me/follows')).body.total).toBe(0);
    }
    expect((await ada.get('/people/me/blocks')).body).toMatchObject({ total: 1, items: [{ personId: bob.id }] });
    expect((await bob.get('/people/me/blocks')).body.total).toBe(0);
    expect((await ada.delete(`/people/me/blocks/${bob.id}`)).status).toBe(204);
    expect((await bob.get(`/people/${ada.id}`)).status).toBe(200);
    expect((await ada.get('/people/me/connections')).body.total).toBe(0);
  });
});
