/**
 * Plans, well written and damaged, cut at random borders and run as they arrive. What was sent is compared with what the plan says. Prints a
 * line per 10,000, and ends with 1 when anything was wrong. `node bench/prove-plans.ts [runs] [seed]`
 */
import { parseYaml } from '@trellis/defensive-yaml';
import { createSkillRegistry, readPlan, runPlan } from '../src/index.ts';
import { planSchema } from '../src/plan-schema.ts';
import { createPlanText } from '../src/plan-text.ts';
import { generatePlan, sorted } from './prove/generate-plan.ts';
import { handWritten } from './prove/hand-written.ts';
import type { Random } from './prove/random.ts';
import { createRandom } from './prove/random.ts';
import { createRecorder, skills } from './prove/skills.ts';

const runs = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? 1);
const { sent, runner } = createRecorder();
const services = { bench: { baseUrl: 'http://bench.example' } };
const registry = createSkillRegistry({ skills, services, transports: [runner] });
const signal = new AbortController().signal;
const keyOf = ({ skill, input }: { skill: string; input: unknown }) => JSON.stringify([skill, sorted(input)]);

const damages = [
  ': ',
  '- ',
  '"',
  "'",
  '\n',
  '  ',
  '\t',
  '#',
  '{',
  '}',
  '[',
  ']',
  ',',
  '|',
  '```',
  '&a ',
  '*a',
  '\\',
  '\r',
  '\u00a0',
  '\ud83d',
  '\u0000',
  'null',
  '?',
  '$x.y',
];
function damage(text: string, random: Random): string {
  let result = text;
  for (let count = random.int(1, 3); count > 0; count--) {
    const at = random.int(0, result.length);
    const roll = random.next();
    const length = random.int(1, 6);
    if (roll < 0.4) result = result.slice(0, at) + random.pick(damages) + result.slice(at);
    else if (roll < 0.7) result = result.slice(0, at) + result.slice(at + length);
    else if (roll < 0.85) result = result.slice(0, at);
    else result = result.slice(0, at) + result.slice(at, at + length * 4) + result.slice(at);
  }
  return result;
}

/** Pieces as a model sends them, or a few anywhere. */
function pieces(text: string, random: Random) {
  const isTokens = random.chance(0.5);
  const largest = isTokens ? 6 : Math.max(1, text.length);
  const all: string[] = [];
  for (let at = 0; at < text.length;) {
    const size = random.int(1, largest);
    all.push(text.slice(at, at + size));
    at += size;
  }
  return { isTokens, chunks: all };
}

/** Runs one plan; says what was sent, and how much of the text was unread when the first call began. */
async function run(chunks: readonly string[], text: string) {
  sent.length = 0;
  let read = 0;
  let firstAt: number | undefined;
  async function* source() {
    for (const chunk of chunks) {
      if (sent.length > 0) firstAt ??= read;
      read += chunk.length;
      yield chunk;
      // A model's next piece comes later than what the last one set off.
      if (sent.length === 0) await new Promise<void>((resolve) => void setImmediate(resolve));
    }
  }
  const turn = registry.startTurn({ signal, deadlineMs: 60_000 });
  const events = runPlan(turn, source(), skills);
  for (;;) {
    const step = await events.next();
    if (!step.done) continue;
    const { early, problems } = step.value;
    return { sent: sent.map(keyOf), early, problems, unread: firstAt === undefined ? 0 : 1 - firstAt / text.length };
  }
}

/** What a damaged text says when it is read at once, by the parser alone; undefined when it says nothing as a whole. */
function batch(text: string): readonly string[] | undefined {
  const completed = createPlanText();
  const plan = completed.push(text).text + completed.end().text;
  const whole = parseYaml<{ calls: { skill: string; input?: unknown }[] }>(plan, planSchema(skills), {
    maxLength: 32_768,
    maxDepth: 16,
    maxNodes: 2_000,
  });
  if (!whole.ok) return undefined;
  const extra = new Set(whole.repairs.flatMap(({ class: kind, path }) => (kind === 'extra-key' ? [path[1]] : [])));
  return whole.value.calls.flatMap(({ skill, input = {} }, index) =>
    index < 8 && !extra.has(index) && !JSON.stringify(input).includes('"$') ? [keyOf({ skill, input })] : [],
  );
}

