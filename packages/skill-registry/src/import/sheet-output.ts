import type { PrimitiveType } from './schema-view.ts';
import type { OutputField, SkillSheet } from './skill-sheet.ts';
import { member } from './json-object.ts';

/** A model reads the first so many items of a list, and so much of a text. */
export const outputLimits = { items: 50, characters: 4_000 };

/** What a sheet takes from an answer: values of the declared types, cut to size; whatever does not fit its field is left out. Pure. */
export function sheetOutput(sheet: SkillSheet, answer: unknown): Record<string, unknown> {
  const fields = Object.entries(sheet.output);
  return fields.length === 0 ? { done: true } : pick(fields, answer);
}

function pick(fields: readonly [string, OutputField][], value: unknown): Record<string, unknown> {
  const taken = fields.map(([name, field]): [string, unknown] => [name, take(field, valueAt(value, field.from))]);
  return Object.fromEntries(taken.filter(([, part]) => part !== undefined));
}

function take(field: OutputField, value: unknown): unknown {
  if (field.type === 'json') return value === undefined ? undefined : cut(JSON.stringify(value));
  if (field.type !== 'list') return takePrimitive(field.type, value);
  if (!Array.isArray(value)) return undefined;
  const { items = 'string' } = field;
  const first = value.slice(0, outputLimits.items);
  if (typeof items === 'string') return first.flatMap((item) => takePrimitive(items, item) ?? []);
  const fields = Object.entries(items);
  return first.flatMap((item) => (typeof item === 'object' && item !== null ? [pick(fields, item)] : []));
}

function takePrimitive(type: PrimitiveType, value: unknown): unknown {
  if (type === 'string' && typeof value === 'string') return cut(value);
  // Ids are numbers here and text there; both read the same.
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return String(value);
  if (type === 'integer') return Number.isSafeInteger(value) ? value : undefined;
  if (type === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === type ? value : undefined;
}

const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce((inner: unknown, key) => member(inner, key), value);

const cut = (text: string): string =>
  text.length <= outputLimits.characters ? text : `${text.slice(0, outputLimits.characters).toWellFormed()}…`;
