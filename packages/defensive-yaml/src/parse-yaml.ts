import { compileSchema } from './schema/compile.ts';
import { readStrict } from './read-strict.ts';
import { repairedReading } from './repair.ts';
import type { JsonSchema, ParseOptions, ParseResult } from './types.ts';

export const defaults = { maxLength: 1_000_000, maxDepth: 64, maxNodes: 100_000 } as const;

/**
 * Reads YAML (or JSON) that a model wrote. Text that is valid and fits the schema comes back exactly as a strict YAML 1.2 reader reads it;
 * anything else is read against the schema, every repair listed, or refused. Never throws for any text; throws for a schema that is none.
 */
export function parseYaml<T = unknown>(source: string, schema: JsonSchema, options: ParseOptions = {}): ParseResult<T> {
  const compiled = compileSchema(schema);
  const limits = { ...defaults, ...options };
  if (typeof source !== 'string') return refuse('text', `a value of type ${typeof source}`);
  if (source.length > limits.maxLength)
    return refuse(`at most ${limits.maxLength} characters`, `${source.length} characters`);
  const strict = readStrict(source, compiled, limits);
  if (strict) return { ok: true, value: strict.value as T, repairs: [] };
  try {
    return repairedReading(source, compiled, limits) as ParseResult<T>;
  } catch (error) {
    // A schema can recurse deeper than the stack where the text does not seem to.
    if (error instanceof RangeError) return refuse('fewer levels of nesting', 'too many levels');
    throw error;
  }
}

function refuse(expected: string, seen: string): ParseResult<never> {
  return {
    ok: false,
    problems: [{ path: [], expected, seen, message: `The answer: expected ${expected}, seen ${seen}.` }],
    repairs: [],
  };
}
