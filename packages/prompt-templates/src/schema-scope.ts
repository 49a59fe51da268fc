import type { TSchema } from 'typebox';

/** JSON Schema as far as it says which names a value can have. */
interface Shape {
  readonly type?: unknown;
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly patternProperties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: boolean | Shape;
  readonly items?: Shape | readonly Shape[];
}

/** What a value may be: any of these. Empty: no such value. */
export type Shapes = readonly Shape[];

const anything: Shape = {};

function flatten(shape: Shape): Shapes {
  const parts = [...(shape.anyOf ?? []), ...(shape.allOf ?? []), ...(shape.oneOf ?? [])];
  return parts.length > 0 ? [...parts.flatMap(flatten), ...(shape.properties ? [shape] : [])] : [shape];
}

const isOpen = (shape: Shape) =>
  shape.$ref !== undefined || !('type' in shape || 'const' in shape || 'enum' in shape || 'properties' in shape);

/** The shapes of a schema. */
export const shapesOf = (schema: TSchema): Shapes => flatten(schema as Shape);

/** What `key` of such a value may be. */
export const stepInto = (shapes: Shapes, key: string): Shapes =>
  shapes.flatMap((shape) => {
    if (isOpen(shape)) return [anything];
    if (shape.properties && Object.hasOwn(shape.properties, key)) return flatten(shape.properties[key] ?? anything);
    if (shape.patternProperties) return Object.values(shape.patternProperties).flatMap(flatten);
    if (typeof shape.additionalProperties === 'object') return flatten(shape.additionalProperties);
    if (shape.type === 'array' && key === 'length') return [{ type: 'integer' }];
    if (shape.type === 'array' && /^\d+$/.test(key)) return elementsOf([shape]);
    return [];
  });

/** What an element of such a value may be: of a list, or of an object. */
export const elementsOf = (shapes: Shapes): Shapes =>
  shapes.flatMap((shape) => {
    if (isOpen(shape)) return [anything];
    if (shape.type === 'array')
      return shape.items === undefined ? [anything] : [shape.items].flat().flatMap((item) => flatten(item as Shape));
    return [...Object.values(shape.properties ?? {}), ...Object.values(shape.patternProperties ?? {})].flatMap(flatten);
  });

/** True when such a value is never text, a number or a truth value. */
export const isNeverScalar = (shapes: Shapes): boolean =>
  shapes.length > 0 &&
  shapes.every((shape) => shape.type === 'object' || shape.type === 'array' || shape.type === 'null') &&
  !shapes.every((shape) => shape.type === 'null');
