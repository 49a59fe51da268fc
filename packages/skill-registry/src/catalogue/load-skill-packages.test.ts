import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSkill, loadSkillPackages } from './load-skill-packages.ts';

const skill = `{ name: 'get-x', version: '1.0.0', effect: 'read', transport: { kind: 'http' }, toRequest() {} }`;
let folder: string;
const load = async (dependencies: Record<string, string>) => {
  const manifest = join(folder, 'package.json');
  await writeFile(manifest, JSON.stringify({ dependencies }));
  const resolve = (specifier: string) => {
    const path = specifier.endsWith('package.json') ? specifier : `${specifier}/index.mjs`;
    return pathToFileURL(join(folder, path)).href;
  };
  return loadSkillPackages({ manifest: pathToFileURL(manifest), resolve });
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skills-'));
  const add = async (name: string, manifest: object, code: string) => {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'package.json'), JSON.stringify(manifest));
    await writeFile(join(folder, name, 'index.mjs'), code);
  };
  await add(
    'with',
    { trellis: 'skills' },
    `export const getX = ${skill}; export const other = 7; export const Schema = {};`,
  );
  await add('empty', { trellis: 'skills' }, 'export const other = 7;');
  await add('agent', { trellis: 'agent' }, 'throw new Error("is not imported");');
});
afterAll(() => rm(folder, { recursive: true }));

describe('the skills of a host', () => {
  it('are what packages export that say so; no other package is imported', async () => {
    const skills = await load({ with: '1', agent: '1', 'not-there': '1' });
    expect(skills.map(({ name }) => name)).toEqual(['get-x']);
  });

  it('are missed where a package says so and has none', async () => {
    await expect(load({ empty: '1' })).rejects.toThrow('empty says that it has skills');
  });

  it.each([[null], [7], ['x'], [{}], [{ name: 'x', version: '1.0.0', effect: 'read', transport: {} }]])(
    'are told from %j',
    (value) => {
      expect(isSkill(value)).toBe(false);
    },
  );
});
