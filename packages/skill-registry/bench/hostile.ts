/** Calls every hostile behaviour, one after the other, at a server in another process, and says how long the event loop was ever blocked. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { hostileBehaviours } from '../src/__fixtures__/hostile-behaviours.ts';
import { runHostile } from '../src/__fixtures__/hostile-run.ts';

const server = fork(new URL('hostile-server.ts', import.meta.url));
const [url] = (await once(server, 'message')) as [string];
const callMs = 3000;

const all = await runHostile(url, hostileBehaviours, callMs);
const wrong = all.filter(({ behaviour, outcome }) => !behaviour.outcomes.includes(outcome));
const late = Math.max(...all.map(({ behaviour, ms }) => ms - (behaviour.endless ? 250 : callMs)));
console.log(`${all.length} behaviours at once: ${wrong.length} with an outcome that was not expected`);
console.log(`latest end against its deadline: ${late.toFixed(1)} ms (below 0: before it)`);

// One after the other, so that a stall has one cause. Each behaviour keeps its place, which is its address.
const blocked: { name: string; ms: number }[] = [];
for (const [index, behaviour] of hostileBehaviours.entries()) {
  if (behaviour.endless) continue;
  const only = hostileBehaviours.map((one, at) => (at === index ? one : undefined));
  let least = Number.POSITIVE_INFINITY;
  // The least of three: what else the machine does is not ours.
  for (let round = 0; round < 3; round++) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await runHostile(url, only, callMs);
    delay.disable();
    least = Math.min(least, delay.max / 1e6 - 1);
  }
  blocked.push({ name: behaviour.name, ms: least });
}
blocked.sort((a, b) => b.ms - a.ms);
console.log('event loop blocked at most, in milliseconds:');
for (const { name, ms } of blocked.slice(0, 8)) console.log(`  ${ms.toFixed(1).padStart(6)}  ${name}`);
server.kill();
