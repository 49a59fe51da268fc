import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import pico from 'picocolors';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readYaml } from './yaml.ts';

const schema = {
  type: 'object',
  properties: { title: { type: 'string' }, level: { enum: ['low', 'high'] } },
  required: ['title'],
};
const colors = pico.createColors(false);

describe('trellis yaml', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trellis-yaml-'));
    await writeFile(join(folder, 'schema.json'), JSON.stringify(schema));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function run(text: string, options: { schema?: string; json?: boolean; standardInput?: boolean } = {}) {
    const file = join(folder, 'answer.yaml');
    await writeFile(file, text);
    let out = '';
    let notes = '';
    const terminal = {
      input: Readable.from([Buffer.from(text)]),
      out: (part: string) => void (out += part),
      note: (part: string) => void (notes += part),
      progress: () => {},
      colors,
      noteColors: colors,
      interactive: false,
    };
    const status = await readYaml(terminal, options.standardInput ? '-' : file, {
      schema: options.schema ?? join(folder, 'schema.json'),
      ...(options.json && { json: true }),
    });
    return { status, out, notes };
  }

  it('prints the value, and marks each repair under its place', async () => {
    const { status, out, notes } = await run('**title**: Re: it\nlevel: High\n');
    expect([status, JSON.parse(out)]).toEqual([0, { title: 'Re: it', level: 'high' }]);
    expect(notes).toContain('    2  level: High\n              ^ enum-form at level: "High" → "high"\n');
    expect(notes).toMatch(/✓ fits after \d repairs\n$/);
  });

  it('refuses a file that is no text, and names it', async () => {
    const { status } = await run('title: x\n');
    expect(status).toBe(0);
    await expect(run('title: \0')).rejects.toThrow(/answer\.yaml: expected text, found bytes that are no UTF-8/);
    await writeFile(join(folder, 'binary.json'), Buffer.from([0xff]));
    await expect(run('title: x', { schema: join(folder, 'binary.json') })).rejects.toThrow(/^--schema .*binary\.json/);
  });

  it('says so when nothing had to be repaired, and reads standard input', async () => {
    expect(await run('title: x\n', { standardInput: true })).toMatchObject({
      status: 0,
      notes: '✓ fits as it stands\n',
    });
  });

  it('names what is wrong with a text that is refused', async () => {
    const { status, out, notes } = await run('level: high\n');
    expect([status, out]).toEqual([3, '']);
    expect(notes).toContain('✗ title: expected text');
  });

  it('prints one JSON line for programs', async () => {
    const { out } = await run('title: x\n', { json: true });
    expect(JSON.parse(out)).toEqual({ ok: true, value: { title: 'x' }, repairs: [] });
  });

  it('lets no control character reach the terminal', async () => {
    const { notes } = await run('```\ntitle: x \u001b[31m\n```\n');
    expect(notes).not.toContain('\u001b');
  });

  it.each([
    ['not json', 'expected JSON'],
    ['[]', 'expected a JSON Schema, an object'],
    ['{"type": 7}', '--schema'],
  ])('refuses the schema %j', async (text, message) => {
    await writeFile(join(folder, 'bad.json'), text);
    await expect(run('title: x', { schema: join(folder, 'bad.json') })).rejects.toThrow(message);
  });
});
