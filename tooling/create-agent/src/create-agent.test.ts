import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from './run.ts';
import { surfaces } from './surfaces.ts';

const run = promisify(execFile);
const repository = fileURLToPath(new URL('../../../', import.meta.url));
const hostText =
  '{\n  "name": "@trellis/host",\n  "dependencies": {\n    "@trellis/core": "workspace:*",\n    "fastify": "catalog:"\n  }\n}\n';

let root = '';
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'create-agent-')));
  await mkdir(join(root, 'agents', 'job-fit'), { recursive: true });
  await mkdir(join(root, 'packages', 'core'), { recursive: true });
  await mkdir(join(root, 'apps', 'host'), { recursive: true });
  await writeFile(join(root, 'pnpm-workspace.yaml'), 'packages: [agents/*]\n');
  await writeFile(join(root, 'apps/host/package.json'), hostText);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const host = () => readFile(join(root, 'apps/host/package.json'), 'utf8');
const everything = async () => (await readdir(root, { recursive: true })).sort();

/** Gives the new agents the packages of this repository, as an install would. */
async function install(names: readonly string[]): Promise<void> {
  await cp(join(repository, 'tsconfig.base.json'), join(root, 'tsconfig.base.json'));
  await writeFile(
    join(root, 'tsconfig.json'),
    '{ "extends": "./tsconfig.base.json", "compilerOptions": { "noEmit": true }, "include": ["agents/*/src"] }',
  );
  for (const name of names)
    await symlink(join(repository, 'agents/post-takeaways/node_modules'), join(root, 'agents', name, 'node_modules'));
  await mkdir(join(root, 'node_modules'));
  await symlink(join(repository, 'node_modules/@types'), join(root, 'node_modules/@types'));
}

/** Loads an agent, plans, and answers from its own fixture; prints what came of it. */
const tryAgent = (name: string, surface: string): string => `
  {
    const { agent } = await import(${JSON.stringify(pathToFileURL(join(root, 'agents', name, 'src/agent.ts')).href)});
    const { entity } = await import(${JSON.stringify(pathToFileURL(join(root, 'agents', name, 'src/__fixtures__/entity.ts')).href)});
    await loadPrompts(agent.prompts);
    const view = { ${surface}: { type: '${surface}', id: entity.id } };
    const turn = { question: 'How long does a repair take?', view, history: [], now: new Date(0), dossier: createDossier() };
    const [{ skill, input }] = agent.plan(turn);
    const entry = { id: 'e1', skill: skill.name, skillVersion: skill.version, input, retrievedAt: '' };
    const dossier = createDossier([{ ...entry, ok: true, value: entity }]);
    const events = [];
    for await (const event of agent.respondWithoutModel({ ...turn, dossier })) events.push(event);
    const quotes = events.filter(({ type }) => type === 'citation').map(({ quote }) => quote);
    const blocks = events.filter(({ type }) => type === 'ui-block').map(({ block }) => block.key);
    results.push({ description: agent.description, quotes, blocks: blocks.length });
  }`;

describe('a new agent', () => {
  it('is type-correct and answers, on every surface', { timeout: 60_000 }, async () => {
    const description = 'Says what\'s "new" \\ here.';
    const made = [...surfaces.keys()].map((surface) => [`my-${surface}`, surface] as const);
    for (const [name, surface] of made) {
      const result = await runCommand([name, '--surface', surface, '--description', description], root);
      expect(result).toEqual({ exitCode: 0, output: expect.stringContaining(`Made agents/${name}`) as string });
    }
    await install(made.map(([name]) => name));
    await run(process.execPath, [join(repository, 'node_modules/typescript/bin/tsc'), '-p', '.'], { cwd: root });
    const script = join(root, 'agents/my-job/try.mjs');
    await writeFile(
      script,
      `import { createDossier } from '@trellis/core';
      import { loadPrompts } from '@trellis/prompt-templates';
      const results = [];
      ${made.map(([name, surface]) => tryAgent(name, surface)).join('')}
      console.log(JSON.stringify(results));`,
    );
    const { stdout } = await run(process.execPath, [script], { cwd: root });
    const quotes: unknown = expect.arrayContaining(['A repair takes nine days on average.']);
    expect(JSON.parse(stdout)).toEqual(made.map(() => ({ description, quotes, blocks: 2 })));
  });

  it('is its folder and one line of the host, and nothing else', async () => {
    const before = await everything();
    await runCommand(['--', 'mentor'], root);
    const added = (await everything()).filter((file) => !before.includes(file));
    expect(added.every((file) => file.startsWith('agents/mentor'))).toBe(true);
    expect(added).toContain('agents/mentor/data/answer.prompt');
    expect((await host()).split('\n').filter((line) => !hostText.includes(line))).toEqual([
      '    "@trellis/mentor": "workspace:*",',
    ]);
    expect(JSON.parse(await readFile(join(root, 'agents/mentor/package.json'), 'utf8'))).toMatchObject({
      name: '@trellis/mentor',
      trellis: 'agent',
      dependencies: { '@trellis/core': 'workspace:*' },
    });
  });
});

describe('a command that cannot be followed leaves everything as it was', () => {
  it.each([
    [[], 2, 'expected one NAME'],
    [['a', 'b'], 2, 'expected one NAME'],
    [['mentor', '--colour', 'red'], 2, "Unknown option '--colour'"],
    [['Mentor'], 2, 'not kebab-case'],
    [['../escape'], 2, 'not kebab-case'],
    [['-'], 2, 'not kebab-case'],
    [['x'.repeat(61)], 2, 'not kebab-case'],
    [['mentor', '--surface', 'planet'], 2, 'not one of job, post'],
    [['mentor', '--description', 'a\nb'], 2, 'not one line'],
    [['mentor', '--description', ' '], 2, 'not one line'],
    [['job-fit'], 1, 'agents/job-fit exists already'],
    [['core'], 1, 'packages/core exists already'],
  ] as const)('%j', async (args, exitCode, message) => {
    const before = await everything();
    expect(await runCommand(args, root)).toEqual({ exitCode, output: expect.stringContaining(message) as string });
    expect([await everything(), await host()]).toEqual([before, hostText]);
  });

  it('outside a workspace', async () => {
    const result = await runCommand(['mentor'], join(root, 'packages'));
    expect(result).toEqual({
      exitCode: 1,
      output: expect.stringContaining('run this in the root of the workspace') as string,
    });
  });

  it('a host that is not JSON', async () => {
    await writeFile(join(root, 'apps/host/package.json'), '{ "dependencies": ');
    expect(await runCommand(['mentor'], root)).toEqual({ exitCode: 1, output: 'apps/host/package.json is not JSON\n' });
    expect(await readdir(join(root, 'agents'))).toEqual(['job-fit']);
  });

  it('a folder of agents that is a file', async () => {
    await rm(join(root, 'agents'), { recursive: true });
    await writeFile(join(root, 'agents'), '');
    const { exitCode, output } = await runCommand(['mentor'], root);
    expect([exitCode, output]).toEqual([1, expect.stringContaining('nothing was made')]);
    expect(await host()).toBe(hostText);
  });

  it('twice: the first one stays', async () => {
    await runCommand(['mentor'], root);
    const first = await host();
    expect((await runCommand(['mentor'], root)).exitCode).toBe(1);
    expect(await host()).toBe(first);
  });

  it('help is not an error', async () => {
    expect(await runCommand(['--help'], root)).toEqual({
      exitCode: 0,
      output: expect.stringContaining('Usage: pnpm create-agent NAME') as string,
    });
  });
});
