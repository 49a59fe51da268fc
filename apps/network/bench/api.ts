/**
 * Measures the network at the size it is made for. `node bench/api.ts [--people 100000] [--jobs 200000] [--fresh]`
 * The database is made once for each size, in the folder for temporary files. Figures are of this machine, and of what else it does.
 */
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import type { SkillInfo } from '@trellis/network-skills';
import { loadRecords } from '../src/load/load-records.ts';
import { createProgressLine } from '../src/load/progress-line.ts';
import { createNetwork } from '../src/network.ts';
import type { Network } from '../src/network.ts';
import { openDatabase } from '../src/storage/database.ts';
import { migrations } from '../src/storage/migrations/index.ts';
import { loadVocabulary } from '../src/vocabulary/index.ts';
import { makeNetwork, makePostings } from './network/load-maker.ts';
import { createQuestions } from './network/questions.ts';
import { wordOfRank } from './network/words.ts';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '100000' },
    jobs: { type: 'string', default: '200000' },
    fresh: { type: 'boolean', default: false },
  },
});
const shape = { people: Number(values.people), jobs: Number(values.jobs), seed: 1 };
const postings = Math.min(20_000, shape.jobs);
const rounds = 60;
const warmRounds = 10;
const serveSeconds = 8;
const viewer = { tenant: 'development', memberId: 'me' };
const vocabulary = loadVocabulary();
const skills = vocabulary.all().slice(0, 700);

const key = createHash('sha256')
  .update(JSON.stringify([shape, migrations, skills.length]))
  .digest('hex')
  .slice(0, 12);
const folder = join(tmpdir(), `trellis-api-bench-${key}`);
const database = join(folder, 'network.db');
if (values.fresh) rmSync(folder, { recursive: true, force: true });
if (!existsSync(database)) await build();

const connection = openDatabase(database);
const network = createNetwork({ connection, vocabulary, now: () => new Date() });
console.log(`\n${shape.people} people, ${shape.jobs} jobs, ${(statSync(database).size / 1e6).toFixed(0)} MB\n`);
measureSearch(network, skills);
measureOther(network);
connection.close();
await measureService();

async function build(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'network.jsonl');
  const unfinished = `${database}.unfinished`;
  await makeNetwork(file, skills, shape);
  await load('entities as the API returns them', file, unfinished);
  await makePostings(file, skills, { ...shape, jobs: postings });
  await load('schema.org JobPosting, read and understood', file, join(folder, 'postings.db'));
  rmSync(join(folder, 'postings.db'));
  rmSync(file);
  renameSync(unfinished, database);
}

