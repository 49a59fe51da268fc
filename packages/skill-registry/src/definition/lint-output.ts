import type { Skill } from '@trellis/core';
import type { SchemaShape } from './schema-shape.ts';
import { fieldsOf, isObject, shapeOf, variantsOf } from './schema-shape.ts';
import type { Finding } from './skill-finding.ts';

/** Objects inside objects, lists not counted: a list of people with positions with skills is four. */
const maxDepth = 4;
/** A schema that goes on for ever ends here. */
const maxSchemas = 2_000;

/** What a model reads and refers to. Only the first place of each kind is told: the fix is the same for all. */
export function lintOutput({ outputSchema }: Skill): Finding[] {
  const found = new Map<Finding['code'], Finding>();
  const queue: { shape: SchemaShape; path: string; depth: number }[] = [
    { shape: shapeOf(outputSchema), path: 'output', depth: 0 },
  ];
  for (let index = 0; index < queue.length && index < maxSchemas; index++) {
    const { shape, path, depth } = queue[index] as (typeof queue)[number];
    const variants = variantsOf(shape);
    const objects = variants.filter((variant) => isObject(variant));
    const add = (code: Finding['code'], message: string, fix: string) =>
      found.has(code) || found.set(code, { code, path, message, fix });
    if (objects.length > 1)
      add('UNION_OF_OBJECTS', 'a choice between objects', 'Return one shape, with optional fields for what differs.');
    if (objects.length > 0 && depth >= maxDepth) {
      add('NESTED_TOO_DEEP', `objects ${depth + 1} levels deep`, 'Bring up what answers need, and leave the rest out.');
      continue;
    }
    for (const variant of variants) {
      if (variant.items !== undefined) queue.push({ shape: shapeOf(variant.items), path: `${path}[]`, depth });
      for (const [name, field] of fieldsOf(variant))
        queue.push({ shape: field, path: `${path}.${name}`, depth: depth + 1 });
    }
  }
  return [...found.values()];
}
