import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runLoad } from './load-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'load-command-'));
afterAll(() => rmSync(folder, { recursive: true }));
const database = join(folder, 'network.db');

async function run(args: readonly string[], into = database) {
  let text = '';
  const code = await runLoad(args, { database: into, output: { write: (part) => void (text += part) } });
  return { code, text };
}

describe('the command load', () => {
  it.each([
    ['no file', [], database, 'load [--tenant TENANT]'],
    ['an option it does not know', ['--colour', 'x'], database, 'load [--tenant TENANT]'],
    ['the name of the sample', ['--name', 'sample', 'x'], database, 'load [--tenant TENANT]'],
    ['a database in memory', ['x.jsonl'], ':memory:', 'DATABASE must name a file'],
  ])('says how it is used: %s', async (_, args, into, words) => {
    expect(await run(args, into)).toEqual({ code: 2, text: expect.stringContaining(words) });
  });

  it('says what it has loaded, or why nothing', async () => {
    const good = join(folder, 'good.jsonl');
    writeFileSync(good, '{"basics": {"name": "Ada"}, "work": [{"name": "Acme", "position": "Clerk"}]}');
    expect(await run([good])).toEqual({ code: 0, text: expect.stringMatching(/Loaded 1 × person in [\d.]+ s\.\n$/) });
    expect(await run([join(folder, 'none.jsonl')])).toEqual({
      code: 1,
      text: expect.stringContaining('Nothing was loaded: there is no such file'),
    });
    const bad = join(folder, 'bad.jsonl');
    writeFileSync(bad, '{"basics": ');
    expect(await run([bad])).toEqual({
      code: 1,
      text: expect.stringContaining('Nothing was loaded: line 1: not valid'),
    });
  }, 30_000);
});
