import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startFakeAnthropic } from '@trellis/fake-anthropic';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageNameOf, specifiersIn } from './imports.ts';
import type { WorkspacePackage } from './workspace.ts';
import { readWorkspace } from './workspace.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const fences = /^```ts[^\S\n]*(no-run)?[^\S\n]*\n([\s\S]*?)^```/gm;

interface Example {
  readonly place: string;
  readonly cwd: string;
  readonly code: string;
}

/** Where an example runs: in its own package when that has all it imports, else in the host, which has all of Trellis. */
function folderFor({ folder, manifest }: WorkspacePackage, code: string): string {
  const known = { ...manifest.dependencies, ...manifest.devDependencies, [manifest.name ?? '']: '' };
  const isOwn = specifiersIn(code).every(
    (specifier) => (packageNameOf(specifier) ?? folder) in { ...known, [folder]: '' },
  );
  return join(root, isOwn ? folder : 'apps/host');
}

/** Every TypeScript block of a package's README that is not marked `no-run`. */
const examples = readWorkspace(root).packages.flatMap((workspacePackage): Example[] => {
  const { folder } = workspacePackage;
  const file = join(root, folder, 'README.md');
  if (!existsSync(file)) return [];
  return [...readFileSync(file, 'utf8').matchAll(fences)]
    .filter(([, mark]) => mark === undefined)
    .map(([, , code = ''], index) => ({
      place: `${folder}/README.md #${index + 1}`,
      cwd: folderFor(workspacePackage, code),
      code,
    }));
});

function run({ code, cwd }: Example, modelUrl: string): Promise<{ status: number | null; stderr: string }> {
  return new Promise((resolve, reject) => {
    const args = ['--disable-warning=ExperimentalWarning', '--input-type=module-typescript', '--eval', code];
    const env = { ...process.env, ANTHROPIC_API_KEY: 'test', ANTHROPIC_BASE_URL: modelUrl };
    const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'], timeout: 20_000 });
    let stderr = '';
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stderr }));
  });
}

describe('the example in a README', () => {
  let fake: Awaited<ReturnType<typeof startFakeAnthropic>>;
  beforeAll(async () => {
    fake = await startFakeAnthropic({ script: { steps: [{ answer: 'A frame for plants to climb.' }] } });
  });
  afterAll(() => fake.close());

  it.each(examples)(
    '$place runs as it stands',
    async (example) => {
      expect(await run(example, fake.url)).toEqual({ status: 0, stderr: '' });
    },
    30_000,
  );

  it('is there for every published package', () => {
    const published = readWorkspace(root).packages.filter(({ folder }) => folder.startsWith('packages/'));
    const places = examples.map(({ place }) => place.split('/README')[0]);
    expect(published.map(({ folder }) => folder).filter((folder) => !places.includes(folder))).toEqual([]);
  });
});
