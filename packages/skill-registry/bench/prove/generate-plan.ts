import { dump } from 'js-yaml';
import { answerTo } from './skills.ts';
import type { Random } from './random.ts';

interface PlannedCall {
  readonly id?: string;
  readonly skill: string;
  readonly input: Readonly<Record<string, unknown>>;
}
export interface GeneratedPlan {
  readonly text: string;
  /** What must be sent, references replaced. */
  readonly expected: readonly { readonly skill: string; readonly input: unknown }[];
  /** Calls that wait for no other one and are different from each other. */
  readonly independent: number;
}

const plain = [
  'a',
  'rust',
  'data analyst',
  'Zürich',
  'C',
  'job-7',
  'user_9',
  'no',
  'yes',
  'on',
  'true',
  'null',
  '~',
  '007',
  '1e3',
  '0x1F',
  '3.14',
  '2024-01-01',
  '-5',
];
const odd = [
  'a: b',
  '#tag',
  "it's",
  'say "hi"',
  '- x',
  '[x]',
  '{y}',
  'a, b',
  'C#',
  'x:',
  '&a',
  '*b',
  '!t',
  '%p',
  '@at',
  '`code`',
  '日本語',
  '😀',
  'é\u0301',
  'tab\there',
  'two\nlines',
  ' lead',
  'trail ',
  '\\n',
  '?',
  '|',
  '>',
  '100%',
  'a #b',
  "'",
  '"',
  '```',
  'calls:',
  'skill: x',
  'http://x.example/a?b=c#d',
];

function textValue(random: Random): string {
  const roll = random.next();
  if (roll < 0.6) return random.pick(plain);
  if (roll < 0.85) return random.pick(odd);
  return Array.from({ length: random.int(2, 12) }, () => random.pick(roll < 0.93 ? plain : odd)).join(' ');
}
const texts = (random: Random, from: number) => Array.from({ length: random.int(from, 4) }, () => textValue(random));

function anyCall(random: Random): PlannedCall {
  const maybe = (share: number, entry: Record<string, unknown>) => (random.chance(share) ? entry : {});
  switch (random.int(0, 3)) {
    case 0:
      return { skill: 'get-job', input: { jobId: textValue(random) } };
    case 1: {
      const limit = maybe(0.5, { limit: random.int(1, 50) });
      return {
        skill: 'find-courses',
        input: { skills: texts(random, 1), ...limit, ...maybe(0.4, { sort: random.pick(['new', 'best']) }) },
      };
    }
    case 2: {
      const years = maybe(0.4, { minYears: random.pick([0, 1, 2.5, 10]) });
      const rest = { ...maybe(0.4, { remote: random.chance(0.5) }), ...maybe(0.3, { places: texts(random, 1) }) };
      return { skill: 'search-people', input: { query: textValue(random), ...years, ...rest } };
    }
    default:
      return { skill: 'list-news', input: maybe(0.8, { topic: textValue(random) }) };
  }
}

/** A plan of one to eight calls in one of the ways in which models write them. */
export function generatePlan(random: Random): GeneratedPlan {
  const calls: PlannedCall[] = [];
  const expected: { skill: string; input: unknown }[] = [];
  for (let count = random.int(1, 8); count > 0; count--) {
    const call = anyCall(random);
    const source = random.pick([...expected.keys()]);
    const referred = calls[source];
    if (referred && random.chance(0.15)) {
      const id = referred.id ?? `s${source}`;
      calls[source] = { ...referred, id };
      const { skill, input } = expected[source] as (typeof expected)[number];
      const reference = random.pick([`$${id}.id`, `\${${id}.id}`, `$${id}.ids[0]`]);
      const { id: found, ids } = answerTo(skill, sorted(input));
      calls.push({ skill: 'get-job', input: { jobId: reference } });
      expected.push({ skill: 'get-job', input: { jobId: reference.includes('ids') ? ids[0] : found } });
    } else {
      calls.push(random.chance(0.1) ? { ...call, id: `n${calls.length}` } : call);
      expected.push(call);
    }
  }
  const free = calls.filter(({ input }) => !JSON.stringify(input).includes('"$'));
  const independent = new Set(free.map(({ skill, input }) => JSON.stringify([skill, sorted(input)]))).size;
  return { text: wrap(render(calls, random), random), expected, independent };
}

