import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as pathOf } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestNetwork } from '../testing/start-test-network.ts';
import type { TestClient, TestNetwork } from '../testing/start-test-network.ts';

const folder = mkdtempSync(pathOf(tmpdir(), 'delete-'));
let network: TestNetwork;
beforeAll(async () => {
  network = await startTestNetwork({ database: pathOf(folder, 'network.sqlite') });
});
afterAll(async () => {
  await network.close();
  rmSync(folder, { recursive: true });
});

/** Words of one member alone, each of them once. */
function wordsOf(member: string) {
  const words: string[] = [];
  const word = (place: string) => {
    words.push(`${member}${place}${words.length}`);
    return words.at(-1) as string;
  };
  return { words, word };
}

async function join(member: string, tenant = 'acme') {
  const { words, word } = wordsOf(member);
  const client = network.as(member, tenant);
  const work = (place: string) => ({
    position: word(`${place}title`),
    startDate: '2019-02',
    summary: `${word(place)} accounts`,
    highlights: [`${word(place)} reports`],
  });
  const resume = {
    basics: {
      name: `${word('given')} ${word('family')}`,
      label: word('label'),
      summary: `${word('summary')} ${'of many words. '.repeat(400)} ${word('summary')}`,
      location: { city: word('city') },
    },
    work: [
      { name: word('company'), ...work('work') },
      { name: word('company'), ...work('work') },
    ],
    volunteer: [{ organization: word('club'), ...work('club') }],
    education: [
      { institution: word('school'), area: word('area'), studyType: word('degree'), courses: [word('course')] },
    ],
    skills: [{ name: word('skill'), level: word('level'), keywords: [word('keyword')] }],
    certificates: [{ name: word('certificate'), issuer: word('issuer') }],
    languages: [{ language: word('language'), fluency: word('fluency') }],
    projects: [{ name: word('project'), description: word('project'), highlights: [word('project')] }],
    publications: [{ name: word('publication'), publisher: word('publisher') }],
  };
  const bring = async (content: string) => (await client.post('/imports', { content })).body.entities[0].id as string;
  const id = await bring(JSON.stringify(resume));
  const job = await bring(
    JSON.stringify({
      '@type': 'JobPosting',
      title: word('job'),
      description: `${word('job')} soup.`,
      hiringOrganization: { name: word('inn') },
    }),
  );
  await bring(`---\ntitle: ${word('post')}\nauthor: ${word('author')}\n---\n\n${word('post')} of the day.`);
  await client.put('/people/me/visibility', { name: 'everyone', headline: 'connections', positions: 'everyone' });
  await client.put(`/people/me/saved-jobs/${job}`);
  await client.put(`/people/me/applications/${job}`, { status: 'applied', note: word('note') });
  await client.put('/people/me/consents/examples', { granted: true });
  return { ...client, member, id, job, words: [...words, member, job] };
}
type Joined = Awaited<ReturnType<typeof join>>;

async function meet(one: Joined, other: Joined) {
  await one.put(`/people/me/connections/${other.id}`);
  await other.put(`/people/me/connections/${one.id}`);
  await other.put(`/people/me/follows/people/${one.id}`);
}

/** Which of these texts stand in any file of the database, as they were written or in lower case. */
function foundInFiles(texts: readonly string[]): string[] {
  return readdirSync(folder).flatMap((file) => {
    const bytes = readFileSync(pathOf(folder, file));
    return texts.flatMap((text) =>
      [text, text.toLowerCase()].some((each) => bytes.includes(each)) ? `${file}: ${text}` : [],
    );
  });
}
const remove = (client: TestClient, member: string) => client.delete(`/people/me?confirm=${member}`);

describe('a member who goes', () => {
  it('needs to say who they are, and nothing happens otherwise', async () => {
    const ada = await join('careful');
    for (const path of [
      '/people/me',
      '/people/me?confirm=',
      '/people/me?confirm=other',
      `/people/me?confirm=${ada.id}`,
    ])
      expect(await ada.delete(path), path).toMatchObject({ status: 400, body: { error: { field: 'confirm' } } });
    expect((await ada.get('/people/me')).body.id).toBe(ada.id);
  });

  it('leaves no byte behind, neither in the database nor in its logs', async () => {
    const [leaver, friend, blocked] = [await join('leaver'), await join('friend'), await join('shut')];
    const sameElsewhere = await join('leaver', 'globex');
    await meet(leaver, friend);
    await friend.put(`/people/me/blocks/${blocked.id}`);
    await blocked.put(`/people/me/connections/${leaver.id}`);
    const before = foundInFiles(leaver.words);
    expect(leaver.words.filter((word) => !before.some((line) => line.endsWith(word)))).toEqual([]);

    expect((await remove(sameElsewhere, 'leaver')).status).toBe(204);
    expect((await leaver.get('/people/me')).body.id).toBe(leaver.id);
    expect((await remove(leaver, 'leaver')).status).toBe(204);

    expect(foundInFiles(leaver.words)).toEqual([]);
    expect((await leaver.get('/people/me')).status).toBe(404);
    for (const state of ['connected', 'sent', 'received']) {
      expect((await friend.get(`/people/me/connections?state=${state}`)).body.total).toBe(0);
      expect((await blocked.get(`/people/me/connections?state=${state}`)).body.total).toBe(0);
    }
    expect((await friend.get('/people/me/follows')).body.total).toBe(0);
    expect((await friend.get('/people?q=accounts')).body.items.map(({ id }: { id: string }) => id)).not.toContain(
      leaver.id,
    );
    expect((await friend.get('/people/me')).body.id).toBe(friend.id);
    expect((await friend.get('/people/me/blocks')).body.total).toBe(1);
    expect((await leaver.get('/people/me/export')).body).toMatchObject({
      resumes: [],
      imports: [],
      connections: [],
      applications: [],
    });
    expect((await remove(leaver, 'leaver')).status).toBe(204);
  });

  it('among many: whoever goes is gone, whoever stays is whole', async () => {
    const crowd: Joined[] = [];
    for (let number = 0; number < 40; number += 1) crowd.push(await join(`crowd${number}z`));
    for (const leaver of crowd.filter((_, index) => index % 4 === 1)) {
      expect((await remove(leaver, leaver.member)).status).toBe(204);
      expect(foundInFiles(leaver.words)).toEqual([]);
    }
    for (const [index, stayer] of crowd.entries())
      if (index % 4 !== 1) expect((await stayer.get('/people/me')).body.id).toBe(stayer.id);
  }, 60_000);
});
