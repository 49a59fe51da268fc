import { fieldsOf, shapeOf, variantsOf } from './definition/schema-shape.ts';

const idName = /^(?:id|ids|url)$|(?:Id|Ids|Url|_id|_ids|_url)$/;
const maxDepth = 2;
const maxPaths = 6;

/** Where a result has what another skill asks for: `companyId`, `items.id`. The shortest paths first, as they are written in references. */
export function idPaths(outputSchema: unknown): readonly string[] {
  const found: string[][] = [];
  let level: { schema: unknown; path: string[] }[] = [{ schema: outputSchema, path: [] }];
  for (let depth = 0; depth < maxDepth; depth++) {
    const fields = level.flatMap(({ schema, path }) =>
      objectsIn(schema).flatMap((shape) =>
        fieldsOf(shape).map(([name, field]) => ({ schema: field, path: [...path, name], name })),
      ),
    );
    found.push(...fields.filter(({ name }) => idName.test(name)).map(({ path }) => path));
    level = fields;
  }
  return [...new Set(found.map((path) => path.join('.')))].slice(0, maxPaths);
}

/** A list is gone through item by item. */
const objectsIn = (schema: unknown) =>
  variantsOf(shapeOf(schema)).flatMap((variant) =>
    variant.items === undefined ? [variant] : variantsOf(shapeOf(variant.items)),
  );