/** The registry sends inputs with their keys in order. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value).toSorted((a, b) => (a < b ? -1 : 1));
  return Object.fromEntries(keys.map((key) => [key, sorted((value as Record<string, unknown>)[key])]));
}

interface Writing {
  readonly random: Random;
  readonly inFlow: boolean;
}

function scalar(value: unknown, { random, inFlow }: Writing): string {
  if (typeof value !== 'string') return String(value);
  const isSafe =
    /^[A-Za-z0-9$][\w .$-]*(?<! )$/.test(value) && !/^(true|false|null|yes|no|on|off|[\d.+-][\w.+-]*)$/i.test(value);
  if (isSafe && random.chance(0.8)) return value;
  if (!inFlow && value.includes('\n') === false && random.chance(0.2) && !value.includes("'")) return `'${value}'`;
  return JSON.stringify(value);
}

function flow(value: unknown, random: Random): string {
  const writing = { random, inFlow: true };
  if (Array.isArray(value)) return `[${value.map((item) => scalar(item, writing)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return scalar(value, writing);
  return `{ ${Object.entries(value)
    .map(([key, child]) => `${key}: ${flow(child, random)}`)
    .join(', ')} }`;
}

function block(call: PlannedCall, indent: string, random: Random): string {
  const step = random.pick(['  ', '    ']);
  const input = Object.entries(call.input).map(([key, value]) => {
    if (!Array.isArray(value)) return `${indent}  ${step}${key}: ${scalar(value, { random, inFlow: false })}\n`;
    if (random.chance(0.5)) return `${indent}  ${step}${key}: ${flow(value, random)}\n`;
    return `${indent}  ${step}${key}:\n${value.map((item) => `${indent}  ${step}${step}- ${scalar(item, { random, inFlow: false })}\n`).join('')}`;
  });
  const asFlow = input.length === 0 || random.chance(0.2);
  const fields = [
    ...(call.id === undefined ? [] : [`id: ${call.id}\n`]),
    `skill: ${call.skill}\n`,
    asFlow ? `input: ${flow(call.input, random)}\n` : `input:\n${input.join('')}`,
  ];
  if (random.chance(0.1)) fields.reverse();
  return fields.map((field, index) => `${indent}${index === 0 ? '- ' : '  '}${field}`).join('');
}

function render(calls: readonly PlannedCall[], random: Random): string {
  const plan = random.chance(0.75) ? { calls } : calls;
  const roll = random.next();
  if (roll < 0.15) return dump(plan, { lineWidth: random.pick([-1, 60]) });
  if (roll < 0.25) return JSON.stringify(plan, null, random.pick([0, 2]));
  const isBare = plan === calls;
  const indent = isBare ? '' : random.pick(['', '  ', '    ']);
  const head = isBare ? '' : 'calls:\n';
  if (roll < 0.4) return head + calls.map((call) => `${indent}- ${flow(call, random)}\n`).join('');
  const between = random.pick(['', '', '', '\n', `${indent}# next\n`]);
  return head + calls.map((call) => block(call, indent, random)).join(between);
}

function wrap(text: string, random: Random): string {
  // Who writes a fence into a fenced text has ended it.
  if (text.includes('```')) return text;
  switch (random.int(0, 9)) {
    case 0:
      return `\`\`\`yaml\n${text.trimEnd()}\n\`\`\`\n`;
    case 1:
      return `Here is the plan:\n\n\`\`\`yaml\n${text.trimEnd()}\n\`\`\`\nThat should do.`;
    case 2:
      return `<think>\nI might need get-job first.\n</think>\n${text}`;
    case 3:
      return `\`\`\`\n${text}`;
    case 4:
      return text.trimEnd();
    default:
      return text;
  }
}
