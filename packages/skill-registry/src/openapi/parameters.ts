import type { InputPart } from '../import/flat-input.ts';
import type { Notes } from '../import/import-note.ts';
import type { JsonObject } from '../import/json-object.ts';
import type { Place } from '../import/skill-sheet.ts';
import type { DocumentView } from './document-view.ts';
import type { Operation } from './operations.ts';
import { camelName, freeName, subjectOf } from '../import/field-name.ts';
import { entriesOf, isObject, listOf, member, textOf } from '../import/json-object.ts';

export interface ReadParameters {
  readonly parts: readonly InputPart[];
  /** With names that a skill's path can have. */
  readonly path: string;
  readonly impossible: readonly string[];
}

const order = ['path', 'query', 'header'] as const;
type Where = (typeof order)[number];

/** Never filled in by a model: they say who asks, where from, or how the connection works. */
const unsafeHeader =
  /^(?:accept|content-.*|authorization|cookie2?|host|origin|referer|connection|keep-alive|te|trailer|transfer-encoding|upgrade|via|forwarded|expect|date|range|user-agent|proxy-.*|sec-.*|x-forwarded-.*|x-real-ip|x-http-method.*|.*(?:auth|token|secret|signature|session|password|credential|api-?key|idempotency).*)$/i;

/** The parameters of an operation and of its path, ready to be made flat. */
export function readParameters(operation: Operation, document: DocumentView, notes: Notes): ReadParameters {
  const impossible: string[] = [];
  const { path, rename } = safePath(operation.path);
  const parts: { where: Where; part: InputPart }[] = [];
  for (const parameter of allParameters(operation, document, notes)) {
    const name = textOf(member(parameter, 'name')) ?? '';
    const where = textOf(member(parameter, 'in')) ?? '';
    const required = member(parameter, 'required') === true || where === 'path';
    const problem = whyNot(name, where, parameter, rename);
    if (problem === undefined) {
      const place = placeOf(parameter, { where: where as Where, name, rename });
      const schema = member(parameter, 'schema') ?? member(contentOf(parameter), 'schema');
      const description = textOf(member(parameter, 'description'));
      parts.push({
        where: where as Where,
        part: {
          label: name,
          words: [name],
          subject: subjectAt(operation.path, where === 'path' ? name : undefined),
          schema: withFlags(schema, parameter),
          description,
          required,
          place,
        },
      });
    } else if (problem !== '') {
      notes.add('field-left-out', problem, name);
      if (required) impossible.push(`${name}: ${problem}`);
    }
  }
  for (const [name, safe] of rename) {
    if (parts.some(({ where, part }) => where === 'path' && part.label === name)) continue;
    if (impossible.some((reason) => reason.startsWith(`${name}: `))) continue;
    notes.add('changed', 'the path names it, but nothing declares it; it is taken for a text', name);
    const place = (below: readonly string[]): Place | undefined =>
      below.length === 0 ? { in: 'path', name: safe } : undefined;
    parts.push({
      where: 'path',
      part: {
        label: name,
        words: [name],
        subject: subjectAt(operation.path, name),
        schema: { type: 'string' },
        required: true,
        place,
      },
    });
  }
  const sorted = order.flatMap((wanted) => parts.filter(({ where }) => where === wanted).map(({ part }) => part));
  return { parts: sorted, path, impossible };
}

/** What a parameter is of: what stands before it in the path, or what the whole path is about. */
const subjectAt = (path: string, name?: string): string =>
  subjectOf(name === undefined ? path : (path.split(`{${name}}`, 1)[0] ?? path));

export const nowhere = 'a reference that leads nowhere, or out of the document';

export const refOf = (value: unknown): string => (textOf(member(value, '$ref')) ?? 'parameter').slice(0, 100);

/** What the operation says about a parameter replaces what its path says. */
function allParameters(operation: Operation, document: DocumentView, notes: Notes): readonly JsonObject[] {
  const byKey = new Map<string, JsonObject>();
  for (const source of [operation.shared, operation.value])
    for (const raw of listOf(member(source, 'parameters')).slice(0, 500)) {
      const parameter = document.follow(raw);
      if (!isObject(parameter)) notes.add('field-left-out', nowhere, refOf(raw));
      else byKey.set(`${String(member(parameter, 'in'))} ${String(member(parameter, 'name'))}`, parameter);
    }
  return [...byKey.values()];
}

/** Why a parameter cannot be sent; empty for one that needs no mention. */
function whyNot(
  name: string,
  where: string,
  parameter: JsonObject,
  rename: ReadonlyMap<string, string>,
): string | undefined {
  if (name === '' || name.length > 200) return 'it has no name';
  if (where === 'cookie') return 'cookies are never sent';
  if (where === 'header') {
    // The specification says that these three are ignored.
    if (/^(?:accept|content-type|authorization)$/i.test(name)) return '';
    if (unsafeHeader.test(name) || !/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name)) return 'a header that no model may set';
  } else if (where === 'path') {
    const style = textOf(member(parameter, 'style')) ?? 'simple';
    if (!rename.has(name)) return 'the path does not have it';
    if (style !== 'simple') return `path style "${style.slice(0, 20)}" cannot be sent`;
  } else if (where !== 'query') return 'it does not say where it goes';
  return undefined;
}

const withFlags = (schema: unknown, parameter: JsonObject): unknown =>
  member(parameter, 'deprecated') === true ? { allOf: [schema ?? {}], deprecated: true } : schema;

const contentOf = (parameter: JsonObject): unknown => entriesOf(member(parameter, 'content'))[0]?.[1];

const separators: Readonly<Record<string, string>> = { form: ',', spaceDelimited: ' ', pipeDelimited: '|' };

function placeOf(
  parameter: JsonObject,
  { where, name, rename }: { where: Where; name: string; rename: ReadonlyMap<string, string> },
): InputPart['place'] {
  const sentAs = where === 'path' ? (rename.get(name) ?? name) : name;
  if (member(parameter, 'schema') === undefined && contentOf(parameter) !== undefined)
    return (json) => ({ in: where, name: sentAs, json });
  const style = textOf(member(parameter, 'style')) ?? (where === 'query' ? 'form' : 'simple');
  const explode = member(parameter, 'explode') ?? style === 'form';
  if (where !== 'query') return (below) => (below.length === 0 ? { in: where, name: sentAs } : undefined);
  return (below) => {
    // In a list of `deepObject` each item is one more of the same.
    if (style === 'deepObject') return { in: 'query', name: name + below.map((key) => `[${key}]`).join('') };
    if (below.length > 1) return undefined;
    // An exploded object is parameters with the names of its properties.
    const [key] = below;
    if (key !== undefined) return explode === true ? { in: 'query', name: key } : undefined;
    const join = explode === true ? undefined : (separators[style] ?? ',');
    return { in: 'query', name, ...(join !== undefined && { join }) };
  };
}

/** A path whose names are words; documents also have `{job.id}` and `{owner:name}`. */
function safePath(path: string): { path: string; rename: ReadonlyMap<string, string> } {
  const rename = new Map<string, string>();
  const taken = new Set<string>();
  const renamed = path.replace(/\{([^{}]{1,200})\}/g, (_match, name: string) => {
    const safe = /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name) ? name : camelName([name]);
    const known = rename.get(name) ?? freeName(safe, taken);
    rename.set(name, known);
    taken.add(known);
    return `{${known}}`;
  });
  return { path: renamed, rename };
}
