import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Skill } from '@trellis/core';
import * as networkSkills from '@trellis/network-skills';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDevTokens } from '../auth/dev-tokens.ts';
import { createNetwork } from '../network.ts';
import { startNetwork } from '../start-network.ts';
import type { RunningNetwork } from '../start-network.ts';
import { openDatabase } from '../storage/database.ts';
import { everyMarker, fields, marker, resumeOf, subjects, vocabulary } from './__fixtures__/marked-people.ts';
import { operations, skillInputs } from './__fixtures__/what-can-be-asked.ts';
import { uniformVisibility } from './visibility.ts';
import type { FieldAudience, ProfileField } from './visibility.ts';

// Each test asks everything there is to ask.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'matrix-'));
const tokens = createDevTokens();
let network: RunningNetwork;
let paths: Record<string, Record<string, object>>;
/** The id of the brought profile; the shared one has its own. */
let broughtId: string;
const sharedId = 'person-shared';
const database = join(folder, 'network.sqlite');
const tenant = 'acme';
const viewers = {
  self: { tenant, memberId: 'owner' },
  connection: { tenant, memberId: 'friend' },
  other: { tenant, memberId: 'stranger' },
  blocker: { tenant, memberId: 'blocker' },
  blocked: { tenant, memberId: 'blocked' },
  elsewhere: { tenant: 'globex', memberId: 'foreigner' },
} as const;
type Viewer = keyof typeof viewers;

interface Answer {
  readonly status: number;
  readonly text: string;
}
async function send(viewer: Viewer | 'nobody', method: string, path: string, body?: object): Promise<Answer> {
  const who = viewer === 'nobody' ? undefined : viewers[viewer];
  const response = await fetch(`${network.url}${path}`, {
    method,
    headers: {
      ...(who && { authorization: `Bearer ${await tokens.sign(who.memberId, who.tenant)}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text() };
}
const importResume = async (viewer: Viewer, resume: object): Promise<string> =>
  JSON.parse((await send(viewer, 'POST', '/imports', { content: JSON.stringify(resume) })).text).entities[0].id;

/** Opens the database once more, as a bulk load would, for what is everybody's. */
function writeShared(audience: Readonly<Record<ProfileField, FieldAudience>>): void {
  const connection = openDatabase(database);
  const { graph, store } = createNetwork({ connection, vocabulary, now: () => new Date() });
  connection.transaction(() => {
    const body = connection
      .prepare<[], string>(
        `SELECT f.body FROM forms f JOIN entities e ON f.form = e.row * 4 + 2 WHERE e.owner = 'template'`,
      )
      .pluck()
      .get() as string;
    const person = { ...JSON.parse(body), id: sharedId, fictional: true };
    graph.members.show({ tenant: '', memberId: sharedId }, audience);
    for (const member of ['friend'] as const) {
      const edge = { state: 'connected', since: '2026-01-01', note: '' };
      graph.edges.write({ tenant, memberId: sharedId }, 'connection', { target: member, ...edge });
      graph.edges.write({ tenant, memberId: member }, 'connection', { target: sharedId, ...edge });
    }
    graph.profiles.writeShared({ kind: 'person', value: person }, 'matrix');
    const post = { text: 'Plain words.', topics: [], links: [], fictional: true };
    graph.profiles.writeShared(
      { kind: 'post', value: { ...post, id: 'post-by', author: person.name, authorId: sharedId, mentions: [] } },
      'matrix',
    );
    store.write('everybody', {
      kind: 'post',
      value: { ...post, id: 'post-about', author: 'Somebody', mentions: [{ type: 'person', name: person.name }] },
    });
    store.write('everybody', {
      kind: 'company',
      value: {
        id: 'company-inc',
        name: 'Common Inc',
        about: '',
        values: [],
        products: [],
        openJobs: [],
        fictional: true,
      },
    });
  })();
  connection.close();
}

beforeAll(async () => {
  network = await startNetwork({
    database,
    port: 0,
    auth: tokens.verifier,
    sample: false,
    vocabulary,
    requestsPerMinute: Infinity,
  });
  const { paths: described } = JSON.parse((await send('nobody', 'GET', '/openapi.json')).text);
  paths = described;
  broughtId = await importResume('self', resumeOf('brought'));
  await send('self', 'PUT', '/people/me/visibility', uniformVisibility('everyone'));
  for (const viewer of ['connection', 'other', 'blocker', 'blocked'] as const) {
    const id = await importResume(viewer, {
      basics: { name: `Viewer ${viewer}` },
      work: [{ name: 'Elsewhere', position: 'Cook' }],
    });
    await send(viewer, 'PUT', '/people/me/visibility', { name: 'everyone', connections: 'everyone' });
    if (viewer === 'connection') {
      await send('connection', 'PUT', `/people/me/connections/${broughtId}`);
      await send('self', 'PUT', `/people/me/connections/${id}`);
    }
    if (viewer === 'blocked') await send('self', 'PUT', `/people/me/blocks/${id}`);
  }
  await send('blocker', 'PUT', `/people/me/blocks/${broughtId}`);
  const template = await fetch(`${network.url}/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await tokens.sign('template', tenant)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ content: JSON.stringify(resumeOf('shared')) }),
  });
  if (template.status !== 201) throw new Error(`the template was not imported: ${template.status}`);
  writeShared(uniformVisibility('everyone'));
  await send('blocker', 'PUT', `/people/me/blocks/${sharedId}`);
});
afterAll(async () => {
  await network.close();
  rmSync(folder, { recursive: true });
});

