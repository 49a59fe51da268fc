import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { readWorkspace } from './workspace.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const copies: string[] = [];

/** The manifests of the workspace and the settings of changesets, without anything else. */
function copyManifests(): string {
  const copy = mkdtempSync(join(tmpdir(), 'trellis-release-'));
  copies.push(copy);
  const folders = readWorkspace(root).packages.map(({ folder }) => folder);
  for (const file of ['package.json', 'pnpm-workspace.yaml', ...folders.map((folder) => `${folder}/package.json`)])
    cpSync(join(root, file), join(copy, file));
  cpSync(join(root, '.changeset/config.json'), join(copy, '.changeset/config.json'));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

const versionsIn = (path: string) =>
  Object.fromEntries(readWorkspace(path).packages.map(({ manifest }) => [manifest.name, manifest.version]));

function release(copy: string, changes: Record<string, 'minor' | 'patch'>): void {
  const lines = Object.entries(changes).map(([name, bump]) => `'${name}': ${bump}`);
  writeFileSync(join(copy, '.changeset/a-change.md'), `---\n${lines.join('\n')}\n---\n\nA change for members.\n`);
  const manifest = join(root, 'node_modules/@changesets/cli/package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: string | Record<string, string> };
  const script = typeof bin === 'string' ? bin : (bin['changeset'] ?? '');
  execFileSync(process.execPath, [join(dirname(manifest), script), 'version'], { cwd: copy, stdio: 'pipe' });
}

afterEach(() => {
  for (const copy of copies.splice(0)) rmSync(copy, { recursive: true, force: true });
});

describe('a release', () => {
  it('of a minor of one agent changes the version of nothing else', () => {
    const copy = copyManifests();
    const before = versionsIn(copy);
    release(copy, { '@trellis/job-fit': 'minor' });
    const changed = Object.entries(versionsIn(copy)).filter(([name, version]) => before[name] !== version);
    expect(changed.map(([name]) => name)).toEqual(['@trellis/job-fit']);
    expect(changed[0]?.[1]).toMatch(/^\d+\.[1-9]\d*\.0$/);
  });
});
