import type { Notes } from './import-note.ts';
import type { SchemaContext, SchemaView } from './schema-view.ts';
import type { OutputField } from './skill-sheet.ts';
import { fieldWords, isPrimitiveType } from './describe-field.ts';
import { camelName, freeName } from './field-name.ts';
import { viewSchema } from './schema-view.ts';
import { sentence, shortText } from './short-text.ts';

const maxFields = 30;
const maxItemFields = 15;
const maxDepth = 3;
/** Links between resources, inner numbers and the like: of no use to a model that has enough else. */
const uselessRank = 100;
const maxDescription = 140;

interface Leaf {
  readonly path: readonly string[];
  readonly field: OutputField;
  /** Lower is more useful to a model. */
  readonly rank: number;
}

/** What a model gets to see of an answer: named primitives and flat lists, the most useful ones, in the order of the document. */
export function flatOutput(schema: unknown, context: SchemaContext, notes: Notes): Record<string, OutputField> {
  const view = viewSchema(schema, context);
  if (view.loss !== undefined) notes.add('changed', `answer: ${view.loss}`);
  const field = wholeField(view, context, notes);
  if (field) return field;
  const fields = fieldsOf(view, { context, notes, max: maxFields, depth: maxDepth, path: [] });
  if (Object.keys(fields).length > 0) return fields;
  notes.add('changed', 'the answer names no fields; it is handed on as JSON text, cut to size');
  return { json: { type: 'json', description: 'The answer as JSON', required: true, from: [] } };
}

/** An answer that is no object gets a name. */
function wholeField(view: SchemaView, context: SchemaContext, notes: Notes): Record<string, OutputField> | undefined {
  if (isPrimitiveType(view.type)) {
    const value = { type: view.type, description: describe(view, ['answer']), required: true, from: [] };
    return { value };
  }
  const items = view.type === 'array' ? listItems(view, { context, notes, path: ['items'] }) : undefined;
  if (items === undefined) return undefined;
  return { items: { type: 'list', description: describe(view, ['items']), required: true, from: [], items } };
}

interface Level {
  readonly context: SchemaContext;
  readonly notes: Notes;
  readonly path: readonly string[];
}

function listItems(view: SchemaView, level: Level): OutputField['items'] | undefined {
  const item = viewSchema(view.items, level.context);
  if (isPrimitiveType(item.type)) return item.type;
  if (item.type !== 'object') return undefined;
  const fields = fieldsOf(item, { ...level, max: maxItemFields, depth: 2 });
  return Object.keys(fields).length > 0 ? fields : undefined;
}

function fieldsOf(view: SchemaView, level: Level & { max: number; depth: number }): Record<string, OutputField> {
  const leaves = leavesOf(view, { ...level, required: true, keys: [] });
  const useful = leaves.filter((leaf) => leaf.rank < uselessRank);
  const candidates = useful.length >= 5 ? useful : leaves;
  const best = new Set(candidates.toSorted((one, other) => one.rank - other.rank).slice(0, level.max));
  if (best.size < leaves.length)
    level.notes.add(
      'field-left-out',
      `${leaves.length - best.size} less useful fields of the answer`,
      place(level.path),
    );
  const named = new Map<string, OutputField>();
  for (const leaf of leaves) if (best.has(leaf)) named.set(freeName(camelName(leaf.path), named), leaf.field);
  return Object.fromEntries(named);
}

function leavesOf(
  view: SchemaView,
  level: Level & { depth: number; required: boolean; keys: readonly string[] },
): Leaf[] {
  const { context, notes } = level;
  return [...view.properties].slice(0, 300).flatMap(([name, raw]): Leaf[] => {
    const path = [...level.keys, name];
    const label = place([...level.path, ...path]);
    const property = viewSchema(raw, context);
    const required = level.required && view.required.has(name) && !property.nullable;
    const leaf = (part: Pick<OutputField, 'type' | 'items'>): Leaf[] => {
      const field = { ...part, description: describe(property, path), ...(required && { required }), from: path };
      return [{ path, field, rank: rank(path, { required, deprecated: property.deprecated }) }];
    };
    if (property.writeOnly) return [];
    if (isPrimitiveType(property.type)) return leaf({ type: property.type });
    if (property.type === 'object' && property.properties.size > 0 && path.length < level.depth)
      return leavesOf(property, { ...level, required, keys: path });
    // A list within a list of objects is more than a model can follow, unless its items are plain.
    const isNested = level.path.length > 0;
    const items =
      property.type === 'array' ? itemsOf(property, { ...level, path: [...level.path, ...path] }, isNested) : undefined;
    if (items !== undefined) return leaf({ type: 'list', items });
    notes.add('field-left-out', whyNot(property), `answer.${label}`);
    return [];
  });
}

function itemsOf(view: SchemaView, level: Level, onlyPlain: boolean): OutputField['items'] | undefined {
  if (!onlyPlain) return listItems(view, level);
  const item = viewSchema(view.items, level.context);
  return isPrimitiveType(item.type) ? item.type : undefined;
}

const whyNot = ({ type, properties }: SchemaView): string =>
  type === 'array'
    ? 'a list of something else than values or flat objects'
    : type === 'object' && properties.size > 0
      ? 'it is nested too deeply'
      : 'it names no fields';

const place = (path: readonly string[]): string => path.join('.') || 'answer';

const telling = new Set([
  'id',
  'name',
  'title',
  'url',
  'text',
  'description',
  'summary',
  'status',
  'state',
  'type',
  'date',
  'login',
  'html_url',
]);

function rank(path: readonly string[], { required, deprecated }: { required: boolean; deprecated: boolean }): number {
  const name = (path.at(-1) ?? '').toLowerCase();
  const isLink = /(?:^|_)(?:urls?|href|links?)$|Url$/.test(path.at(-1) ?? '') && name !== 'url' && name !== 'html_url';
  const isTechnical = /^(?:node_?id|gravatar_?id|etag|_.*|object|livemode)$/.test(name);
  return (
    path.length * 2 -
    (telling.has(name) ? 2 : 0) -
    (required ? 1 : 0) +
    (isLink || isTechnical ? uselessRank : 0) +
    (deprecated ? 4 : 0)
  );
}

function describe(view: SchemaView, path: readonly string[]): string {
  const text = sentence(shortText(view.description, maxDescription) || fieldWords(path));
  const values = view.values?.slice(0, 8).map(String).join(', ');
  return values === undefined || values.length > 120
    ? text
    : `${text} One of: ${values}${(view.values?.length ?? 0) > 8 ? '…' : ''}.`;
}
