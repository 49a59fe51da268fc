import type { JsonObject } from './json-object.ts';
import { entriesOf, isObject, listOf, member, textOf } from './json-object.ts';

export type PrimitiveType = 'string' | 'number' | 'integer' | 'boolean';
export const primitiveTypes: readonly PrimitiveType[] = ['string', 'number', 'integer', 'boolean'];

export type Primitive = string | number | boolean;

/** One schema as a reader needs it: references followed, `allOf` merged, alternatives made one. Its properties are still as written. */
export interface SchemaView {
  readonly type: PrimitiveType | 'object' | 'array' | 'unknown';
  readonly description: string | undefined;
  readonly nullable: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly deprecated: boolean;
  /** Allowed values; undefined when not only some are. */
  readonly values: readonly Primitive[] | undefined;
  readonly properties: ReadonlyMap<string, unknown>;
  readonly required: ReadonlySet<string>;
  readonly items: unknown;
  /** Keywords that do not change with the reading: `format`, `minimum`, `default`… */
  readonly keywords: JsonObject;
  /** What was lost when alternatives became one, for a note. */
  readonly loss: string | undefined;
}

/** What reading a schema needs of the document around it. */
export interface SchemaContext {
  /** The target of a `$ref`; undefined when there is none. */
  resolve(reference: string): unknown;
  /** Counts schemas and their properties. Throws when an operation has too many of them. */
  spend(count: number): void;
}

/** A schema that is nested, combined or referenced deeper than this is read as "anything". */
const maxNesting = 12;

const nothing: SchemaView = {
  type: 'unknown',
  description: undefined,
  nullable: false,
  readOnly: false,
  writeOnly: false,
  deprecated: false,
  values: undefined,
  properties: new Map(),
  required: new Set(),
  items: undefined,
  keywords: {},
  loss: undefined,
};

/** Reads one level of a schema, whatever it is. Throws only what `context.spend` throws. */
export function viewSchema(raw: unknown, context: SchemaContext, nesting = 0): SchemaView {
  context.spend(1);
  if (!isObject(raw) || nesting > maxNesting) return nothing;
  const view = (part: unknown) => viewSchema(part, context, nesting + 1);
  let read = ownView(raw);
  context.spend(read.properties.size);
  const reference = textOf(member(raw, '$ref'));
  // What stands beside a reference is more precise than what it refers to.
  if (reference !== undefined) read = both(read, view(context.resolve(reference)));
  for (const part of listOf(member(raw, 'allOf'))) read = both(read, view(part));
  for (const keyword of ['oneOf', 'anyOf']) {
    const options = listOf(member(raw, keyword));
    if (options.length > 0) read = both(read, either(options.slice(0, 200).map(view)));
  }
  return read;
}

function ownView(raw: JsonObject): SchemaView {
  const types = [member(raw, 'type')].flat().filter((type) => typeof type === 'string');
  const listed = Object.hasOwn(raw, 'const') ? [member(raw, 'const')] : member(raw, 'enum');
  const values = Array.isArray(listed) ? listed.filter(isPrimitive) : undefined;
  const { description, title, ...keywords } = raw;
  return {
    type: typeOf(types, raw, values),
    description: textOf(description) ?? textOf(title),
    nullable: types.includes('null') || member(raw, 'nullable') === true || listOf(listed).includes(null),
    readOnly: member(raw, 'readOnly') === true,
    writeOnly: member(raw, 'writeOnly') === true,
    deprecated: member(raw, 'deprecated') === true,
    values: values && values.length > 0 ? values : undefined,
    properties: new Map(entriesOf(member(raw, 'properties'))),
    required: new Set(listOf(member(raw, 'required')).filter((name) => typeof name === 'string')),
    items: member(raw, 'items'),
    keywords,
    loss: undefined,
  };
}

const isPrimitive = (value: unknown): value is Primitive =>
  typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));

