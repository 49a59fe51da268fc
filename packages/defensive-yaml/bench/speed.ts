import { dump, load } from 'js-yaml';
import { createYamlReader, parseYaml } from '../src/index.ts';
import { malformedCase, validCase } from '../src/__fixtures__/generate-cases.ts';
import { schemas } from '../src/__fixtures__/schemas.ts';
import { Random } from '../src/__fixtures__/random.ts';
import { randomValue } from '../src/__fixtures__/random-value.ts';

const cpu = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
const least = (times: number, work: () => void): number => Math.min(...Array.from({ length: times }, () => cpu(work)));

function big(length: number, name: 'tasks' | 'plan'): string {
  const random = new Random(9);
  const items: unknown[] = [];
  while (dump(items).length < length)
    for (let index = 0; index < 20; index++)
      items.push(
        ...(name === 'tasks'
          ? (randomValue(random, schemas['tasks'] ?? {}) as unknown[])
          : (randomValue(random, schemas['plan'] ?? {}) as { calls: unknown[] }).calls),
      );
  return dump(name === 'tasks' ? items : { calls: items });
}

for (const name of ['tasks', 'plan'] as const) {
  const schema = schemas[name] ?? {};
  const text = big(64 * 1024, name);
  const stream = (): number[] => {
    const reader = createYamlReader(schema);
    const costs: number[] = [];
    let before = process.cpuUsage();
    for (let at = 0; at < text.length; at += 4) {
      reader.push(text.slice(at, at + 4));
      if ((at / 4) % 1024 === 1023) {
        const spent = process.cpuUsage(before);
        costs.push((spent.user + spent.system) / 1000);
        before = process.cpuUsage();
      }
    }
    return costs;
  };
  stream();
  stream();
  const runs = Array.from({ length: 7 }, stream).sort(
    (a, b) => a.reduce((x, y) => x + y, 0) - b.reduce((x, y) => x + y, 0),
  );
  const best = runs[0] ?? [];
  console.log(
    `stream ${name}: ${text.length} characters by 4: ${best.reduce((a, b) => a + b, 0).toFixed(1)} ms CPU; first quarter ${best
      .slice(0, 4)
      .reduce((a, b) => a + b, 0)
      .toFixed(1)}, last quarter ${best
      .slice(-4)
      .reduce((a, b) => a + b, 0)
      .toFixed(1)} ms`,
  );
  const ours = least(9, () => parseYaml(text, schema));
  const theirs = least(9, () => load(text));
  console.log(
    `one shot, ${name}, ${text.length} characters, valid: ours ${ours.toFixed(1)} ms, js-yaml alone ${theirs.toFixed(1)} ms`,
  );
  const spoilt = text.replace(/: (\d+)\n/g, ': "$1"\n') + (name === 'tasks' ? '  "unclosed' : '');
  for (const times of [1, 10]) {
    const long = name === 'plan' ? `calls:\n${spoilt.slice(7).repeat(times)}` : spoilt.slice(0, -12).repeat(times);
    console.log(
      `malformed x${times}: ${long.length} characters ${least(5, () => parseYaml(long, schema)).toFixed(1)} ms`,
    );
  }
}
const small = Array.from({ length: 2000 }, (_, index) => validCase(index, schemas));
console.log(
  `2000 small valid: ours ${least(5, () => small.forEach((one) => parseYaml(one.text, one.schema))).toFixed(1)} ms, js-yaml alone ${least(5, () => small.forEach((one) => load(one.text))).toFixed(1)} ms`,
);
const malformed = Array.from({ length: 400 }, (_, index) => {
  let one = malformedCase(index, { plan: schemas['plan'] ?? {} });
  while (one.text.length < 3800 && one.text.startsWith('calls:\n') && one.text.endsWith('\n'))
    one = { ...one, text: one.text + one.text.slice(7) };
  return one;
}).filter((one) => one.text.length > 3500 && one.text.length < 8000);
// Each case counts with the best of ten rounds after one over all, so that neither compiling nor other work on the machine is measured.
for (const one of malformed) parseYaml(one.text, one.schema);
const times = malformed
  .map((one) => {
    const spent = Array.from({ length: 10 }, () => {
      const start = performance.now();
      parseYaml(one.text, one.schema);
      return performance.now() - start;
    });
    return (Math.min(...spent) * 4096) / one.text.length;
  })
  .sort((a, b) => a - b);
console.log(
  `${malformed.length} malformed, as of 4 KB: median ${times[times.length >> 1]?.toFixed(2)} ms, p99 ${times[Math.floor(times.length * 0.99)]?.toFixed(2)} ms`,
);
