// `npm start`: installs what is missing, then runs the network and the assistant. Runs on any Node from 20.19 on, and starts Node 24 for the rest.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

const { packageManager, scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
const stampFile = 'node_modules/.cache/installed';

/** Changes whenever an install could come out differently. */
function stamp() {
  const folders = ['packages', 'agents', 'apps', 'tooling'].flatMap((group) =>
    readdirSync(group).map((name) => `${group}/${name}/package.json`),
  );
  const hash = createHash('sha256').update(process.platform + process.arch);
  for (const file of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...folders.sort()])
    if (existsSync(file)) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

function install() {
  const command = ['--yes', '-p', packageManager, '-c', 'pnpm install --frozen-lockfile'];
  const { status } = spawnSync('npx', command, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
  mkdirSync('node_modules/.cache', { recursive: true });
  writeFileSync(stampFile, stamp());
}

const wanted = stamp();
if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== wanted) install();

const workspaceNode = 'node_modules/.bin/node';
const [, ...options] = scripts.main.split(' ');
const child = spawn(existsSync(workspaceNode) ? workspaceNode : process.execPath, options, { stdio: 'inherit' });
process.on('SIGINT', () => {}); // A terminal sends it to both; twice would mean "now".
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
