import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import pico from 'picocolors';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkConsent, hasConsented } from '../examples/check-consent.ts';
import type { Terminal } from '../terminal.ts';
import { deleteMember, exportMember } from './member.ts';
import { openRecords } from './open-records.ts';

// Each command starts a network, and that reads the whole vocabulary.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trellis-member-'));
  vi.stubEnv('TRELLIS_NETWORK_DATABASE', join(folder, 'network.db'));
  vi.stubEnv('DATABASE_URL', `sqlite:${join(folder, 'conversations.db')}`);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

function testTerminal() {
  const written = { out: '', notes: '' };
  const colors = pico.createColors(false);
  const terminal: Terminal = {
    input: Readable.from([]),
    out: (text) => void (written.out += text),
    note: (text) => void (written.notes += text),
    progress: () => {},
    colors,
    noteColors: colors,
    interactive: false,
  };
  return { terminal, written };
}

async function bring(member: string): Promise<void> {
  const { network, store, token, owner, close } = await openRecords({ member });
  const content = JSON.stringify({ basics: { name: `Name-${member}` }, work: [{ name: 'Acme', position: 'Clerk' }] });
  expect((await network.post('/imports', { token, body: { content } })).status).toBe(201);
  await store.saveTurn(owner, {
    id: `turn-${member}`,
    conversationId: `conversation-${member}`,
    input: { kind: 'question', text: 'Am I a fit?' },
    question: 'Am I a fit?',
    view: {},
    outcome: 'answered',
    answer: `Answer-${member}`,
    events: [{ type: 'turn-end', outcome: 'answered', seq: 0 }],
    startedAt: '2026-01-01T12:00:00Z',
    endedAt: '2026-01-01T12:00:02Z',
  });
  await close();
}
const traces = async (...texts: string[]) => {
  const files = await readdir(folder);
  const bytes = await Promise.all(files.map((file) => readFile(join(folder, file))));
  return texts.filter((text) => bytes.some((each) => each.includes(text)));
};

describe('trellis member', () => {
  it('writes what is kept of one member, and deletes it from every file', async () => {
    await bring('ada');
    await bring('bob');
    const { terminal, written } = testTerminal();
    expect(await exportMember(terminal, { member: 'ada' })).toBe(0);
    expect(JSON.parse(written.out)).toMatchObject({
      conversations: [{ turns: [{ answer: 'Answer-ada' }] }],
      network: { resumes: [{ basics: { name: 'Name-ada' } }] },
    });
    expect(written.out).not.toContain('bob');
    expect(await exportMember(terminal, { member: 'ada', out: join(folder, 'out.json') })).toBe(0);
    expect(JSON.parse(await readFile(join(folder, 'out.json'), 'utf8'))).toMatchObject({ feedback: [] });
    await rm(join(folder, 'out.json'));

    await expect(deleteMember(terminal, { member: 'ada', confirm: 'bob' })).rejects.toThrow('--confirm');
    expect(await traces('Name-ada', 'Answer-ada')).toEqual(['Name-ada', 'Answer-ada']);
    expect(await deleteMember(terminal, { member: 'ada', confirm: 'ada' })).toBe(0);
    expect(written.notes).toContain('deleted: 1 imports, 1 conversations');
    expect(await traces('Name-ada', 'Answer-ada', 'Name-bob', 'Answer-bob')).toEqual(['Name-bob', 'Answer-bob']);
  });

  it('is for databases of this machine', async () => {
    vi.stubEnv('TRELLIS_NETWORK_URL', 'https://network.example');
    vi.stubEnv('TRELLIS_ISSUER', 'https://issuer.example');
    vi.stubEnv('TRELLIS_AUDIENCE', 'trellis');
    vi.stubEnv('TRELLIS_JWKS_URL', 'https://issuer.example/keys');
    await expect(openRecords({ member: 'ada' })).rejects.toThrow('TRELLIS_NETWORK_URL');
  });
});

describe('words of a member become an example', () => {
  it('only when the member allows it', async () => {
    expect(await hasConsented({ member: 'ada' })).toBe(false);
    const { network, token, close } = await openRecords({ member: 'ada' });
    const answer = await network.get('/people/me/consents', { token });
    expect(answer.body).toEqual({
      items: [
        { purpose: 'examples', granted: false },
        { purpose: 'evaluation', granted: false },
      ],
    });
    await close();
  });

  it.each([
    ['nobody is named', {}, false],
    ['it is given', { member: 'ada', consent: 'given' }, true],
  ] as const)('taken when %s', async (_, options, isGranted) => {
    await expect(checkConsent(options, () => Promise.resolve(isGranted))).resolves.toBeUndefined();
  });

  it.each([
    ['it is not given', { member: 'ada', consent: 'given' }, false, 'does not allow'],
    ['they are said to be invented', { member: 'ada', consent: 'invented' }, true, "expected 'given'"],
    ['nothing is said', { member: 'ada' }, true, "expected 'given'"],
  ] as const)('refused when %s', async (_, options, isGranted, message) => {
    await expect(checkConsent(options, () => Promise.resolve(isGranted))).rejects.toThrow(message);
  });
});
