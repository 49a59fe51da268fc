/**
 * Request to first text delta at the host, without a model, and the memory of an idle host. Starts the service as `npm start` does, on a free
 * port with databases of its own, and asks one starter question after the other.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const warmUps = 20;
const rounds = 200;

const folder = await mkdtemp(join(tmpdir(), 'trellis-bench-'));
const startedAt = performance.now();
const child = spawn(
  process.execPath,
  ['--max-semi-space-size=4', new URL('../bin/start.mjs', import.meta.url).pathname],
  {
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URL: `sqlite:${join(folder, 'trellis.db')}`,
      TRELLIS_NETWORK_DATABASE: join(folder, 'network.db'),
      ANTHROPIC_API_KEY: '',
      ANTHROPIC_AUTH_TOKEN: '',
      ANTHROPIC_BASE_URL: '',
      NO_COLOR: '1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);

try {
  const url = await urlOf(child.stdout);
  const readyMs = performance.now() - startedAt;
  await pause(3_000);
  const idle = residentMegabytes();
  const questions = await starters(url);
  for (let i = 0; i < warmUps; i++) await firstDelta(url, questions[i % questions.length] as Question);
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) times.push(await firstDelta(url, questions[i % questions.length] as Question));
  await pause(3_000);
  const at = percentilesOf(times);
  print([
    ['start to ready', `${Math.round(readyMs)} ms`, '≤ 5000 ms'],
    ['request → first text delta, p50', `${at(50).toFixed(1)} ms`, '≤ 50 ms'],
    ['request → first text delta, p95', `${at(95).toFixed(1)} ms`, ''],
    ['request → first text delta, max', `${at(100).toFixed(1)} ms`, ''],
    ['memory, idle after start', `${idle} MB`, '≤ 200 MB'],
    [`memory, idle after ${warmUps + rounds} turns`, `${residentMegabytes()} MB`, ''],
  ]);
} finally {
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
  await rm(folder, { recursive: true, force: true });
}

interface Question {
  readonly input: { readonly kind: 'starter'; readonly agentId: string; readonly starterId: string };
  readonly view: Record<string, { readonly type: string; readonly id: string }>;
}

async function urlOf(output: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const chunk of output) {
    text += String(chunk);
    const url = /http:\/\/\S+/.exec(text)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error('the host did not start');
}

/** Every starter of a few jobs and posts. */
async function starters(url: string): Promise<Question[]> {
  const get = async (path: string) => (await fetch(url + path)).json() as Promise<{ items: Record<string, string>[] }>;
  const questions: Question[] = [];
  for (const [type, collection] of [
    ['job', 'jobs'],
    ['post', 'posts'],
  ] as const) {
    const { items } = await get(`/v1/network/${collection}?limit=5`);
    for (const { id = '' } of items) {
      const offered = await get(`/v1/starters?type=${type}&id=${id}`);
      for (const starter of offered.items) {
        const input = { kind: 'starter', agentId: starter['agentId'] ?? '', starterId: starter['id'] ?? '' } as const;
        questions.push({ input, view: { [type]: { type, id } } });
      }
    }
  }
  return questions;
}

async function firstDelta(url: string, question: Question): Promise<number> {
  const from = performance.now();
  const response = await fetch(`${url}/v1/turns`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
  });
  if (!response.ok || !response.body) throw new Error(`the host answered ${response.status}`);
  let text = '';
  let first = Number.NaN;
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    if (Number.isNaN(first) && text.includes('TEXT_MESSAGE_CONTENT')) first = performance.now() - from;
  }
  if (Number.isNaN(first)) throw new Error(`no text for ${JSON.stringify(question)}`);
  return first;
}

function percentilesOf(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  return (percent: number) => sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? Number.NaN;
}

function residentMegabytes(): number {
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' });
  return Math.round(Number(kilobytes) / 1024);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

function print(rows: readonly (readonly [string, string, string])[]): void {
  for (const [what, figure, target] of rows) {
    process.stdout.write(`${what.padEnd(40)} ${figure.padStart(10)}  ${target}\n`);
  }
}