/** Steps of damaged JSON that are whole: nothing but what is between two braces says what such a step is. */
function wholeJsonSteps(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { index } of text.matchAll(/\{\s*"(?:skill|id|input)"/g))
    for (let end = text.indexOf('}', index); end > 0; end = text.indexOf('}', end + 1)) {
      try {
        const step = JSON.parse(text.slice(index, end + 1)) as { skill?: string; input?: unknown };
        if (step.skill !== undefined) found.add(keyOf({ skill: step.skill, input: step.input ?? {} }));
        break;
      } catch {
        // Not its end.
      }
    }
  return found;
}

const counts = {
  wrong: 0,
  twice: 0,
  missing: 0,
  several: 0,
  early: 0,
  pieced: 0,
  damaged: 0,
  judged: 0,
  calls: 0,
  unread: 0,
};
const failures: string[] = [];
const blame = (kind: 'wrong' | 'twice' | 'missing', text: string, detail: unknown) => {
  counts[kind] += 1;
  if (failures.length < 10) failures.push(`${kind}: ${JSON.stringify(text)}\n  ${JSON.stringify(detail)}`);
};

for (let number = 0; number < runs; number++) {
  const random = createRandom(seed * 1_000_003 + number);
  if (number % 10_000 === 9_999) process.stdout.write('.');
  const plan = number % 20 === 0 ? random.pick(handWritten) : generatePlan(random);
  const isDamaged = number % 4 === 3;
  const text = isDamaged ? damage(plan.text, random) : plan.text;
  const { chunks, isTokens } = pieces(text, random);
  const result = await run(chunks, text);
  counts.calls += result.sent.length;
  if (new Set(result.sent).size < result.sent.length) blame('twice', text, result.sent);
  const expected = isDamaged ? batch(text) : plan.expected.map(keyOf);
  if (isDamaged) counts.damaged += 1;
  if (expected === undefined) {
    // Nothing to compare with but the steps, read each alone or as they were before: what was sent must be among them.
    const steps = readPlan(text, skills).steps.map(({ skill, input }) => keyOf({ skill: skill.name, input }));
    const alone = new Set([...steps, ...plan.expected.map(keyOf)]);
    const strange = result.sent.filter((key) => !alone.has(key));
    if (strange.length > 0 && !text.includes('$')) blame('wrong', text, { strange, alone: [...alone] });
    continue;
  }
  if (isDamaged) counts.judged += 1;
  const wanted = new Set(expected);
  const isJson = isDamaged && /^[^\w-]*(?:json\s*)?[[{]|\n[[{]/.test(text);
  const whole = isJson ? wholeJsonSteps(text) : wanted;
  const strange = result.sent.filter((key) => !wanted.has(key) && !whole.has(key));
  const lost = [...wanted].filter((key) => !result.sent.includes(key));
  // What a damaged reference leads to is not foretold.
  if (strange.length > 0 && !(isDamaged && text.includes('$'))) blame('wrong', text, { strange, expected });
  if (lost.length > 0 && !isJson) blame('missing', text, { lost, problems: result.problems });
  if (isDamaged || plan.independent < 2 || !isTokens) continue;
  counts.several += 1;
  counts.unread += result.unread;
  if (result.unread > 0) counts.early += 1;
}
await registry.close();

const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;
console.log(
  `\n${runs} plans, ${counts.damaged} of them damaged (${counts.judged} still a plan), ${counts.calls} calls`,
);
console.log(`calls with wrong parameters: ${counts.wrong}, made twice: ${counts.twice}, missing: ${counts.missing}`);
console.log(
  `two or more independent calls, first under way before the text ends: ${share(counts.early, counts.several)} of ${counts.several}`,
);
console.log(`of the text still to come then, on average: ${share(counts.unread, counts.several)}`);
for (const failure of failures) console.log(failure);
process.exitCode = counts.wrong + counts.twice + counts.missing > 0 ? 1 : 0;
