import type { Notes } from './import-note.ts';
import type { Primitive, SchemaContext, SchemaView } from './schema-view.ts';
import type { FlatSchema, InputField, Place } from './skill-sheet.ts';
import { fieldWords, listSchema, primitiveSchema } from './describe-field.ts';
import { camelName, freeName, tellingName } from './field-name.ts';
import { viewSchema } from './schema-view.ts';

/** A parameter or a body, before it is flattened. */
export interface InputPart {
  /** In the source's words, for notes. */
  readonly label: string;
  /** What the model's name for it is made of. */
  readonly words: readonly string[];
  readonly schema: unknown;
  readonly description?: string | undefined;
  /** What a name such as `id` or `body` is the id or the body of. */
  readonly subject?: string;
  readonly required: boolean;
  /** Where a value below it goes, by its keys; undefined where nothing can be nested. */
  place(path: readonly string[]): Place | undefined;
}

export interface FlatInput {
  readonly input: Readonly<Record<string, InputField>>;
  readonly fixed: readonly { readonly to: Place; readonly value: Primitive }[];
  /** What is asked for and cannot be said: no call could succeed. */
  readonly impossible: readonly string[];
}

/** Nested objects further down than this are left out. */
const maxDepth = 4;
/** More parameters than this nobody fills in well. Required ones are never too many. */
export const maxParameters = 8;

interface Leaf extends InputField {
  readonly words: readonly string[];
  readonly subject: string;
  readonly label: string;
}

/** Turns parameters and bodies into one flat list of primitives and lists of them, with unique names in a stable order. */
export function flatInput(
  parts: readonly InputPart[],
  { context, notes, max = maxParameters }: { context: SchemaContext; notes: Notes; max?: number | undefined },
): FlatInput {
  const leaves: Leaf[] = [];
  const fixed: { to: Place; value: Primitive }[] = [];
  const impossible: string[] = [];

  const leaveOut = (label: string, reason: string, required: boolean) => {
    notes.add('field-left-out', reason, label);
    if (required) impossible.push(`${label}: ${reason}`);
  };
  const visit = (part: InputPart, path: readonly string[], raw: unknown, required: boolean, needed?: string): void => {
    const label = [part.label, ...path].join('.');
    const words = [...part.words, ...path];
    const view = withText(viewSchema(raw, context), path.length === 0 ? part.description : undefined);
    if (view.loss !== undefined) notes.add('changed', view.loss, label);
    // Parameters are never read-only, whatever a schema that they share with an answer says.
    if (view.readOnly && path.length > 0) {
      notes.add('field-left-out', 'only the service writes it', label);
      return;
    }
    const to = part.place(path);
    const schema = to && flatSchema(view, words, context);
    const [only] = view.values ?? [];
    if (to && schema && required && only !== undefined && view.values?.length === 1) fixed.push({ to, value: only });
    else if (to && schema)
      leaves.push({ words, subject: part.subject ?? '', label, schema: withNeed(schema, needed), required, to });
    else if (view.type !== 'object' || view.properties.size === 0) leaveOut(label, whyNot(view, to), required);
    else if (path.length >= maxDepth) leaveOut(label, 'it is nested too deeply', required);
    else visitProperties(part, { path, view, required });
  };
  const visitProperties = (part: InputPart, at: { path: readonly string[]; view: SchemaView; required: boolean }) => {
    for (const [name, property] of [...at.view.properties].slice(0, 300)) {
      const isRequired = at.view.required.has(name);
      const needed = isRequired && !at.required && at.path.length > 0 ? fieldWords(at.path) : undefined;
      visit(part, [...at.path, name], property, isRequired && at.required, needed);
    }
  };
  for (const part of parts) {
    const before = leaves.length + fixed.length + impossible.length;
    visit(part, [], part.schema, part.required);
    const isEmpty = leaves.length + fixed.length + impossible.length === before;
    // A body without fields is still one; a parameter without a value is none.
    if (isEmpty && part.required && part.place([])?.in !== 'body' && part.label !== 'body')
      impossible.push(`${part.label}: none of its fields can be sent`);
  }
  return { input: nameLeaves(limit(leaves, max, notes)), fixed, impossible };
}

const withText = (view: SchemaView, description: string | undefined): SchemaView =>
  description === undefined || description === '' ? view : { ...view, description };

const withNeed = (schema: FlatSchema, needed: string | undefined): FlatSchema =>
  needed === undefined
    ? schema
    : { ...schema, description: `${schema.description ?? ''} Needed with other fields of "${needed}".` };

/** The schema of a primitive, or of a list of primitives; undefined for anything else. */
export function flatSchema(view: SchemaView, words: readonly string[], context: SchemaContext): FlatSchema | undefined {
  const fallback = fieldWords(words);
  if (view.keywords['format'] === 'binary' || typeof view.keywords['contentEncoding'] === 'string') return undefined;
  if (view.type !== 'array') return primitiveSchema(view, fallback);
  const items = primitiveSchema(viewSchema(view.items, context), fallback);
  return items && listSchema(view, items, fallback);
}

function whyNot(view: SchemaView, to: Place | undefined): string {
  if (view.type === 'array') return 'a list of something else than texts, numbers or booleans';
  if (view.type === 'object') return to ? 'an object without named fields' : 'an object where no object can be sent';
  return view.type === 'unknown' ? 'it does not say what it is' : 'no text, number or boolean that a model could write';
}

function limit(leaves: readonly Leaf[], max: number, notes: Notes): readonly Leaf[] {
  if (leaves.length <= max) return leaves;
  const optional = leaves.filter(({ required }) => !required);
  const room = Math.max(0, max - (leaves.length - optional.length));
  // Shallow ones first, in the order of the document: what is deep is seldom asked for.
  const kept = new Set(optional.toSorted((one, other) => one.words.length - other.words.length).slice(0, room));
  for (const leaf of optional)
    if (!kept.has(leaf)) notes.add('field-left-out', `more than ${max} parameters`, leaf.label);
  return leaves.filter((leaf) => leaf.required || kept.has(leaf));
}

/** The shortest name first: what stands in the address keeps its own name, a clash in the body gets `body` in front. */
function nameLeaves(leaves: readonly Leaf[]): Record<string, InputField> {
  const taken = new Map<string, InputField>();
  for (const { words, subject, schema, required, to } of leaves) {
    const plain = tellingName(words, subject);
    const name = taken.has(plain) ? freeName(camelName([to.in, ...words]), taken) : plain;
    taken.set(name, { schema, ...(required && { required }), to });
  }
  return Object.fromEntries(taken);
}
