/** The keywords of JSON Schema that decide how well a model fills a value in. */
export interface SchemaShape {
  readonly type?: unknown;
  readonly description?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly items?: unknown;
  readonly anyOf?: readonly unknown[];
  readonly oneOf?: readonly unknown[];
  readonly allOf?: readonly unknown[];
}

/** Schemas come from anywhere: whatever is none has no keywords. */
export const shapeOf = (schema: unknown): SchemaShape =>
  typeof schema === 'object' && schema !== null && !Array.isArray(schema) ? schema : {};

export const fieldsOf = (shape: SchemaShape): [name: string, field: SchemaShape][] =>
  Object.entries(shapeOf(shape.properties)).map(([name, field]) => [name, shapeOf(field)]);

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Unions of unions and parts of parts end here: a schema may hold itself. */
const maxDepth = 8;

/** The ways in which a value may be, `null` left out: one, unless it is a union. */
export function variantsOf(shape: SchemaShape, depth = 0): readonly SchemaShape[] {
  const variants = depth < maxDepth ? [...list(shape.anyOf), ...list(shape.oneOf)].map(shapeOf) : [];
  if (variants.length === 0) return [shape];
  return variants.flatMap((variant) => variantsOf(variant, depth + 1)).filter(({ type }) => type !== 'null');
}

export const isObject = (shape: SchemaShape, depth = 0): boolean =>
  hasType(shape, 'object') ||
  shape.properties !== undefined ||
  (depth < maxDepth && list(shape.allOf).some((part) => isObject(shapeOf(part), depth + 1)));

export const hasType = ({ type }: SchemaShape, name: string): boolean =>
  type === name || (Array.isArray(type) && type.includes(name));

/** The values that an enumeration allows; undefined for anything else. */
export function valuesOf(shape: SchemaShape): readonly unknown[] | undefined {
  if (shape.const !== undefined) return [shape.const];
  if (Array.isArray(shape.enum)) return shape.enum;
  const variants = variantsOf(shape);
  if (variants.length < 2) return undefined;
  const values = variants.map((variant) => (variant.const === undefined ? variant.enum : [variant.const]));
  return values.every((value) => Array.isArray(value)) ? values.flat() : undefined;
}
