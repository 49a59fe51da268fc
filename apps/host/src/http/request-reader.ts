import { HostError } from '../host-error.ts';

/** A value of a request with the path that leads to it, so that every complaint names its field. */
export interface Field {
  readonly path: string;
  readonly value: unknown;
}

const describe = (value: unknown) => {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
};

/** Throws `INVALID_REQUEST` for that field. */
export function refuse(field: Field, expected: string): never {
  const seen = typeof field.value === 'string' ? `a text of ${field.value.length} characters` : describe(field.value);
  const name = field.path === '' ? 'The body' : `'${field.path}'`;
  throw new HostError('INVALID_REQUEST', `${name}: expected ${expected}, got ${seen}.`, { field: field.path });
}

/** The body as an object, or a part of it. */
export function objectOf(field: Field): (key: string) => Field {
  const { value, path } = field;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(field, 'an object');
  return (key) => ({
    path: path === '' ? key : `${path}.${key}`,
    value: Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined,
  });
}

// oxlint-disable-next-line no-control-regex -- these are what nobody types
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** Text that somebody wrote: without control characters and halves of characters, not blank, at most `maxLength` long. */
export function textOf(field: Field, maxLength: number): string {
  const expected = `text of 1 to ${maxLength.toLocaleString('en')} characters`;
  if (typeof field.value !== 'string' || field.value.length > maxLength) return refuse(field, expected);
  const text = field.value.replaceAll(controls, '').toWellFormed().trim();
  return text === '' ? refuse(field, expected) : text;
}

/** An id as clients get it from us. */
export function idOf(field: Field): string {
  const { value } = field;
  const isId = typeof value === 'string' && /^[\w.:~-]{1,200}$/.test(value);
  return isId ? value : refuse(field, 'an id (letters, digits and . : ~ - _, at most 200)');
}

/** One of a few words. */
export function oneOf<const W extends string>(field: Field, words: readonly W[]): W {
  const found = words.find((word) => word === field.value);
  return found ?? refuse(field, words.map((word) => `'${word}'`).join(' or '));
}

/** True or false, and nothing that only looks like it. */
export function booleanOf(field: Field): boolean {
  return typeof field.value === 'boolean' ? field.value : refuse(field, 'true or false');
}

/** `undefined` when the field is not there, else what `read` makes of it. */
export const optional = <T>(field: Field, read: (field: Field) => T): T | undefined =>
  field.value === undefined ? undefined : read(field);

/** A whole number that came as text in a query or header. */
export function integerOf(field: Field, range: { min: number; max: number }): number {
  const number = typeof field.value === 'string' && /^-?\d{1,15}$/.test(field.value) ? Number(field.value) : Number.NaN;
  const fits = number >= range.min && number <= range.max;
  return fits ? number : refuse(field, `a whole number from ${range.min} to ${range.max}`);
}
