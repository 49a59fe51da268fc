import { load } from 'js-yaml';
import type { CompiledSchema } from './schema/compile.ts';
import type { ParseOptions } from './types.ts';

type Limits = Required<ParseOptions>;

/** The strict reading, when there is one that fits the schema and keeps the bounds. */
export function readStrict(source: string, compiled: CompiledSchema, limits: Limits): { value: unknown } | undefined {
  let value: unknown;
  try {
    value = load(source, { maxDepth: limits.maxDepth });
  } catch {
    return undefined;
  }
  try {
    if (!isPlain(value, limits)) return undefined;
    return compiled.check(value) === null ? { value } : undefined;
  } catch {
    // Deep values can exhaust the stack of a recursive schema's check.
    return undefined;
  }
}

/** Counts with aliases expanded, each shared value once: a bomb costs no more than its text. */
function isPlain(value: unknown, { maxNodes, maxDepth }: Limits): boolean {
  const sizes = new Map<object, number>();
  const size = (node: unknown, depth: number): number => {
    if (typeof node !== 'object' || node === null) return 1;
    if (depth > maxDepth) return Number.POSITIVE_INFINITY;
    const known = sizes.get(node);
    if (known !== undefined) return known;
    // A value that contains itself has no size.
    sizes.set(node, Number.POSITIVE_INFINITY);
    let total = 1;
    if (Array.isArray(node)) for (const item of node) total += size(item, depth + 1);
    else {
      for (const key of Object.keys(node)) {
        if (key === '__proto__') return Number.POSITIVE_INFINITY;
        total += size((node as Record<string, unknown>)[key], depth + 1);
      }
    }
    sizes.set(node, total);
    return total;
  };
  return size(value, 0) <= maxNodes;
}
