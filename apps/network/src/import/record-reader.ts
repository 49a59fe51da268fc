import type { LeftField } from '../http/api-schemas.ts';
import { isProtectedKey } from './protected-fields.ts';
import type { Reading } from './reading.ts';

/**
 * An object of a file, read field by field. It knows which fields nobody asked for, so that an import can tell what it left.
 * A field under several names: the first that says something counts.
 */
export interface RecordReader {
  readonly path: string;
  text(...names: string[]): string | undefined;
  /** Texts of a list; a single text is a list of one. */
  texts(...names: string[]): string[];
  /** Objects of a list; a single object is a list of one. What is a text in that list goes to `orText`. */
  records(names: string | readonly string[], orText?: (text: string) => void): RecordReader[];
  /** The raw value, for fields of many shapes. */
  raw(...names: string[]): unknown;
  leave(reason: LeftField['reason'], ...names: string[]): void;
  /** Reports every field that was not read. */
  end(): void;
}

/** Opens an object. `path` is its place in the file; empty for the whole. */
export function openRecord(value: object, path: string, reading: Reading): RecordReader {
  const fields = value as Readonly<Record<string, unknown>>;
  const seen = new Set<string>();
  const children: RecordReader[] = [];
  const at = (name: string) => (path === '' ? name : `${path}.${name}`);
  const present = (names: readonly string[]) => {
    for (const name of names) seen.add(name);
    return names.filter((name) => Object.hasOwn(fields, name) && !isEmpty(fields[name]));
  };
  const misfit = (where: string, detail: string) => reading.leave({ path: where, reason: 'not-understood', detail });
  const open = (item: unknown, where: string, orText: ((text: string) => void) | undefined) => {
    if (isObject(item)) {
      const record = openRecord(item, where, reading);
      children.push(record);
      return [record];
    }
    if (orText && isScalar(item)) orText(reading.clean(String(item)));
    else if (!isEmpty(item)) misfit(where, 'expected an object');
    return [];
  };
  return {
    path,
    text(...names) {
      let found: string | undefined;
      for (const name of present(names)) {
        if (!isScalar(fields[name])) misfit(at(name), 'expected a text');
        else found ??= reading.clean(String(fields[name])) || undefined;
      }
      return found;
    },
    texts(...names) {
      const [name] = present(names);
      if (name === undefined) return [];
      const list = [fields[name]].flat();
      return list.flatMap((item, index) => {
        if (isScalar(item)) return reading.clean(String(item)) || [];
        if (!isEmpty(item)) misfit(`${at(name)}[${index}]`, 'expected a text');
        return [];
      });
    },
    records(names, orText) {
      const [name] = present([names].flat());
      if (name === undefined) return [];
      const value = fields[name];
      if (!Array.isArray(value)) return open(value, at(name), orText);
      return value.flatMap((item, index) => open(item, `${at(name)}[${index}]`, orText));
    },
    raw(...names) {
      const [name] = present(names);
      return name === undefined ? undefined : fields[name];
    },
    leave(reason, ...names) {
      for (const name of present(names)) reading.leave({ path: general(at(name)), reason });
    },
    end() {
      for (const child of children) child.end();
      for (const name of Object.keys(fields)) {
        if (seen.has(name) || isEmpty(fields[name])) continue;
        const reason = isProtectedKey(name) ? 'on-purpose' : 'no-place';
        reading.leave({ path: general(at(name.slice(0, 80))), reason });
      }
    },
  };
}

/** `work[3].url` and `work[0].url` are one thing to tell. */
const general = (path: string) => path.replaceAll(/\[\d+\]/g, '[]');

export const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isScalar = (value: unknown) => typeof value === 'string' || typeof value === 'number' || value instanceof Date;

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && !(value instanceof Date) && Object.keys(value).length === 0;
}
