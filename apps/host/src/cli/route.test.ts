import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pico from 'picocolors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluateRoute } from './route.ts';
import type { Terminal } from './terminal.ts';

const { signal } = new AbortController();
const lines = (...rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const intents = (...texts: [string, string][]) => lines(...texts.map(([text, intent]) => ({ text, intent })));
const known = intents(
  ['water the roses', 'constructor'],
  ['my tulips need water', 'constructor'],
  ['the roses are dry', 'constructor'],
  ['hoist the sail', '__proto__'],
  ['lower the anchor', '__proto__'],
  ['the sail is torn', '__proto__'],
);
const asked = intents(['are the roses dry', 'constructor'], ['hoist the torn sail', '__proto__']);

let folder: string;
const file = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trellis-route-'));
  const write = (name: string, content: string | Uint8Array) => writeFile(file(name), content);
  await Promise.all([
    write('known.jsonl', `${known}\r\n\n`),
    write('asked.jsonl', asked),
    write('strange.jsonl', lines({ text: 'quantum chromodynamics' }, { text: '' })),
    write('empty.jsonl', '\n\n'),
    write('cut.jsonl', `${asked}\n{"text": "hal`),
    write('nameless.jsonl', lines({ text: 'no intent' })),
    write('textless.jsonl', lines({ intent: 'x' })),
    write('list.jsonl', '[1, 2]\nnull'),
    write('binary.jsonl', Uint8Array.of(0xff, 0xfe, 0x00, 0x80)),
  ]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(options: { train?: string; test?: string; outOfScope?: string; json?: boolean }) {
  let out = '';
  let notes = '';
  const colors = pico.createColors(false);
  const terminal: Terminal = {
    input: process.stdin,
    out: (text) => void (out += text),
    note: (text) => void (notes += text),
    progress: () => {},
    colors,
    noteColors: colors,
    interactive: false,
  };
  const { train = 'known.jsonl', test = 'asked.jsonl', outOfScope = 'strange.jsonl', json = false } = options;
  const code = await evaluateRoute(
    terminal,
    {
      train: file(train),
      validate: file('asked.jsonl'),
      outOfScope: file(outOfScope),
      test: file(test),
      testOutOfScope: file(outOfScope),
      embedder: false,
      json,
    },
    signal,
  );
  return { code, out, notes };
}

describe('trellis route eval', () => {
  it('says how good the router is, in words', async () => {
    const { code, out, notes } = await run({});
    expect(code).toBe(0);
    expect(out).toMatch(/^accuracy, nothing refused +100.0 %\n/);
    expect(notes).toContain('embedding the training set (6)');
  });

  it('ends with one line of figures for programs', async () => {
    const { out } = await run({ json: true });
    expect(JSON.parse(out.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
      accuracy: 1,
      auroc: 1,
      inScopeAccuracy: 1,
      outOfScopeRecall: 1,
    });
  });

  it.each([
    ['nowhere.jsonl', /^--train .*nowhere.jsonl: there is no such file|nowhere.jsonl/],
    ['empty.jsonl', /--train .*empty.jsonl: expected JSON Lines/],
    ['cut.jsonl', /--train .*cut.jsonl, line 3: .*found no JSON/],
    ['nameless.jsonl', /--train .*nameless.jsonl, line 1: .*found no intent/],
    ['textless.jsonl', /--train .*textless.jsonl, line 1: .*found no text/],
    ['list.jsonl', /--train .*list.jsonl, line 1: .*found no text/],
    ['binary.jsonl', /--train .*binary.jsonl: .*no UTF-8/],
  ])('says which file and line cannot be used: %s', async (train, message) => {
    await expect(run({ train })).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(message) as string,
    });
  });

  it('counts an intent that was never learnt as not found', async () => {
    const { out } = await run({ test: 'known.jsonl', train: 'asked.jsonl', json: true });
    expect(JSON.parse(out)).toHaveProperty('accuracy');
  });
});
