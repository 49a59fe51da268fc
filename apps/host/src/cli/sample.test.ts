import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import pico from 'picocolors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSample } from './sample.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trellis-sample-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const { signal } = new AbortController();
const notes: string[] = [];
const colors = pico.createColors(false);
const terminal = {
  input: Readable.from([]),
  out: () => {},
  note: (text: string) => void notes.push(text),
  progress: () => {},
  colors,
  noteColors: colors,
  interactive: false,
};

describe('trellis sample', () => {
  it('writes a network of the size that was asked for, one entity a line', async () => {
    const out = join(folder, 'network.jsonl');
    expect(await makeSample(terminal, { people: '70', seed: '3', out }, signal)).toBe(0);
    const kinds = (await readFile(out, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { kind: string }).kind);
    expect(kinds.filter((kind) => kind === 'person')).toHaveLength(70);
    expect(kinds.filter((kind) => kind === 'job')).toHaveLength(140);
    expect(notes.at(-1)).toContain(`${kinds.length.toLocaleString('en-US')} entities`);
  });

  it.each([
    [{ people: '0', seed: '1' }, '--people 0: expected a whole number from 1 to 1000000'],
    [{ people: 'many', seed: '1' }, '--people many'],
    [{ people: '10', seed: '-1' }, '--seed -1'],
  ])('refuses %j', async (options, message) => {
    await expect(makeSample(terminal, options, signal)).rejects.toThrow(message);
  });

  it('leaves off when it is interrupted', async () => {
    const stopped = AbortSignal.abort(new Error('interrupted'));
    const out = join(folder, 'stopped.jsonl');
    expect(await makeSample(terminal, { people: '70', seed: '1', out }, stopped)).not.toBe(0);
    expect(notes.at(-1)).toContain('interrupted');
  });
});
