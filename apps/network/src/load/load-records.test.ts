import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../storage/database.ts';
import { createEntityStore } from '../storage/entity-store.ts';
import { createFormCounter } from '../storage/find-forms.ts';
import { loadRecords } from './load-records.ts';
import type { LoadProgress } from './load-records.ts';
import { createReaderPool } from './reader-pool.ts';

const folder = mkdtempSync(join(tmpdir(), 'load-'));
const pool = createReaderPool(1, '');
afterAll(async () => {
  await pool.close();
  rmSync(folder, { recursive: true });
});
const viewer = { tenant: 'acme', memberId: 'me' };

const stored = (id: string, title: string, postedOn = '2026-01-01') => ({
  kind: 'job',
  value: {
    id,
    title,
    company: 'Acme',
    postedOn,
    text: 'Letters.',
    responsibilities: [],
    requirements: [],
    skills: [],
    fictional: true,
  },
});
const fileOf = (name: string, lines: readonly unknown[]) => {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return path;
};
const jobs = (count: number, title: string) =>
  Array.from({ length: count }, (_, index) => stored(`${title}-${index}`, title, `2026-01-${10 + (index % 20)}`));

/** A database on disk with what is in it of jobs. */
function open(name: string) {
  const connection = openDatabase(join(folder, name));
  const count = createFormCounter(connection);
  return {
    connection,
    titled: (word: string) => count({ viewer, kind: 'job', match: `"${word}"`, limit: 1_000_000 }),
    read: (id: string) => createEntityStore(connection).read(viewer, 'job', id)?.value,
  };
}

describe('a load', () => {
  it('takes entities and whatever imports understand, a record a line', async () => {
    const { connection, titled, read } = open('mixed.db');
    const path = fileOf('mixed.jsonl', [
      stored('job-1', 'Clerk'),
      '',
      { '@type': 'JobPosting', title: 'Welder', description: '<p>Sparks.</p>', hiringOrganization: { name: 'Acme' } },
      { basics: { name: 'Ada Byron' }, work: [{ name: 'Acme', position: 'Clerk', startDate: '2020-01' }] },
      '\r',
    ]);
    const progress: LoadProgress[] = [];
    const options = { connection, files: [path], tenant: '', source: 'board', pool };
    const summary = await loadRecords({ ...options, onProgress: (each) => void progress.push(each) });
    expect(summary).toEqual({ job: 2, person: 1 });
    expect([titled('clerk'), titled('welder')]).toEqual([1, 1]);
    expect(read('job-1')).toEqual(stored('job-1', 'Clerk').value);
    expect(progress.at(-1)).toEqual({ step: 'write', records: 3, done: 1 });
    expect(existsSync(join(folder, 'mixed.db.loading'))).toBe(false);
    // Later writes are merged as they come.
    expect(connection.prepare(`SELECT v FROM search_job_config WHERE k = 'automerge'`).pluck().get()).toBe(4);
    connection.close();
  }, 30_000);

  it('takes the place of the load of that name, and of nothing else; the last line with an id counts', async () => {
    const { connection, titled, read } = open('again.db');
    const load = (name: string, source: string, lines: readonly unknown[]) =>
      loadRecords({ connection, files: [fileOf(name, lines)], tenant: '', source, pool });
    await load('one.jsonl', 'one', [stored('a', 'Baker'), stored('b', 'Cook')]);
    await load('two.jsonl', 'two', [stored('c', 'Nurse')]);
    await load('one.jsonl', 'one', [stored('a', 'Welder', '2026-03-01'), stored('a', 'Clerk', '2025-01-01')]);
    expect(['baker', 'cook', 'nurse', 'welder', 'clerk'].map(titled)).toEqual([0, 0, 1, 0, 1]);
    expect(read('a')?.title).toBe('Clerk');
    connection.close();
  }, 30_000);

  it.each([
    ['no JSON', '{"kind": ', 'INVALID_JSON', 'line 3'],
    ['no record', '{"colour": "red"}', 'UNKNOWN_FORMAT', 'line 3'],
    ['an entity that is none', '{"kind": "job", "value": {"id": "x"}}', 'MISSING_FIELD', 'line 3'],
    ['a line that does not end', `{"kind": "${'x'.repeat(1024 * 1024)}`, 'FILE_TOO_LARGE', 'line 3'],
  ])(
    'of %s changes nothing, and says where',
    async (name, line, code, field) => {
      const { connection, titled } = open(`${name}.db`);
      const load = (lines: readonly unknown[]) =>
        loadRecords({ connection, files: [fileOf('bad.jsonl', lines)], tenant: '', source: 'board', pool });
      await load(jobs(2, 'Before'));
      await expect(load([...jobs(2, 'After'), line])).rejects.toMatchObject({
        code,
        field: expect.stringContaining(field),
      });
      expect([titled('before'), titled('after')]).toEqual([2, 0]);
      connection.close();
    },
    30_000,
  );

  it('that is aborted while it writes changes nothing', async () => {
    const { connection, titled } = open('abort.db');
    const abort = new AbortController();
    const path = fileOf('abort.jsonl', jobs(1200, 'After'));
    const loading = loadRecords({
      connection,
      files: [path],
      tenant: '',
      source: 'board',
      pool,
      signal: abort.signal,
      onProgress: ({ step }) => void (step === 'write' && abort.abort(new Error('enough'))),
    });
    await expect(loading).rejects.toThrow('enough');
    expect(titled('after')).toBe(0);
    connection.close();
  }, 30_000);
});

describe('a process that is killed while it loads', () => {
  it.each(['read', 'write'])(
    'leaves the old state: at the step %s',
    async (step) => {
      const name = `killed-${step}.db`;
      const before = open(name);
      const options = { connection: before.connection, tenant: '', source: 'board', pool };
      await loadRecords({ ...options, files: [fileOf('before.jsonl', jobs(3, 'Before'))] });
      before.connection.close();
      const path = fileOf('after.jsonl', jobs(3000, 'After'));
      const child = fork(new URL('testing/load-slowly.ts', import.meta.url), [join(folder, name), path, step]);
      await once(child, 'message');
      child.kill('SIGKILL');
      await once(child, 'exit');
      const after = open(name);
      expect([after.titled('before'), after.titled('after')]).toEqual([3, 0]);
      expect(after.connection.pragma('integrity_check', { simple: true })).toBe('ok');
      // What it left behind does not keep the next load from working.
      await loadRecords({ ...options, connection: after.connection, files: [path] });
      expect([after.titled('before'), after.titled('after')]).toEqual([0, 3000]);
      expect(existsSync(join(folder, `${name}.loading`))).toBe(false);
      after.connection.close();
    },
    60_000,
  );
});