function typeOf(
  types: readonly string[],
  raw: JsonObject,
  values: readonly Primitive[] | undefined,
): SchemaView['type'] {
  const named = types.filter((type) => type !== 'null');
  // Text can say what a number says, not the other way round.
  for (const type of ['object', 'array', 'string', 'number', 'integer', 'boolean'] as const)
    if (named.includes(type)) return type;
  if (isObject(member(raw, 'properties'))) return 'object';
  if (member(raw, 'items') !== undefined) return 'array';
  const [first] = values ?? [];
  return first === undefined ? 'unknown' : (typeof first as PrimitiveType);
}

/** Both hold: `first` is asked first, and where both say what is allowed, both must agree. */
function both(first: SchemaView, second: SchemaView): SchemaView {
  const properties = new Map(first.properties);
  for (const [name, property] of second.properties) {
    const known = properties.get(name);
    properties.set(name, known === undefined ? property : { allOf: [known, property] });
  }
  const agreed = second.values && first.values?.filter((value) => second.values?.includes(value));
  const type =
    first.type === 'unknown' || (first.type === 'number' && second.type === 'integer') ? second.type : first.type;
  return {
    type,
    description: first.description ?? second.description,
    nullable: (first.nullable || first.type === 'unknown') && second.nullable,
    readOnly: first.readOnly || second.readOnly,
    writeOnly: first.writeOnly || second.writeOnly,
    deprecated: first.deprecated || second.deprecated,
    values: agreed && agreed.length > 0 ? agreed : (first.values ?? second.values),
    properties,
    required: new Set([...first.required, ...second.required]),
    items: first.items ?? second.items,
    keywords: { ...second.keywords, ...first.keywords },
    loss: first.loss ?? second.loss,
  };
}

/** One of them holds: what all have in common, in the form that a model can fill in most easily. */
function either(options: readonly SchemaView[]): SchemaView {
  const some = options.filter((option) => option.type !== 'unknown' || option.values);
  const nullable = options.some((option) => option.nullable) || some.length < options.length;
  const [first] = some;
  if (!first) return { ...nothing, nullable };
  if (some.length === 1) return { ...first, nullable };
  const simple = some.filter(({ type }) => type !== 'object' && type !== 'array');
  if (simple.length === some.length) return { ...eitherPrimitive(simple), nullable };
  if (some.every(({ type }) => type === 'object')) return { ...eitherObject(some), nullable };
  const list = some.find(({ type }) => type === 'array');
  const chosen = simple.length > 0 && !list ? eitherPrimitive(simple) : (list ?? first);
  return { ...chosen, nullable, loss: `several forms are allowed; only "${chosen.type}" is used` };
}

function eitherPrimitive(options: readonly SchemaView[]): SchemaView {
  const types = new Set(options.map(({ type }) => type));
  const [first = nothing] = options;
  const type =
    types.size === 1 ? first.type : types.has('string') ? 'string' : types.has('number') ? 'number' : first.type;
  const values = options.every((option) => option.values)
    ? options.flatMap((option) => option.values ?? [])
    : undefined;
  // A boundary of one alternative is none of the whole; only text that is text in each stays precise.
  const format = options.every((option) => option.keywords['format'] === first.keywords['format']);
  return {
    ...nothing,
    type,
    description: first.description,
    values: values && type === 'string' ? [...new Set(values.map(String))] : values,
    keywords: format && first.keywords['format'] !== undefined ? { format: first.keywords['format'] } : {},
  };
}

function eitherObject(options: readonly SchemaView[]): SchemaView {
  const properties = new Map<string, unknown[]>();
  for (const option of options)
    for (const [name, property] of option.properties) {
      const known = properties.get(name) ?? [];
      // Unions of hundreds of variants say the same thing again and again.
      if (known.length < 8) properties.set(name, [...known, property]);
    }
  const [first = nothing] = options;
  return {
    ...nothing,
    type: 'object',
    description: first.description,
    properties: new Map([...properties].map(([name, all]) => [name, all.length === 1 ? all[0] : { anyOf: all }])),
    required: new Set([...first.required].filter((name) => options.every(({ required }) => required.has(name)))),
    loss: `${options.length} variants are read as one`,
  };
}
