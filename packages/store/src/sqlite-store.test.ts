import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeConversationStore } from './__fixtures__/describe-conversation-store.ts';
import { someOwner, someTurn } from './__fixtures__/turns.ts';
import { openStore } from './index.ts';

let folder = '';
let files = 0;
const openAndClose = async (file: string) => (await openStore(`sqlite:${file}`)).close();
const newFile = () => join(folder, `store-${++files}.db`);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trellis-store-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describeConversationStore('SQLite in memory', () => openStore('sqlite::memory:'));
describeConversationStore('SQLite in a file', () => openStore(`sqlite:${newFile()}`));

describe('a SQLite file', () => {
  it('keeps what was saved for the next start', async () => {
    const file = newFile();
    const [owner, turn] = [someOwner(), someTurn()];
    const first = await openStore(`sqlite:${file}`);
    await first.saveTurn(owner, turn);
    await first.close();
    const second = await openStore(`sqlite://${file}`);
    expect(await second.readTurn(owner, turn.id)).toEqual(turn);
    await second.close();
  });

  it('is written by two processes and two stores at once, and nothing is lost', async () => {
    const file = newFile();
    const script = fileURLToPath(new URL('./__fixtures__/write-turns.ts', import.meta.url));
    const run = (member: string) =>
      promisify(execFile)(process.execPath, [script, `sqlite:${file}`, member, '60'], { timeout: 60_000 });
    // All of them also meet at the first start, when the tables are made.
    await Promise.all([run('one'), run('two'), ...Array.from({ length: 4 }, () => openAndClose(file))]);
    const store = await openStore(`sqlite:${file}`);
    const counts = await Promise.all(
      ['one', 'two', 'both'].map(async (memberId) => {
        const { conversations } = await store.exportMember({ tenant: 'acme', memberId });
        return [conversations.length, conversations.flatMap(({ turns }) => turns).length];
      }),
    );
    expect(counts).toEqual([
      [60, 60],
      [60, 60],
      [1, 120],
    ]);
    await store.close();
  });

  it('holds no trace of what was deleted', async () => {
    const file = newFile();
    const owner = someOwner();
    const store = await openStore(`sqlite:${file}`);
    await store.saveTurn(owner, someTurn({ answer: 'needle-in-the-answer' }));
    for (let index = 0; index < 40; index += 1)
      await store.saveTurn(someOwner(), someTurn({ answer: `the answer of another ${index}` }));
    await store.deleteMember(owner);
    for (const each of [file, `${file}-wal`])
      expect((await readFile(each)).includes('needle-in-the-answer')).toBe(false);
    await store.close();
    expect((await readFile(file)).includes('needle-in-the-answer')).toBe(false);
    expect((await readdir(folder)).filter((name) => name.startsWith(`store-${files}.db`))).toHaveLength(1);
  });

  it.each([
    ['text', Buffer.from('This is not a database. '.repeat(400))],
    ['a database of which the middle is gone', 'cut'],
  ])('that is %s is CORRUPTED', async (_name, content) => {
    const file = newFile();
    if (content === 'cut') {
      await (await openStore(`sqlite:${file}`)).close();
      const bytes = await readFile(file);
      await writeFile(file, bytes.fill(0xa5, 100, bytes.length));
    } else await writeFile(file, content);
    await expect(openStore(`sqlite:${file}`)).rejects.toMatchObject({ name: 'StoreError', code: 'CORRUPTED' });
  });

  it('in no folder is UNREACHABLE, and so is a folder', async () => {
    await expect(openStore(`sqlite:${join(folder, 'no', 'x.db')}`)).rejects.toMatchObject({ code: 'UNREACHABLE' });
    await expect(openStore(`sqlite:${folder}`)).rejects.toMatchObject({ code: 'UNREACHABLE' });
  });

  it('from a newer version, or made otherwise, is refused and left alone', async () => {
    const file = newFile();
    await (await openStore(`sqlite:${file}`)).close();
    const change = (statement: string) => {
      const database = new Database(file);
      database.exec(statement);
      database.close();
    };
    change(`insert into trellis_migrations values (9999, '9999-future', 'x', 'now')`);
    await expect(openStore(`sqlite:${file}`)).rejects.toMatchObject({
      code: 'DATABASE_NEWER',
      message: expect.stringContaining('9999-future'),
    });
    change(`delete from trellis_migrations where number = 9999`);
    change(`update trellis_migrations set checksum = 'other' where number = 1`);
    await expect(openStore(`sqlite:${file}`)).rejects.toMatchObject({ code: 'MIGRATION_CHANGED' });
  });
});

describe('openStore', () => {
  it.each([[''], ['sqlite:'], ['sqlite://host/file.db'], ['mysql://x'], ['postgres:'], ['/file.db'], ['sqlite:a\0b']])(
    'refuses the address %j',
    async (url) => {
      await expect(openStore(url)).rejects.toMatchObject({ code: 'INVALID_URL' });
    },
  );

  it('does not repeat an address, which may hold a password', async () => {
    await expect(openStore('mysql://user:hunter2@host/db')).rejects.not.toThrow(/hunter2/);
  });

  it('gives a store that answers CLOSED after close, which may be called twice', async () => {
    const store = await openStore('sqlite::memory:');
    await store.close();
    await store.close();
    await expect(store.readTurn(someOwner(), 'x')).rejects.toMatchObject({ code: 'CLOSED' });
  });
});
