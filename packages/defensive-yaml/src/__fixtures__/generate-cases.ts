import { dump } from 'js-yaml';
import type { MistakeClass } from '../mistake-classes.ts';
import { Emitter, randomStyle } from './emit.ts';
import type { Override } from './emit.ts';
import { Random } from './random.ts';
import { randomValue } from './random-value.ts';
import { sitesOf } from './sites.ts';
import { textMistakes } from './text-mistakes.ts';
import type { TextMistake } from './text-mistakes.ts';
import { valueMistakes } from './value-mistakes.ts';

type Schema = { readonly [keyword: string]: unknown };

export interface Case {
  readonly name: string;
  readonly schema: Schema;
  readonly value: unknown;
  readonly text: string;
  readonly classes: readonly MistakeClass[];
}

const extras: readonly [string, string][] = [
  ['confidence', 'high'],
  ['explanation', 'because it fits'],
  ['source_url', 'https://example.com'],
];

/** A valid text, from one of two serialisers that share nothing. */
export function validCase(seed: number, schemas: Readonly<Record<string, Schema>>): Case {
  const random = new Random(seed);
  const name = random.pick(Object.keys(schemas));
  const schema = schemas[name] ?? {};
  const value = randomValue(random, schema);
  const text = random.chance(0.5)
    ? dump(value, {
        lineWidth: random.pick([-1, 40, 80]),
        flowLevel: random.pick([-1, -1, 2]),
        forceQuotes: random.chance(0.2),
        quoteStyle: random.pick(['single', 'double'] as const),
      })
    : new Emitter(randomStyle(random)).emit(value);
  return { name, schema, value, text, classes: [] };
}

const isWithin = (path: string, other: string): boolean =>
  path === other || path.startsWith(`${other}/`) || other.startsWith(`${path}/`);

/** Adds a key that the schema does not want, or an optional one with a word for nothing. Returns its class. */
function addKey(
  random: Random,
  schema: Schema,
  value: unknown,
  written: unknown,
  overrides: Map<string, Override>,
): MistakeClass | undefined {
  const objects = sitesOf(value, schema).filter(
    (site) => typeof site.value === 'object' && site.value !== null && !Array.isArray(site.value),
  );
  if (objects.length === 0) return undefined;
  const site = random.pick(objects);
  let target = written as Record<string, unknown>;
  for (const key of site.path.split('/').slice(1)) target = target[key] as Record<string, unknown>;
  const properties = site.schema['properties'] as Record<string, Schema>;
  const required = site.schema['required'] as readonly string[];
  const absent = Object.keys(properties).filter(
    (key) =>
      !required.includes(key) &&
      !(key in target) &&
      properties[key]?.['type'] !== 'string' &&
      !Array.isArray(properties[key]?.['type']),
  );
  if (absent.length > 0 && random.chance(0.6)) {
    const key = random.pick(absent);
    target[key] = null;
    overrides.set(`${site.path}/${key}`, { raw: random.pick(['null', '~', 'None', 'N/A', '', 'none', 'n/a']) });
    return 'null-word';
  }
  const [key, given] = random.pick(extras);
  target[key] = given;
  return 'extra-key';
}

function applyValues(
  random: Random,
  count: number,
  schema: Schema,
  value: unknown,
  overrides: Map<string, Override>,
  classes: MistakeClass[],
): void {
  const sites = sitesOf(value, schema);
  for (let tries = 0; tries < 40 && classes.length < count; tries++) {
    const mistake = random.pick(valueMistakes);
    const options = sites.filter((site) => ![...overrides.keys()].some((path) => isWithin(path, site.path)));
    if (options.length === 0) return;
    for (const site of random.shuffle(options).slice(0, 12)) {
      const override = mistake.write(site, random);
      if (!override) continue;
      overrides.set(site.path, override);
      classes.push(mistake.class);
      break;
    }
  }
}

/** A text with one to three mistakes, and the value that it still says. */
export function malformedCase(seed: number, schemas: Readonly<Record<string, Schema>>): Case {
  const random = new Random(seed);
  const name = random.pick(Object.keys(schemas));
  const schema = schemas[name] ?? {};
  const value = randomValue(random, schema);
  const classes: MistakeClass[] = [];
  const count = random.pick([1, 1, 1, 2, 2, 3]);
  const overrides = new Map<string, Override>();
  const written: unknown = structuredClone(value);
  if (random.chance(0.12)) {
    const added = addKey(random, schema, value, written, overrides);
    if (added) classes.push(added);
  }
  const outer: TextMistake[] = [];
  const inner: TextMistake[] = [];
  while (classes.length + outer.length + inner.length < count && random.chance(0.45)) {
    const mistake = random.pick(textMistakes);
    if (mistake.outer && outer.length === 0) outer.push(mistake);
    else if (!mistake.outer && inner.length === 0) inner.push(mistake);
  }
  applyValues(random, count - outer.length - inner.length, schema, value, overrides, classes);
  let text =
    whole(random, value, classes, overrides, name) ?? new Emitter(randomStyle(random), overrides).emit(written);
  for (const mistake of [...inner, ...outer]) {
    const spoilt = mistake.spoil(text, random);
    if (spoilt === undefined) continue;
    text = spoilt;
    classes.push(mistake.class);
  }
  return { name, schema, value, text, classes };
}

/** Sometimes the whole answer is of another form: JSON with slips, a level too many or too few. */
function whole(
  random: Random,
  value: unknown,
  classes: MistakeClass[],
  overrides: ReadonlyMap<string, Override>,
  name: string,
): string | undefined {
  if (overrides.size > 0 || classes.length > 0) return undefined;
  const roll = random.next();
  const emitter = new Emitter({ ...randomStyle(random), end: '\n' });
  if (roll < 0.35) {
    classes.push('json-syntax');
    let text = JSON.stringify(value, null, random.pick([0, 2, 2]));
    const slip = random.next();
    if (slip < 0.3) text = text.replaceAll(/(["\d\]}el])(\n\s*[\]}])/g, '$1,$2');
    else if (slip < 0.5)
      text = text
        .replaceAll(/(?<=[:[,] ?)true\b/g, 'True')
        .replaceAll(/(?<=[:[,] ?)false\b/g, 'False')
        .replace(/,\n/, '\n');
    else if (slip < 0.65) text = text.replace(/,\n/, ', // first\n');
    else if (slip < 0.8) text = text.replace(/[}\]\s]+$/, '');
    else text = text.replaceAll(/"(\w+)":/g, '$1:').replace(/([}\]])\s*$/, ',$1');
    return text;
  }
  if (roll < 0.5 && !Array.isArray(value)) {
    classes.push('wrapper');
    return emitter.emit({ [random.pick(['response', 'result', 'output', 'answer'])]: value });
  }
  if (roll < 0.65 && name === 'plan') {
    classes.push('missing-level');
    return emitter.emit((value as { calls: unknown }).calls);
  }
  if (roll < 0.7 && Array.isArray(value)) {
    classes.push('documents');
    return value.map((one) => `---\n${emitter.emit(one)}`).join('');
  }
  return undefined;
}
