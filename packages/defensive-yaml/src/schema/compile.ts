import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject } from 'ajv';
import type { JsonSchema } from '../types.ts';
import { formats } from './formats.ts';
import { Shapes } from './shape.ts';

/** A schema made ready: what the reader lays out by, and the judge of what it read. */
export interface CompiledSchema {
  readonly shapes: Shapes;
  /** Null when the value fits, else what does not. */
  check(value: unknown): readonly ErrorObject[] | null;
}

const cache = new WeakMap<object, CompiledSchema>();

/** Compiles once per schema object. Throws for a schema that is none: that is a programming error. */
export function compileSchema(schema: JsonSchema): CompiledSchema {
  if (typeof schema !== 'boolean') {
    const known = cache.get(schema);
    if (known) return known;
  }
  const ajv = new Ajv2020({ strict: false, allErrors: false, formats, logger: false, validateSchema: true });
  // An `$id` is of no use here, and two schemas may carry the same one.
  const validate = ajv.compile(schema as object);
  const compiled: CompiledSchema = {
    shapes: new Shapes(schema),
    check: (value) => (validate(value) === true ? null : [...(validate.errors ?? [])]),
  };
  if (typeof schema !== 'boolean') cache.set(schema, compiled);
  return compiled;
}