async function load(what: string, file: string, into: string): Promise<void> {
  rmSync(into, { force: true });
  const target = openDatabase(into);
  const line = createProgressLine(process.stderr);
  let wal = 0;
  const started = performance.now();
  const busyBefore = process.cpuUsage();
  const summary = await loadRecords({
    connection: target,
    files: [file],
    tenant: '',
    source: 'bench',
    onProgress(progress) {
      line.show(progress);
      if (existsSync(`${into}-wal`)) wal = Math.max(wal, statSync(`${into}-wal`).size);
    },
  });
  line.end();
  target.close();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(busyBefore);
  const records = Object.values(summary).reduce((sum, count) => sum + count, 0);
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
  console.log(
    `import, ${what}: ${records} records in ${seconds.toFixed(1)} s = ${(records / seconds).toFixed(0)}/s, ${((user + system) / 1000 / records).toFixed(2)} ms of processors for each; ` +
      `file ${megabytes(statSync(file).size)}, database ${megabytes(statSync(into).size)}, log at most ${megabytes(wal)}, ` +
      `memory at most ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
  );
}

function measureSearch(of: Network, named: readonly SkillInfo[]): void {
  console.log('search, ms                         p50     p95     max   next page p50');
  const all: number[] = [];
  for (const kind of ['job', 'person'] as const) {
    for (const [name, ask] of Object.entries(createQuestions(7, named))) {
      const first: number[] = [];
      const next: number[] = [];
      for (let round = -warmRounds; round < rounds; round += 1) {
        const request = ask();
        const { ms, result } = timed(() => of.list(viewer, kind, request));
        const { cursor } = result;
        const page = cursor === undefined ? undefined : timed(() => of.list(viewer, kind, { ...request, cursor }));
        if (round < 0) continue;
        first.push(ms);
        if (page) next.push(page.ms);
      }
      all.push(...first, ...next);
      const [p50, p95, most] = [percentile(first, 0.5), percentile(first, 0.95), percentile(first, 1)];
      const columns = [p50, p95, most, percentile(next, 0.5)].map((ms) => ms.toFixed(2).padStart(7)).join(' ');
      console.log(`${kind.padEnd(7)}${name.padEnd(26)}${columns}`);
    }
  }
  console.log(
    `${'all'.padEnd(33)}${percentile(all, 0.5).toFixed(2).padStart(7)} ${percentile(all, 0.95).toFixed(2).padStart(7)}`,
  );
}

function measureOther(of: Network): void {
  const anyJob = createPicker('job', shape.jobs);
  const anyPerson = createPicker('person', shape.people);
  const cases: Record<string, () => unknown> = {
    'read a job': () => of.read(viewer, 'job', anyJob()),
    'read a person': () => of.read(viewer, 'person', anyPerson()),
    'read a company': () => of.read(viewer, 'company', createPicker('company', 4000)()),
    'similar jobs': () => of.similarJobs(viewer, of.read(viewer, 'job', anyJob()), 10),
    'where a skill leads': () => of.leadsTo(viewer, skills[Math.floor(Math.random() * skills.length)]?.id ?? '', 10),
    'changes, 100 of them': () => of.changes(viewer, { limit: 100 }),
  };
  console.log('\nother, ms                          p50     p95     max');
  for (const [name, run] of Object.entries(cases)) {
    const times = Array.from({ length: 300 }, () => timed(run).ms).slice(20);
    const columns = [0.5, 0.95, 1].map((at) => percentile(times, at).toFixed(2).padStart(7)).join(' ');
    console.log(`${name.padEnd(33)}${columns}`);
  }
}

/** Requests a second over HTTP, ten connections that are kept open, in another process than the service. */
async function measureService(): Promise<void> {
  const server = fork(new URL('network/serve.ts', import.meta.url), [database]);
  const [{ url, token }] = (await once(server, 'message')) as [{ url: string; token: string }];
  const anyJob = createPicker('job', shape.jobs);
  const anyPerson = createPicker('person', shape.people);
  const word = () => wordOfRank(20 + Math.floor(Math.random() * 3000));
  const reads = Array.from({ length: 500 }, (_, index) =>
    index % 2 === 0 ? `/jobs/${anyJob()}` : `/people/${anyPerson()}`,
  );
  const searches = Array.from({ length: 500 }, (_, index) => `/${index % 2 === 0 ? 'jobs' : 'people'}?q=${word()}`);
  const mixes = {
    'reads of entities': reads,
    searches: searches,
    '9 reads, 1 search': Array.from(
      { length: 1000 },
      (_, index) => (index % 10 === 0 ? searches : reads)[index % 500] ?? '/',
    ),
  };
  console.log('\nservice                     requests/s   p50 ms   p99 ms   not 200');
  for (const [name, paths] of Object.entries(mixes)) {
    const result = await autocannon({
      url,
      connections: 10,
      duration: serveSeconds,
      headers: { authorization: `Bearer ${token}` },
      requests: paths.map((path) => ({ method: 'GET' as const, path })),
    });
    const { requests, latency, non2xx } = result;
    console.log(
      `${name.padEnd(26)}${requests.average.toFixed(0).padStart(12)}${String(latency.p50).padStart(9)}${String(latency.p99).padStart(9)}${String(non2xx).padStart(10)}`,
    );
  }
  server.send('end');
}

function createPicker(kind: string, count: number): () => string {
  return () => `${kind}-${Math.floor(Math.random() * count)}`;
}

function timed<T>(run: () => T): { readonly ms: number; readonly result: T } {
  const started = performance.now();
  const result = run();
  return { ms: performance.now() - started, result };
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN;
}
