/**
 * Imports OpenAPI documents and calls every skill that comes of them once, with made-up input, against made-up answers.
 * `node bench/imports.ts [--reasons] FILE…` prints a line per document: operations, skills, notes, calls that went well, findings of the lint.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { OutputField, SkillSheet } from '../src/import/skill-sheet.ts';
import { createSkillRegistry, lintSkill } from '../src/index.ts';
import type { OpenApiImport } from '../src/openapi.ts';
import { importOpenApi } from '../src/openapi.ts';

const showsReasons = process.argv.includes('--reasons');
const files = process.argv.slice(2).filter((name) => !name.startsWith('--'));
const header = [
  'document',
  'MB',
  'ms',
  'operations',
  'skills',
  'left out',
  'notes',
  'no token',
  'calls ok',
  'lint per skill',
];
const reasons = new Map<string, number>();
console.log(header.join(' | '));

const samples = { string: 'x', number: 1.5, integer: 3, boolean: true } as const;
const formats: Readonly<Record<string, string>> = {
  date: '2026-01-31',
  'date-time': '2026-01-31T12:00:00Z',
  time: '12:00:00Z',
  email: 'a@b.example',
  uri: 'https://x.example/',
  uuid: '3f2b1c9e-6d2a-4b1e-9c8d-0a1b2c3d4e5f',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  hostname: 'x.example',
};

type Schema = SkillSheet['input'][string]['schema'];

function sample(schema: Schema): unknown {
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'array') {
    const length = Math.min(schema.maxItems ?? 9, Math.max(schema.minItems ?? 1, 1));
    return Array.from({ length }, () => sample(schema.items ?? { type: 'string' }));
  }
  if (schema.type === 'string') {
    const text = formats[schema.format ?? ''] ?? 'x'.repeat(Math.max(1, schema.minLength ?? 1));
    return schema.maxLength === undefined ? text : text.slice(0, schema.maxLength);
  }
  if (schema.type === 'boolean') return true;
  const least = schema.minimum ?? (schema.exclusiveMinimum === undefined ? undefined : schema.exclusiveMinimum + 1);
  return least ?? Math.min(samples[schema.type], schema.maximum ?? 9);
}

function answerOf(fields: Readonly<Record<string, OutputField>>): unknown {
  let whole: unknown = {};
  for (const { type, from, items } of Object.values(fields)) {
    const inner = typeof items === 'object' ? answerOf(items) : samples[items ?? 'string'];
    const value = type === 'list' ? [inner] : type === 'json' ? { x: 1 } : samples[type];
    if (from.length === 0) whole = value;
    let at = whole as Record<string, unknown>;
    for (const [index, key] of from.entries())
      at = (at[key] ??= index === from.length - 1 ? value : {}) as Record<string, unknown>;
  }
  return whole;
}

/** How many skills gave an output for made-up input. */
async function callAll({ skills, sheets, services }: OpenApiImport): Promise<number> {
  let answer: unknown;
  const fetch = async () =>
    new Response(JSON.stringify(answer ?? null), { headers: { 'content-type': 'application/json' } });
  const addresses = services.map(({ name }) => [name, { baseUrl: 'http://x.example/v1' }]);
  const registry = createSkillRegistry({ skills, services: Object.fromEntries(addresses), fetch });
  let good = 0;
  for (const [index, skill] of skills.entries()) {
    const sheet = sheets[index] as SkillSheet;
    answer = answerOf(sheet.output);
    const input = Object.fromEntries(Object.entries(sheet.input).map(([name, { schema }]) => [name, sample(schema)]));
    const run = registry.startTurn({ signal: new AbortController().signal, deadlineMs: 10_000 });
    const events = run.run([{ skill, input }], { confirmed: true });
    for (let step = await events.next(); !step.done; step = await events.next());
    const [entry] = run.dossier.entries;
    if (entry?.ok) good += 1;
    else if (showsReasons) console.log(`  ${skill.name}: ${entry?.failure.message}`);
  }
  await registry.close();
  return good;
}

const totals = [0, 0, 0, 0];
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const startedAt = performance.now();
  const read = importOpenApi(text);
  const ms = performance.now() - startedAt;
  const { skills, notes } = read;
  const leftOut = notes.filter(({ kind }) => kind === 'left-out').length;
  const credentials = notes.filter(({ kind }) => kind === 'credentials').length;
  const findings = skills.flatMap((skill) => lintSkill(skill));
  for (const { kind, reason } of notes) {
    const key = `${kind}: ${reason.replace(/^it needs .*?: /, 'it needs … : ').replaceAll(/\d+/g, 'N')}`;
    reasons.set(key, (reasons.get(key) ?? 0) + 1);
  }
  for (const { code } of findings) reasons.set(`lint ${code}`, (reasons.get(`lint ${code}`) ?? 0) + 1);
  const good = await callAll(read);
  const operations = skills.length + leftOut;
  [operations, skills.length, good, findings.length].forEach((count, at) => (totals[at] = (totals[at] ?? 0) + count));
  const perSkill = (findings.length / Math.max(1, skills.length)).toFixed(2);
  const line = [basename(file), (text.length / 1e6).toFixed(2), ms.toFixed(0), operations, skills.length, leftOut];
  console.log([...line, notes.length, credentials, good, perSkill].join(' | '));
}
const [operations = 0, skills = 0, good = 0, findings = 0] = totals;
const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
console.log(
  `${files.length} documents: ${operations} operations, ${skills} skills (${share(skills, operations)}), ` +
    `${good} called (${share(good, skills)}), ${(findings / Math.max(1, skills)).toFixed(2)} findings of the lint per skill`,
);
if (showsReasons)
  for (const [reason, count] of [...reasons].toSorted(([, one], [, other]) => other - one))
    console.log(`${count}  ${reason}`);
