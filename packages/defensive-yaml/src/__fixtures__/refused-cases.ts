import { Emitter, randomStyle } from './emit.ts';
import type { Override } from './emit.ts';
import type { Case } from './generate-cases.ts';
import { Random } from './random.ts';
import { randomValue } from './random-value.ts';
import { sitesOf } from './sites.ts';
import type { Site } from './sites.ts';

type Schema = { readonly [keyword: string]: unknown };

/** A text that says too little or two things at once; whoever reads a value out of it has made one up. */
export function refusedCase(seed: number, schemas: Readonly<Record<string, Schema>>): Case | undefined {
  const random = new Random(seed);
  const name = random.pick(Object.keys(schemas));
  const schema = schemas[name] ?? {};
  const value = randomValue(random, schema);
  const overrides = new Map<string, Override>();
  const style = randomStyle(random);
  const sites = sitesOf(value, schema);
  const required = sites.filter((site) => site.key !== '' && !site.optional && isRequired(site, sites));
  if (required.length === 0) return undefined;
  const site = random.pick(required);
  const done = (text: string): Case => ({ name, schema, value, text, classes: [] });
  const kind = random.int(0, 6);
  if (kind === 0) return done(new Emitter(style).emit(without(value, site.path)));
  if (kind === 1) return cutInQuote(random, value, required, done);
  if (kind === 2) {
    overrides.set(site.path, { raw: random.pick(['', 'null', '~']) });
    return done(new Emitter(style, overrides).emit(value));
  }
  const values = required.filter((one) => Array.isArray(one.schema['enum']));
  const numbers = required.filter((one) => typeof one.value === 'number');
  if (kind === 3 && values.length > 0) {
    overrides.set(random.pick(values).path, {
      raw: random.pick(['something else', 'either', 'unclear', 'a mix of both', 'tbd']),
    });
    return done(new Emitter(style, overrides).emit(value));
  }
  if (kind === 4 && numbers.length > 0) {
    overrides.set(random.pick(numbers).path, {
      raw: random.pick(['many', '3-5', 'unknown', 'between 4 and 7', '12 or 15']),
    });
    return done(new Emitter(style, overrides).emit(value));
  }
  if (kind === 5) return cutJson(random, value, done);
  return done(
    random.pick([
      'I am sorry, I cannot help with that.',
      '',
      '```yaml\n```',
      '<think>\nwhat now',
      'No answer.',
      '---',
      '{}',
    ]),
  );
}

/** Required all the way up, so that nothing above it may be left out instead. */
function isRequired(site: Site, sites: readonly Site[]): boolean {
  return sites.every((other) => !other.optional || !site.path.startsWith(`${other.path}/`));
}

function without(value: unknown, path: string): unknown {
  const copy: unknown = structuredClone(value);
  const keys = path.split('/').slice(1);
  let at = copy as Record<string, unknown>;
  for (const key of keys.slice(0, -1)) at = at[key] as Record<string, unknown>;
  delete at[keys.at(-1) ?? ''];
  return copy;
}

function cutInQuote(
  random: Random,
  value: unknown,
  required: readonly Site[],
  done: (text: string) => Case,
): Case | undefined {
  const texts = required.filter(
    (site) =>
      typeof site.value === 'string' &&
      site.value.length > 6 &&
      !site.value.includes('\n') &&
      !('const' in site.schema) &&
      !site.schema['enum'],
  );
  if (texts.length === 0) return undefined;
  const site = random.pick(texts);
  const raw = JSON.stringify(site.value);
  const text = new Emitter({ step: 2, flush: false, quote: '"', end: '\n' }, new Map([[site.path, { raw }]])).emit(
    value,
  );
  const at = text.indexOf(`${site.key}: ${raw}`);
  return at < 0 ? undefined : done(text.slice(0, at + site.key.length + 2 + random.int(2, raw.length - 2)));
}

function cutJson(random: Random, value: unknown, done: (text: string) => Case): Case | undefined {
  const text = JSON.stringify(value, null, random.pick([0, 2]));
  // Inside the first half something required is always still to come.
  const cut = text.slice(0, random.int(2, Math.floor(text.length / 2)));
  return /["}\]]\s*$/.test(cut) ? undefined : done(cut);
}
