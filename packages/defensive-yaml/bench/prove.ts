/** What is too long for the tests: a million damaged texts, each also streamed in pieces every tenth time. Prints one line per 100,000. */
import { isSame } from '../src/coerce/outcome.ts';
import { createYamlReader, parseYaml } from '../src/index.ts';
import { malformedCase, validCase } from '../src/__fixtures__/generate-cases.ts';
import { mutate } from '../src/__fixtures__/mutate.ts';
import { Random } from '../src/__fixtures__/random.ts';
import { heldOutSchemas, schemas } from '../src/__fixtures__/schemas.ts';
import { agrees } from '../src/stream/tracker.ts';

const count = Number(process.argv[2] ?? 1_000_000);
const from = Number(process.argv[3] ?? 5_000_000);
const all = { ...schemas, ...heldOutSchemas };
let [read, slowest, streamed, told] = [0, 0, 0, 0];
const failures: string[] = [];

/** What looks slow is read three times more: only time that comes again is the text's own. */
function least(ms: number, again: () => unknown): number {
  if (ms < 20) return ms;
  const spent = [1, 2, 3].map(() => {
    const start = performance.now();
    again();
    return performance.now() - start;
  });
  return Math.min(ms, ...spent);
}

for (let number = 0; number < count; number++) {
  const random = new Random(from + number);
  const one = (number % 2 === 0 ? malformedCase : validCase)(from + number, all);
  const text = mutate(one.text, random);
  const start = performance.now();
  try {
    const result = parseYaml(text, one.schema);
    slowest = Math.max(
      slowest,
      least(performance.now() - start, () => parseYaml(text, one.schema)),
    );
    if (result.ok) read++;
    if (number % 10 === 0) {
      const reader = createYamlReader(one.schema);
      const events = [];
      for (let at = 0; at < text.length;) {
        const size = random.int(1, 9);
        events.push(...reader.push(text.slice(at, at + size)));
        at += size;
      }
      const end = reader.end();
      streamed++;
      told += events.length;
      if (
        end.ok !== result.ok ||
        (end.ok && result.ok && !isSame(end.value, result.value)) ||
        (end.ok && !agrees(end.value, events))
      )
        failures.push(`stream differs: ${JSON.stringify(text)}`);
    }
  } catch (error) {
    failures.push(`${String(error)}: ${JSON.stringify(text)}`);
  }
  if ((number + 1) % 100_000 === 0 || number + 1 === count)
    console.log(
      `${number + 1} texts: ${read} read, the others refused, ${streamed} streamed with ${told} events, slowest ${slowest.toFixed(1)} ms, ${failures.length} failures`,
    );
}
for (const failure of failures.slice(0, 10)) console.log(failure);
process.exitCode = failures.length === 0 ? 0 : 1;
