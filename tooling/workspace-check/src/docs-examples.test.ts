import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageNameOf, specifiersIn } from './imports.ts';
import { readWorkspace } from './workspace.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** A TypeScript block with what stands behind its language: the name of its file, `no-run`, or nothing. */
const fences = /^```ts[^\S\n]*(\S*)[^\S\n]*\n([\s\S]*?)^```/gm;

interface Page {
  readonly name: string;
  /** Blocks that are named after a file, by that name. */
  readonly files: ReadonlyMap<string, string>;
  /** Blocks without a name, each a program beside those files. */
  readonly programs: readonly string[];
}

async function readPage(name: string): Promise<Page> {
  const blocks = [...(await readFile(join(root, 'docs', name), 'utf8')).matchAll(fences)];
  const named = blocks.filter(([, mark]) => mark !== '' && mark !== 'no-run');
  return {
    name,
    files: new Map(named.map(([, file = '', code = '']) => [file, code])),
    programs: blocks.filter(([, mark]) => mark === '').map(([, , code = '']) => code),
  };
}

/** Where packages are found: at the first package of the workspace that has all that a page imports. */
function modulesFor({ name, files, programs }: Page): string {
  const wanted = [...files.values(), ...programs].flatMap(specifiersIn).map(packageNameOf);
  const found = readWorkspace(root).packages.find(({ manifest }) =>
    wanted.every((one) => one === undefined || one in { ...manifest.dependencies, ...manifest.devDependencies }),
  );
  if (!found) throw new Error(`docs/${name}: no package of the workspace has all of ${wanted.join(', ')}`);
  return join(root, found.folder, 'node_modules');
}

/** The page as a package of its own, outside the workspace. */
async function writePage(page: Page, folder: string): Promise<void> {
  await symlink(modulesFor(page), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  const programs = page.programs.map((code, index): [string, string] => [`program-${index + 1}.ts`, code]);
  const compilerOptions = { noEmit: true, typeRoots: [join(root, 'node_modules/@types')] };
  const configuration = { extends: join(root, 'tsconfig.base.json'), compilerOptions, include: ['**/*.ts'] };
  const all = [...page.files, ...programs, ['tsconfig.json', JSON.stringify(configuration)] as const];
  for (const [file, text] of all) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
}

function run(args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const flags = ['--disable-warning=ExperimentalWarning', ...args];
    const child = spawn(process.execPath, flags, { cwd, stdio: ['ignore', 'pipe', 'pipe'], timeout: 30_000 });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (status) => (status === 0 ? resolve('') : resolve(`${status}: ${output}`)));
  });
}

const pages = await Promise.all(
  (await readdir(join(root, 'docs'))).filter((name) => name.endsWith('.md')).map(readPage),
);

describe.each(pages.filter(({ files, programs }) => files.size + programs.length > 0))(
  'the code of docs/$name',
  (page) => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'docs-'));
      await writePage(page, folder);
    });
    afterAll(() => rm(folder, { recursive: true }));

    it('compiles', async () => {
      expect(await run([join(root, 'node_modules/typescript/bin/tsc'), '-p', '.'], folder)).toBe('');
    }, 40_000);

    it('passes its own tests', async () => {
      const tests = [...page.files.keys()].filter((file) => file.endsWith('.test.ts'));
      const vitest = join(root, 'node_modules/vitest/vitest.mjs');
      expect(tests.length === 0 ? '' : await run([vitest, 'run', '--root', folder], folder)).toBe('');
    }, 40_000);

    it.each(page.programs.map((_, index) => `program-${index + 1}.ts`))(
      'runs as it stands: %s',
      async (file) => {
        expect(await run([file], folder)).toBe('');
      },
      40_000,
    );
  },
);

describe('the pages', () => {
  it('have code to be run', () => {
    expect(pages.map(({ name }) => name)).toContain('wrap-an-api.md');
  });
});