const ids = () => [broughtId, sharedId];
const skills = (Object.values(networkSkills) as (object | Skill)[]).filter(
  (value): value is Skill => 'transport' in value,
);

async function callSkill(viewer: Viewer, skill: Skill, input: object): Promise<string> {
  if (skill.transport.kind !== 'http') throw new Error('expected an HTTP skill');
  const { path = {}, query = {} } = skill.toRequest(input);
  const url = skill.transport.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String((path as Record<string, unknown>)[name])),
  );
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      [value].flat().map((each): [string, string] => [name, String(each)]),
    ),
  );
  const answer = await send(viewer, skill.transport.method, `${url}?${search}`);
  if (answer.status !== 200) return answer.text;
  return JSON.stringify(skill.fromResponse(JSON.parse(answer.text)));
}

/** All that this viewer can get to hear, by route and by skill, also when they look for these words. */
async function everythingHeard(
  viewer: Viewer,
  lookingFor: readonly string[] = everyMarker,
): Promise<{ source: string; text: string }[]> {
  const context = { ids: ids(), words: lookingFor };
  const heard: { source: string; text: string }[] = [];
  for (const [operation, requests] of Object.entries(operations)) {
    if (typeof requests === 'string') continue;
    const [method = 'GET', template = ''] = operation.split(' ');
    if (!(template in paths)) continue;
    const answers = await Promise.all(
      requests(context).map(async (path) => ({ path, ...(await send(viewer, method, path)) })),
    );
    heard.push(...answers.map(({ path, text }) => ({ source: `${method} ${path}`, text })));
  }
  for (const skill of skills) {
    const inputs = skillInputs[skill.name];
    if (typeof inputs !== 'function') continue;
    for (const input of inputs(context))
      heard.push({ source: `${skill.name} ${JSON.stringify(input)}`, text: await callSkill(viewer, skill, input) });
  }
  return heard;
}

/** Where a word is heard, whatever its case: ids of skills are in lower case. */
const heardIn = (heard: readonly { source: string; text: string }[], word: string) =>
  heard.filter(({ text }) => text.toLowerCase().includes(word.toLowerCase())).map(({ source }) => source);
