/** What is wrong with a value, and where: `messages.0.content: Field required`. */
export class FieldProblem extends Error {
  override readonly name = 'FieldProblem';
  readonly path: string;

  constructor(path: string, expected: string) {
    super(path ? `${path}: ${expected}` : expected);
    this.path = path;
  }
}

/** Gives the value back with its type, or throws a `FieldProblem` for the first thing that is wrong. */
export type Check<T> = (value: unknown, path: string) => T;

type Shape = Readonly<Record<string, Check<unknown>>>;
type Flat<T> = { [K in keyof T]: T[K] };
/** What an object check gives: unknown keys are refused, absent optional ones stay absent. */
export type Checked<R extends Shape, O extends Shape> = Flat<
  { readonly [K in keyof R]: ReturnType<R[K]> } & { readonly [K in keyof O]?: ReturnType<O[K]> }
>;

const at = (path: string, key: string | number) => (path ? `${path}.${key}` : String(key));
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const anything: Check<unknown> = (value) => value;

export const dictionary: Check<Record<string, unknown>> = (value, path) => {
  if (!isObject(value)) throw new FieldProblem(path, 'Input should be an object');
  return value;
};

/** A string; `min` and `max` count characters. */
export function text(limits: { min?: number; max?: number } = {}): Check<string> {
  return (value, path) => {
    if (typeof value !== 'string') throw new FieldProblem(path, 'Input should be a valid string');
    const { min = 0, max = Infinity } = limits;
    if (value.length < min) throw new FieldProblem(path, `String should have at least ${min} character(s)`);
    if (value.length > max) throw new FieldProblem(path, `String should have at most ${max} characters`);
    return value;
  };
}

export function integer(limits: { min?: number; max?: number } = {}): Check<number> {
  return (value, path) => {
    if (!Number.isSafeInteger(value)) throw new FieldProblem(path, 'Input should be a valid integer');
    return within(value as number, limits, path);
  };
}

export function number(limits: { min?: number; max?: number } = {}): Check<number> {
  return (value, path) => {
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw new FieldProblem(path, 'Input should be a valid number');
    return within(value, limits, path);
  };
}

function within(value: number, { min = -Infinity, max = Infinity }: { min?: number; max?: number }, path: string) {
  if (value < min) throw new FieldProblem(path, `Input should be greater than or equal to ${min}`);
  if (value > max) throw new FieldProblem(path, `Input should be less than or equal to ${max}`);
  return value;
}

export const flag: Check<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new FieldProblem(path, 'Input should be a valid boolean');
  return value;
};

export function oneOf<const T extends string>(...values: readonly T[]): Check<T> {
  return (value, path) => {
    if (!values.includes(value as T))
      throw new FieldProblem(path, `Input should be ${values.map((each) => `'${each}'`).join(', ')}`);
    return value as T;
  };
}

export function nullable<T>(check: Check<T>): Check<T | null> {
  return (value, path) => (value === null ? null : check(value, path));
}

export function listOf<T>(check: Check<T>, limits: { min?: number; max?: number } = {}): Check<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw new FieldProblem(path, 'Input should be a valid list');
    const { min = 0, max = Infinity } = limits;
    if (value.length < min) throw new FieldProblem(path, `List should have at least ${min} item(s)`);
    if (value.length > max) throw new FieldProblem(path, `List should have at most ${max} items`);
    return value.map((item, index) => check(item, at(path, index)));
  };
}

/** An object with exactly these keys. */
export function object<R extends Shape, O extends Shape = Record<never, never>>(
  required: R,
  optional?: O,
): Check<Checked<R, O>> {
  const checks = new Map<string, Check<unknown>>(Object.entries({ ...required, ...optional }));
  return (value, path) => {
    if (!isObject(value)) throw new FieldProblem(path, 'Input should be an object');
    for (const key of Object.keys(required))
      if (!Object.hasOwn(value, key)) throw new FieldProblem(at(path, key), 'Field required');
    const result: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) {
      const check = checks.get(key);
      if (!check) throw new FieldProblem(at(path, key), 'Extra inputs are not permitted');
      if (item !== undefined) result[key] = check(item, at(path, key));
    }
    return result as Checked<R, O>;
  };
}

/** One of several objects, told apart by the value of one key. */
export function tagged<C extends Shape>(tag: string, cases: C): Check<ReturnType<C[keyof C]>> {
  const byTag = new Map(Object.entries(cases));
  return (value, path) => {
    const found = byTag.get(String(dictionary(value, path)[tag]));
    if (!found) {
      const seen = Object.hasOwn(value as object, tag) ? 'Input should be' : 'Field required, one of';
      throw new FieldProblem(at(path, tag), `${seen} ${[...byTag.keys()].map((key) => `'${key}'`).join(', ')}`);
    }
    return found(value, path) as ReturnType<C[keyof C]>;
  };
}

/** One of several objects, told apart by which key they have. */
export function keyed<C extends Shape>(cases: C): Check<ReturnType<C[keyof C]>> {
  return (value, path) => {
    const present = Object.keys(cases).filter((key) => Object.hasOwn(dictionary(value, path), key));
    const [key] = present;
    if (key === undefined || present.length > 1)
      throw new FieldProblem(path, `Input should have exactly one of the keys ${Object.keys(cases).join(', ')}`);
    return (cases[key] as Check<ReturnType<C[keyof C]>>)(value, path);
  };
}

/** A string, or whatever `other` accepts. */
export function textOr<T>(own: Check<string>, other: Check<T>): Check<string | T> {
  return (value, path) => {
    if (typeof value === 'string') return own(value, path);
    if (typeof value === 'object' && value !== null) return other(value, path);
    throw new FieldProblem(path, 'Input should be a valid string, list or object');
  };
}
