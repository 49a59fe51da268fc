import { Kind, isObject } from './schema/alternatives.ts';
import type { Alternative } from './schema/alternatives.ts';
import { describeAlternative } from './coerce/expected.ts';
import { compileSchema } from './schema/compile.ts';
import type { Shape, Shapes } from './schema/shape.ts';
import { hintFor, mistakeClasses } from './mistake-classes.ts';
import type { MistakeClass } from './mistake-classes.ts';
import type { JsonSchema } from './types.ts';

/** Deeper levels are left to the example, or to a recursive schema's own imagination. */
const MAX_LEVELS = 6;

/** Against what goes wrong most often, whatever the schema. */
const common: readonly MistakeClass[] = [
  'fence',
  'colon-in-text',
  'indicator-at-start',
  'missing-block',
  'indentation',
  'extra-key',
];

/**
 * Says in a prompt what to write: the fields with their types and descriptions, an example, and hints against the commonest mistakes. As
 * stable as the schema, so that it may be part of a cached prompt.
 */
export function describeSchema(schema: JsonSchema): string {
  const { shapes } = compileSchema(schema);
  const lines = ['Answer in YAML of this form:', '', ...fieldLines(shapes, shapes.root, 0)];
  const example = exampleLines(shapes, shapes.root, 0, '');
  return [...lines, '', 'Example:', '', ...example, '', ...common.map((name) => `- ${hintFor(name)}`)].join('\n');
}

/** Prompt hints against the mistakes that were observed, the most frequent first; five at most. Empty when nothing was observed. */
export function mistakeHints(counts: Readonly<Partial<Record<MistakeClass, number>>>): string {
  const seen = mistakeClasses
    .filter((name) => (counts[name] ?? 0) > 0)
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  return seen
    .slice(0, 5)
    .map((name) => `- ${hintFor(name)}`)
    .join('\n');
}

const pad = (level: number): string => '  '.repeat(level);

function remark(one: Alternative | undefined, optional: boolean): string {
  const texts = one?.rules.map((rule) => rule['description']).filter((text) => typeof text === 'string') ?? [];
  const parts = [optional ? 'optional' : undefined, texts[0]?.replaceAll(/\s+/g, ' ')].filter(
    (part) => part !== undefined,
  );
  return parts.length === 0 ? '' : `  # ${parts.join('; ')}`;
}

function fieldLines(shapes: Shapes, shape: Shape, level: number): string[] {
  const structured = shape.alternatives.filter((one) => one.kinds & (Kind.object | Kind.array) && one.kinds !== 63);
  if (level > MAX_LEVELS || structured.length === 0) return [`${pad(level)}<${typeWords(shape)}>`];
  return structured.flatMap((one, index) => {
    const lines = one.kinds & Kind.object ? objectLines(shapes, one, level) : itemLines(shapes, one, level);
    return index === 0 ? lines : [`${pad(level)}# or`, ...lines];
  });
}

function objectLines(shapes: Shapes, one: Alternative, level: number): string[] {
  if (one.properties.size === 0) return [`${pad(level)}<any keys and values>`];
  return [...one.properties].flatMap(([name, schema]) => {
    const child = shapes.of(schema);
    const note = remark(child.alternatives[0], !one.required.has(name));
    const nested = child.accepts(Kind.object | Kind.array) && child.kinds !== 63 && level < MAX_LEVELS;
    if (!nested) return [`${pad(level)}${name}: <${typeWords(child)}>${note}`];
    return [`${pad(level)}${name}:${note}`, ...fieldLines(shapes, child, level + 1)];
  });
}

function itemLines(shapes: Shapes, one: Alternative, level: number): string[] {
  const item = shapes.of(one.prefix[0] ?? one.items ?? true);
  const branches = item.alternatives.filter((other) => other.kinds & Kind.object && other.kinds !== 63);
  if (branches.length === 0) return [`${pad(level)}- <${typeWords(item)}>`, `${pad(level)}- ...`];
  return branches.flatMap((branch, index) => {
    const lines = objectLines(shapes, branch, level + 1);
    const first = `${pad(level)}- ${(lines[0] ?? '').trimStart()}`;
    return [...(index === 0 ? [] : [`${pad(level)}# or`]), first, ...lines.slice(1)];
  });
}

const typeWords = (shape: Shape): string =>
  [...new Set(shape.alternatives.map((one) => describeAlternative(one)))].join(' or ');

function exampleLines(shapes: Shapes, shape: Shape, level: number, name: string): string[] {
  const one = shape.alternatives.find((other) => other.kinds & (Kind.object | Kind.array) && other.kinds !== 63);
  if (!one || level > MAX_LEVELS) return [`${pad(level)}${exampleScalar(shape, name)}`];
  if (one.kinds & Kind.object) {
    const entries = [...one.properties].filter(([key]) => one.required.has(key) || one.required.size === 0);
    return entries.flatMap(([key, schema]) => {
      const child = shapes.of(schema);
      if (!child.accepts(Kind.object | Kind.array) || child.kinds === 63)
        return [`${pad(level)}${key}: ${exampleScalar(child, key)}`];
      return [`${pad(level)}${key}:`, ...exampleLines(shapes, child, level + 1, key)];
    });
  }
  const item = exampleLines(shapes, shapes.of(one.prefix[0] ?? one.items ?? true), level + 1, name);
  return [`${pad(level)}- ${(item[0] ?? '').trimStart()}`, ...item.slice(1)];
}

function exampleScalar(shape: Shape, name: string): string {
  const [one] = shape.alternatives;
  const given = one?.rules.flatMap((rule) =>
    Array.isArray(rule['examples']) ? rule['examples'] : 'default' in rule ? [rule['default']] : [],
  )[0];
  if (given !== undefined && !isObject(given)) return JSON.stringify(given);
  if (one?.values) return typeof one.values[0] === 'string' ? one.values[0] : JSON.stringify(one.values[0]);
  const rule = (key: string): unknown => one?.rules.find((schema) => schema[key] !== undefined)?.[key];
  if (!one || one.kinds === 63) return 'anything';
  if (one.kinds & Kind.string) {
    const format = rule('format');
    const known: Readonly<Record<string, string>> = {
      date: '2026-11-21',
      'date-time': '2026-11-21T09:30:00Z',
      email: 'name@example.com',
      uri: 'https://example.com',
      time: '09:30:00Z',
    };
    return (typeof format === 'string' ? known[format] : undefined) ?? `"text of ${name || 'the item'}"`;
  }
  if (one.kinds & Kind.number) return String(rule('minimum') ?? 1);
  return one.kinds & Kind.boolean ? 'true' : 'null';
}
