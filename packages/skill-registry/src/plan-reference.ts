/** `$step.field` or `${step.field}`: a value that an earlier step's result has. Fields are names; a list on the way is gone through item by item. */
const pattern = /^\$\{?([A-Za-z_][\w-]{0,63})((?:\.[A-Za-z_][\w-]{0,63}|\[\*?\d*\])*)\}?$/;

export interface Reference {
  /** The `id` of a step, or the name of its skill. */
  readonly step: string;
  readonly fields: readonly string[];
}

/** Looks like a reference, well-formed or not: nothing that may be sent as it stands. */
export const looksLikeReference = (text: string): boolean => /^\$\{?[A-Za-z_]/.test(text);

export function parseReference(text: string): Reference | undefined {
  const [, step, path = ''] = pattern.exec(text) ?? [];
  if (step === undefined) return undefined;
  return { step, fields: path.split(/[.[\]]+/).filter((field) => field !== '' && field !== '*') };
}

/** The references in an input, wherever they stand; undefined when one of them cannot be read. */
export function referencesIn(input: unknown): readonly Reference[] | undefined {
  const found: Reference[] = [];
  const visit = (value: unknown): boolean => {
    if (Array.isArray(value)) return value.every(visit);
    if (typeof value === 'object' && value !== null) return Object.values(value).every(visit);
    if (typeof value !== 'string' || !looksLikeReference(value)) return true;
    const reference = parseReference(value);
    if (reference) found.push(reference);
    return reference !== undefined;
  };
  return visit(input) ? found : undefined;
}

/** More than this is no parameter any more. */
const maxValues = 50;

/**
 * The input with every reference replaced by what the step's result has there: one value, or in a list all of them. `results` gives a
 * step's result. Undefined when a result has no such field.
 */
export function resolveReferences(input: unknown, results: (step: string) => unknown): unknown {
  const missing = Symbol('missing');
  const valuesOf = (text: string): readonly unknown[] => {
    const reference = parseReference(text);
    return reference ? follow(results(reference.step), reference.fields).slice(0, maxValues) : [];
  };
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value))
      return value.flatMap((item) =>
        typeof item === 'string' && looksLikeReference(item) ? orMissing(valuesOf(item)) : [resolve(item)],
      );
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, resolve(child)]));
    return typeof value === 'string' && looksLikeReference(value) ? orMissing(valuesOf(value))[0] : value;
  };
  const orMissing = (values: readonly unknown[]) => (values.length === 0 ? [missing] : values);
  const resolved = resolve(input);
  return holds(resolved, missing) ? undefined : resolved;
}

function follow(value: unknown, fields: readonly string[]): unknown[] {
  if (Array.isArray(value)) {
    const [first = '', ...rest] = fields;
    return /^\d+$/.test(first) ? follow(value[Number(first)], rest) : value.flatMap((item) => follow(item, fields));
  }
  const [field, ...rest] = fields;
  if (field === undefined) return value === undefined || value === null || typeof value === 'object' ? [] : [value];
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, field)) return [];
  return follow((value as Record<string, unknown>)[field], rest);
}

const holds = (value: unknown, what: symbol): boolean =>
  value === what ||
  (typeof value === 'object' && value !== null && Object.values(value).some((child) => holds(child, what)));
