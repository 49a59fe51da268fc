/**
 * How long until the last result is there: calls made while the plan is written, calls made when it is whole, and the AI SDK's tool loop with
 * all tools in one answer and with one an answer. One run, in turns, at a model that sends tokens as models do. Then what planning and dispatch cost by
 * themselves. The peers are installed beside the workspace on first use: `PEERS` says where.
 */
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPlanReader, createSkillRegistry } from '../src/index.ts';
import { callCounts, planText, serviceMs, timing } from './latency/task.ts';
import type { Task } from './latency/ways.ts';
import { atTheEnd, createSdkLoop, findCourses, whileWritten } from './latency/ways.ts';

const rounds = Number(process.argv[2] ?? 5);
const peers = process.env['PEERS'] ?? join(tmpdir(), 'trellis-bench-peers');
if (!existsSync(join(peers, 'node_modules/ai'))) {
  mkdirSync(peers, { recursive: true });
  execFileSync('npm', ['install', '--prefix', peers, '--no-audit', '--no-fund', 'ai@7', '@ai-sdk/anthropic@4'], {
    stdio: 'ignore',
  });
}
const quantile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

const server = fork(new URL('latency/servers.ts', import.meta.url));
const [{ model, service }] = (await once(server, 'message')) as [{ model: string; service: string }];
const registry = createSkillRegistry({
  skills: [findCourses],
  services: { bench: { baseUrl: service } },
  limits: { perTurn: 8 },
});
const sdk = await createSdkLoop(peers, service);

const ways: Readonly<Record<string, (task: Task) => Promise<void>>> = {
  'while written': whileWritten,
  'at the end': atTheEnd,
  'AI SDK, one answer': (task) => sdk(task, `tools ${task.count}.`),
  'AI SDK, one a step': (task) => sdk(task, `loop ${task.count}.`),
};

console.log(
  `first token ${timing.firstTokenMs} ms, then ${timing.tokenMs.medianMs} ms each; services ${serviceMs.join(', ')} ms; medians of ${rounds}\n`,
);
for (const count of callCounts) {
  const spent = new Map<string, { last: number[]; mean: number[] }>();
  for (let round = 0; round <= rounds; round++)
    for (const [name, way] of Object.entries(ways)) {
      // Its script is used up by one run.
      if (name === 'AI SDK, one a step' && round !== 1) continue;
      const times: number[] = [];
      const from = performance.now();
      await way({ model, registry, count, onResult: () => times.push(performance.now() - from) });
      if (times.length !== count) throw new Error(`${name}: ${times.length} of ${count} results`);
      // The first round opens connections.
      if (round === 0) continue;
      const all = spent.get(name) ?? { last: [], mean: [] };
      all.last.push(Math.max(...times));
      all.mean.push(times.reduce((sum, one) => sum + one, 0) / count);
      spent.set(name, all);
    }
  const own = spent.get('while written');
  for (const [name, { last, mean }] of spent) {
    const compare = (values: readonly number[], ours: readonly number[] = []) => {
      const [theirs, first] = [quantile(values, 0.5), quantile(ours, 0.5)];
      return `${theirs.toFixed(0).padStart(6)} ms (${(theirs / first).toFixed(2)})`;
    };
    console.log(
      `${String(count).padStart(2)} calls  ${name.padEnd(20)} last result ${compare(last, own?.last)}  mean of results ${compare(mean, own?.mean)}`,
    );
  }
}
await registry.close();
server.kill();

const chunkUs: number[] = [];
for (let round = 0; round < 400; round++) {
  const reader = createPlanReader([findCourses]);
  for (const piece of planText(8).match(/[\s\S]{1,4}/g) ?? []) {
    const from = performance.now();
    reader.push(piece);
    if (round >= 100) chunkUs.push((performance.now() - from) * 1000);
  }
}
const mean = chunkUs.reduce((sum, one) => sum + one, 0) / chunkUs.length;
console.log(
  `\nplan reading per piece of 4 characters: mean ${mean.toFixed(1)} µs, p50 ${quantile(chunkUs, 0.5).toFixed(1)} µs, p99 ${quantile(chunkUs, 0.99).toFixed(1)} µs`,
);

const body = JSON.stringify({ titles: Array.from({ length: 20 }, (_, index) => `Course ${index}`) });
const answer = async () => new Response(body, { headers: { 'content-type': 'application/json' } });
const quick = createSkillRegistry({
  skills: [findCourses],
  services: { bench: { baseUrl: 'http://bench.example' } },
  fetch: answer as typeof fetch,
});
const callMs: number[] = [];
const signal = new AbortController().signal;
for (let round = 0; round < 3000; round++) {
  const turn = quick.startTurn({ signal, deadlineMs: 60_000 });
  const from = performance.now();
  for await (const event of turn.run([
    { skill: findCourses, input: { topic: `t${round}`, level: 'beginner', limit: 5 } },
  ]))
    void event;
  if (round >= 500) callMs.push(performance.now() - from);
}
await quick.close();
console.log(
  `dispatch of one call, an answer in memory: p50 ${quantile(callMs, 0.5).toFixed(3)} ms, p99 ${quantile(callMs, 0.99).toFixed(3)} ms`,
);
