import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorkspacePackage } from './workspace.ts';
import { readWorkspace } from './workspace.ts';

/**
 * Tries what a user would get: packs every published package, checks each tarball with publint and attw, installs them all into an empty
 * project, and runs every agent from there. Needs a build. Exits with 1 and the first thing that is wrong.
 */
const root = fileURLToPath(new URL('../../../', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'trellis-packed-'));

function run(command: string, args: readonly string[], cwd: string): string {
  const result = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (result.status === 0) return result.stdout;
  throw new Error(
    `${command} ${args.join(' ')} failed:\n${result.error?.message ?? ''}${result.stdout}${result.stderr}`,
  );
}

function pack({ folder, manifest }: WorkspacePackage): { name: string; tarball: string } {
  const destination = join(work, 'tarballs', folder.replace('/', '-'));
  mkdirSync(destination, { recursive: true });
  run('pnpm', ['pack', '--pack-destination', destination], join(root, folder));
  const [file] = readdirSync(destination);
  if (file === undefined) throw new Error(`${folder}: pnpm pack made no tarball`);
  return { name: manifest.name ?? '', tarball: join(destination, file) };
}

function checkTarball({ name, tarball }: { name: string; tarball: string }): void {
  run('pnpm', ['exec', 'publint', 'run', tarball, '--strict'], root);
  run('pnpm', ['exec', 'attw', tarball, '--profile', 'esm-only'], root);
  process.stdout.write(`${name} is sound as a tarball\n`);
}

function runFromTarballs(packed: readonly { name: string; tarball: string }[], agents: readonly string[]): void {
  const project = join(work, 'project');
  mkdirSync(project);
  const files = Object.fromEntries(packed.map(({ name, tarball }) => [name, `file:${tarball}`]));
  const manifest = { name: 'try-out', private: true, type: 'module', dependencies: files };
  const overrides = packed.map(({ name, tarball }) => `  '${name}': 'file:${tarball}'`);
  writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
  const settings = [
    'packages: []',
    'allowBuilds:',
    '  better-sqlite3: false',
    '  hnswlib-node: false',
    'overrides:',
    ...overrides,
  ];
  writeFileSync(join(project, 'pnpm-workspace.yaml'), `${settings.join('\n')}\n`);
  cpSync(fileURLToPath(new URL('./__fixtures__/try-out.mjs.template', import.meta.url)), join(project, 'try-out.mjs'));
  run('pnpm', ['install', '--prefer-offline'], project);
  process.stdout.write(execFileSync(process.execPath, ['try-out.mjs', ...agents], { cwd: project, encoding: 'utf8' }));
}

try {
  const published = readWorkspace(root).packages.filter(({ manifest }) => manifest.private !== true);
  const packed = published.map(pack);
  packed.forEach(checkTarball);
  const agents = published.filter(({ tags }) => tags[0] === 'agent').map(({ manifest }) => manifest.name ?? '');
  runFromTarballs(packed, agents);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