/** Searches for a word that may not be found: who finds anybody by it knows that the word is there. */
const foundBy = (heard: readonly { source: string; text: string }[], word: string, id: string) =>
  heard.filter(({ source, text }) => source.includes(word) && text.includes(id)).map(({ source }) => source);

async function show(settings: Readonly<Record<ProfileField, FieldAudience>>): Promise<void> {
  expect((await send('self', 'PUT', '/people/me/visibility', settings)).status).toBe(200);
  writeShared(settings);
}

describe('every operation and every skill is looked at', () => {
  it('operations', () => {
    const all = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(all.filter((operation) => !(operation in operations))).toEqual([]);
  });

  it('skills', () => {
    expect(skills.map(({ name }) => name).filter((name) => !(name in skillInputs))).toEqual([]);
  });
});

describe('what is shown is heard, and nothing else', () => {
  it('everything for everyone: each viewer but the blocked hears every field of both', async () => {
    await show(uniformVisibility('everyone'));
    for (const viewer of ['self', 'connection', 'other'] as const) {
      const heard = await everythingHeard(viewer);
      for (const word of everyMarker) expect(heardIn(heard, word), `${viewer} ${word}`).not.toEqual([]);
    }
  });

  it.each(['blocker', 'blocked'] as const)('the %s hears nothing, although all is for everyone', async (viewer) => {
    await show(uniformVisibility('everyone'));
    const heard = await everythingHeard(viewer);
    for (const field of fields) expect(heardIn(heard, marker('brought', field)), field).toEqual([]);
    expect(heard.filter(({ source, text }) => text.includes(broughtId) && !/blocks|export/.test(source))).toEqual([]);
    if (viewer === 'blocked') return;
    // What somebody else wrote about a person stays theirs: the name in the text, but not the person.
    const own = heard.filter(({ text }) => !text.includes('post-about'));
    for (const field of fields) expect(heardIn(own, marker('shared', field)), field).toEqual([]);
    const about = heard.filter(({ source, text }) => text.includes(sharedId) && !/blocks|export/.test(source));
    expect(about).toEqual([]);
  });

  it('another tenant hears nothing of what a member brought', async () => {
    const heard = await everythingHeard('elsewhere');
    for (const field of fields) expect(heardIn(heard, marker('brought', field)), field).toEqual([]);
    expect(heard.filter(({ text }) => text.includes(broughtId))).toEqual([]);
  });

  it('without a token nobody hears anything', async () => {
    for (const [operation, requests] of Object.entries(operations)) {
      const [method = 'GET', template = ''] = operation.split(' ');
      if (!(template in paths)) continue;
      const list = typeof requests === 'string' ? [template] : requests({ ids: ids(), words: everyMarker }).slice(0, 3);
      for (const path of list) {
        const { status, text } = await send('nobody', method, path);
        const isOpen = ['/health', '/openapi.json'].includes(template);
        expect(status, operation).toBe(isOpen ? 200 : 401);
        for (const word of everyMarker) expect(text.includes(word), operation).toBe(false);
      }
    }
  });

  it('nothing shown: nobody but oneself hears anything of either', async () => {
    await show(uniformVisibility('nobody'));
    for (const viewer of ['connection', 'other', 'elsewhere'] as const) {
      const heard = (await everythingHeard(viewer)).filter(({ text }) => !text.includes('post-about'));
      for (const word of everyMarker) expect(heardIn(heard, word), `${viewer} ${word}`).toEqual([]);
      for (const id of ids())
        expect(
          heard.filter(({ text }) => text.includes(id) && !text.includes('"deleted"')),
          viewer,
        ).toEqual([]);
    }
    expect(heardIn(await everythingHeard('self'), marker('brought', 'summary'))).not.toEqual([]);
  });

  it.each(
    fields
      .filter((field) => field !== 'name')
      .flatMap((field) => [[field, 'nobody'] as const, [field, 'connections'] as const]),
  )('%s for %s', async (field, audience) => {
    await show({ ...uniformVisibility('everyone'), [field]: audience });
    const sought = subjects.map((subject) => marker(subject, field));
    const heard = {
      connection: await everythingHeard('connection', sought),
      other: await everythingHeard('other', sought),
    };
    for (const [subject, id] of [
      ['brought', broughtId],
      ['shared', sharedId],
    ] as const) {
      const word = marker(subject, field);
      expect(heardIn(heard.other, word)).toEqual([]);
      expect(foundBy(heard.other, word, id)).toEqual([]);
      if (audience === 'nobody') {
        expect(heardIn(heard.connection, word)).toEqual([]);
        expect(foundBy(heard.connection, word, id)).toEqual([]);
      } else expect(heardIn(heard.connection, word)).not.toEqual([]);
      for (const other of fields.filter((each) => each !== field))
        expect(heardIn(heard.other, marker(subject, other)), other).not.toEqual([]);
    }
    expect(heardIn(await everythingHeard('self', sought), marker('brought', field))).not.toEqual([]);
  });

  it('years and employers go with positions', async () => {
    await show({ ...uniformVisibility('everyone'), positions: 'connections' });
    const employed = async (viewer: Viewer) =>
      (await everythingHeard(viewer, [])).filter(({ source }) => /Common%20Inc|Common Inc|company-inc/.test(source));
    for (const id of ids()) {
      expect(JSON.parse((await send('other', 'GET', `/people/${id}`)).text)).toMatchObject({ totalYears: 0 });
      expect(JSON.parse((await send('connection', 'GET', `/people/${id}`)).text)).toMatchObject({ totalYears: 17 });
      expect((await employed('other')).filter(({ text }) => text.includes(id))).toEqual([]);
      expect((await employed('connection')).filter(({ text }) => text.includes(id)).length).toBeGreaterThanOrEqual(3);
    }
    const facets = (await send('other', 'GET', '/people?facets=company&limit=1')).text;
    expect(facets.toLowerCase()).not.toContain('common');
  });
});

