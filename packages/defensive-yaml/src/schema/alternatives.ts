import type { JsonSchema } from '../types.ts';

/** JSON Schema's types as bits, so that a set of them is a number. An integer is a number that `integer` narrows. */
export const Kind = { object: 1, array: 2, string: 4, number: 8, boolean: 16, null: 32 } as const;
export const ANY_KIND = 63;

export type SchemaObject = { readonly [keyword: string]: unknown };

/** One branch of a schema, with its `allOf`, `$ref` and union keywords folded in. */
export interface Alternative {
  kinds: number;
  integer: boolean;
  properties: Map<string, JsonSchema>;
  required: Set<string>;
  patterns: [RegExp, JsonSchema][];
  /** Undefined when the schema says nothing about other keys. */
  additional: JsonSchema | undefined;
  items: JsonSchema | undefined;
  prefix: readonly JsonSchema[];
  values: readonly unknown[] | undefined;
  /** The schema objects that this branch is made of, for what else they demand. */
  rules: readonly SchemaObject[];
}

/** More branches than this are not told apart; ajv judges them all the same. */
const MAX_ALTERNATIVES = 64;

const kindOfName: Readonly<Record<string, number>> = { ...Kind, integer: Kind.number };

export const kindOf = (value: unknown): number => {
  if (value === null) return Kind.null;
  if (Array.isArray(value)) return Kind.array;
  return kindOfName[typeof value] ?? 0;
};

export const isObject = (value: unknown): value is SchemaObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'boolean' || isObject(value);
const schemaList = (value: unknown): JsonSchema[] => (Array.isArray(value) ? value.filter(isSchema) : []);

function declaredKinds(schema: SchemaObject): number {
  const { type } = schema;
  const names = typeof type === 'string' ? [type] : Array.isArray(type) ? type : undefined;
  if (names) return names.reduce<number>((kinds, name) => kinds | (kindOfName[String(name)] ?? 0), 0);
  if (Array.isArray(schema['enum'])) return schema['enum'].reduce<number>((kinds, value) => kinds | kindOf(value), 0);
  if ('const' in schema) return kindOf(schema['const']);
  if (isObject(schema['properties'])) return Kind.object;
  if (isSchema(schema['items']) || Array.isArray(schema['prefixItems'])) return Kind.array;
  if (typeof schema['pattern'] === 'string' || typeof schema['format'] === 'string') return Kind.string;
  return ANY_KIND;
}

function compilePattern(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 'u');
  } catch {
    return undefined;
  }
}

function own(schema: SchemaObject): Alternative {
  const { type } = schema;
  const additional = isSchema(schema['additionalProperties'])
    ? schema['additionalProperties']
    : isSchema(schema['unevaluatedProperties'])
      ? schema['unevaluatedProperties']
      : undefined;
  return {
    kinds: declaredKinds(schema),
    integer: type === 'integer' || (Array.isArray(type) && type.includes('integer') && !type.includes('number')),
    properties: new Map(
      isObject(schema['properties'])
        ? Object.entries(schema['properties']).flatMap(([name, value]) => (isSchema(value) ? [[name, value]] : []))
        : [],
    ),
    required: new Set(Array.isArray(schema['required']) ? schema['required'].map(String) : []),
    patterns: isObject(schema['patternProperties'])
      ? Object.entries(schema['patternProperties']).flatMap(([source, value]) => {
          const pattern = compilePattern(source);
          return pattern && isSchema(value) ? [[pattern, value] satisfies [RegExp, JsonSchema]] : [];
        })
      : [],
    additional,
    items: isSchema(schema['items']) ? schema['items'] : undefined,
    prefix: schemaList(schema['prefixItems']),
    values: 'const' in schema ? [schema['const']] : Array.isArray(schema['enum']) ? schema['enum'] : undefined,
    rules: [schema],
  };
}

const both = (a: JsonSchema | undefined, b: JsonSchema | undefined): JsonSchema | undefined =>
  a === undefined || a === b || a === true ? b : b === undefined || b === true ? a : { allOf: [a, b] };

function intersect(a: Alternative, b: Alternative): Alternative {
  const properties = new Map(a.properties);
  for (const [name, schema] of b.properties) properties.set(name, both(properties.get(name), schema) ?? true);
  const bValues = b.values;
  return {
    kinds: a.kinds & b.kinds,
    integer: a.integer || b.integer,
    properties,
    required: new Set([...a.required, ...b.required]),
    patterns: [...a.patterns, ...b.patterns],
    additional: a.additional === false || b.additional === false ? false : both(a.additional, b.additional),
    items: both(a.items, b.items),
    prefix: a.prefix.length >= b.prefix.length ? a.prefix : b.prefix,
    values: a.values && bValues ? a.values.filter((value) => bValues.includes(value)) : (a.values ?? bValues),
    rules: [...a.rules, ...b.rules],
  };
}

/** Follows `#`, `#/…` and `#anchor`; undefined for anything else. */
function follow(root: JsonSchema, reference: string): JsonSchema | undefined {
  if (!reference.startsWith('#')) return undefined;
  let node: unknown = root;
  for (const part of reference.slice(1).split('/').slice(1)) {
    const name = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    node = Array.isArray(node) ? node[Number(name)] : isObject(node) ? node[name] : undefined;
  }
  return isSchema(node) ? node : undefined;
}

/** The branches of `schema`. A reference that leads back to itself without a level between contributes nothing. */
export function alternativesOf(schema: JsonSchema, root: JsonSchema, seen: readonly JsonSchema[] = []): Alternative[] {
  if (schema === false) return [];
  if (schema === true) return [own({})];
  if (seen.includes(schema) || seen.length > 32) return [];
  const within = [...seen, schema];
  let result = [own(schema)];
  const narrow = (options: Alternative[]): void => {
    const combined = result.flatMap((one) => options.map((other) => intersect(one, other)));
    result = combined.filter((one) => one.kinds !== 0).slice(0, MAX_ALTERNATIVES);
  };
  if (typeof schema['$ref'] === 'string') {
    const target = follow(root, schema['$ref']);
    if (target !== undefined) narrow(alternativesOf(target, root, within));
  }
  for (const part of schemaList(schema['allOf'])) narrow(alternativesOf(part, root, within));
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const parts = schemaList(schema[keyword]);
    if (parts.length > 0) narrow(parts.flatMap((part) => alternativesOf(part, root, within)));
  }
  return result;
}
