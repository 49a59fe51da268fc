import type { ErrorObject } from 'ajv';
import type { TSchema } from 'typebox';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';

/** What is wrong with a value, or undefined. Names places and rules of the schema, never parts of the value. */
export type SchemaCheck = (value: unknown) => string | undefined;

// ajv-formats is CommonJS whose declared default is not the one that Node's loader gives.
const addFormats = ajvFormats as unknown as (ajv: Ajv2020) => void;
const checks = new WeakMap<TSchema, SchemaCheck>();
let compiler: Ajv2020 | undefined;

/** Compiles a schema, once per schema value. Throws what ajv throws for a schema that is none. */
export function schemaCheck(schema: TSchema): SchemaCheck {
  const known = checks.get(schema);
  if (known) return known;
  compiler ??= createCompiler();
  const validate = compiler.compile(schema);
  // The compiler keeps what it compiled for ever; the WeakMap keeps it as long as the schema lives.
  compiler.removeSchema(schema);
  const check: SchemaCheck = (value) => (validate(value) ? undefined : describeError(validate.errors?.[0]));
  checks.set(schema, check);
  return check;
}

function createCompiler(): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictTuples: false, strictRequired: false });
  addFormats(ajv);
  return ajv;
}

/** From the path in the schema, because the path in the value may hold the value's own keys. */
function describeError(error: ErrorObject | undefined): string {
  if (!error) return 'does not fit its schema';
  const steps = error.schemaPath.split('/').slice(1, -1);
  let place = '';
  for (let index = 0; index < steps.length; index++) {
    if (steps[index] === 'properties') place += `.${decodeStep(steps[++index] ?? '')}`;
    else if (steps[index] === 'items') place += '[]';
  }
  return `${place.replace(/^\./, '') || 'the value'} ${error.message ?? 'does not fit its schema'}`;
}

function decodeStep(step: string): string {
  try {
    return decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
  } catch {
    return step;
  }
}