describe('absent, hidden and blocked cannot be told apart', () => {
  const requests = [
    ['GET', '/people/{id}'],
    ['GET', '/people/{id}/connections'],
    ['GET', '/people/{id}/mutual'],
    ['GET', '/people/{id}/path'],
    ['DELETE', '/people/{id}'],
    ['PUT', '/people/me/connections/{id}'],
    ['DELETE', '/people/me/connections/{id}'],
    ['PUT', '/people/me/follows/people/{id}'],
    ['DELETE', '/people/me/follows/people/{id}'],
    ['PUT', '/people/me/blocks/{id}'],
  ] as const;

  it.each(requests)('%s %s', async (method, template) => {
    const ask = (viewer: Viewer, id: string) => send(viewer, method, template.replace('{id}', id));
    await show(uniformVisibility('everyone'));
    // Who has blocked may block again: that is known to them.
    const blocked = template.includes('blocks')
      ? (['blocked'] as const)
      : (['blocked', 'blocker', 'elsewhere'] as const);
    for (const viewer of blocked)
      expect(await ask(viewer, broughtId), viewer).toEqual(await ask(viewer, 'person-absent'));
    await show(uniformVisibility('nobody'));
    for (const id of ids()) expect(await ask('other', id)).toEqual(await ask('other', 'person-absent'));
    await show(uniformVisibility('everyone'));
  });

  it('the post of somebody who is hidden or blocked is no post', async () => {
    await show(uniformVisibility('everyone'));
    const absent = await send('other', 'GET', '/posts/post-absent');
    expect((await send('other', 'GET', '/posts/post-by')).status).toBe(200);
    expect(await send('blocker', 'GET', '/posts/post-by')).toEqual(absent);
    await show({ ...uniformVisibility('everyone'), name: 'connections' });
    expect(await send('other', 'GET', '/posts/post-by')).toEqual(absent);
    expect((await send('connection', 'GET', '/posts/post-by')).status).toBe(200);
  });
});
