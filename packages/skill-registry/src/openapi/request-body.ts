import { subjectOf } from '../import/field-name.ts';
import type { InputPart } from '../import/flat-input.ts';
import type { Notes } from '../import/import-note.ts';
import type { Place, SheetSource } from '../import/skill-sheet.ts';
import type { DocumentView } from './document-view.ts';
import type { Operation } from './operations.ts';
import { entriesOf, isObject, member } from '../import/json-object.ts';
import { nowhere } from './parameters.ts';

export interface ReadBody {
  readonly parts: readonly InputPart[];
  readonly body?: Extract<SheetSource, { kind: 'http' }>['body'];
  readonly impossible: readonly string[];
}

const isJson = (type: string) => /^application\/(?:[\w.+-]+\+)?json(?:\s*;|$)/i.test(type) || type === '*/*';
const isForm = (type: string) => /^application\/x-www-form-urlencoded(?:\s*;|$)/i.test(type);

/** The body of an operation as one more part of its input. */
export function readBody(operation: Operation, document: DocumentView, notes: Notes): ReadBody {
  const given = member(operation.value, 'requestBody');
  const requestBody = document.follow(given);
  if (!isObject(requestBody)) {
    if (given !== undefined) notes.add('field-left-out', nowhere, 'body');
    return { parts: [], impossible: [] };
  }
  const required = member(requestBody, 'required') === true;
  const contents = entriesOf(member(requestBody, 'content'));
  const chosen =
    contents.find(([type]) => /^application\/json/i.test(type)) ??
    contents.find(([type]) => isJson(type)) ??
    contents.find(([type]) => isForm(type));
  const leaveOut = (reason: string): ReadBody => {
    notes.add('field-left-out', reason, 'body');
    return { parts: [], impossible: required ? [`body: ${reason}`] : [] };
  };
  if (!chosen)
    return contents.length === 0
      ? { parts: [], impossible: [] }
      : leaveOut(`only ${typeNames(contents)}, not JSON or a form`);
  if (operation.method === 'GET') return leaveOut('a GET request cannot have a body');
  const [type, content] = chosen;
  const as = isForm(type) ? 'form' : 'json';
  if (as === 'json' && !/^(?:application\/json|\*)/i.test(type))
    notes.add('changed', `sent as application/json, not ${type.slice(0, 80)}`, 'body');
  const place = (path: readonly string[]): Place | undefined =>
    as === 'form' && path.length === 0 ? undefined : { in: 'body', path };
  const subject = subjectOf(operation.path);
  const part = { label: 'body', words: [], subject, schema: member(content, 'schema'), required, place };
  return { parts: [part], body: { as, ...(required && { required }) }, impossible: [] };
}

export const typeNames = (contents: readonly [string, unknown][]): string =>
  contents
    .slice(0, 3)
    .map(([type]) => type.slice(0, 60))
    .join(', ');
