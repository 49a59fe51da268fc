import type { Skill } from '@trellis/core';
import type { ImportNote, Notes } from '../import/import-note.ts';
import type { SheetOverride } from '../import/overrides.ts';
import type { SkillSheet } from '../import/skill-sheet.ts';
import type { DocumentView } from './document-view.ts';
import type { Operation } from './operations.ts';
import type { DocumentedService } from './services.ts';
import { freeName } from '../import/field-name.ts';
import { flatInput } from '../import/flat-input.ts';
import { createNotes } from '../import/import-note.ts';
import { overrideSheet } from '../import/overrides.ts';
import { skillOfSheet } from '../import/skill-of-sheet.ts';
import { parsePathTemplate } from '../path-template.ts';
import { createDocumentView, TooManySchemas } from './document-view.ts';
import { describeOperation } from './describe-operation.ts';
import { maxOperations, operationsOf } from './operations.ts';
import { readParameters } from './parameters.ts';
import { readDocument } from './read-document.ts';
import { readBody } from './request-body.ts';
import { readAnswer } from './responses.ts';
import { noteCredentials } from './security.ts';
import { createServices } from './services.ts';

export interface ImportOpenApiOptions {
  /** The name by which the host configures the service; made of the document's title when absent. */
  readonly service?: string;
  /** Chooses operations; all of them when absent. Names do not change with the choice. */
  readonly only?: (
    operation: Pick<Operation, 'key' | 'operationId' | 'name' | 'method' | 'path' | 'tags' | 'deprecated'>,
  ) => boolean;
  /** Optional parameters beyond so many are left out, the deepest first; 8 when absent. */
  readonly maxParameters?: number;
  /** By operation id, by `GET /path`, or by the name that the import gave the skill. */
  readonly overrides?: Readonly<Record<string, SheetOverride>>;
}

/** What became of a document. */
export interface OpenApiImport {
  readonly skills: readonly Skill[];
  /** The same skills as data, in the same order: to be kept in a file. */
  readonly sheets: readonly SkillSheet[];
  /** What was left out or changed, and why. */
  readonly notes: readonly ImportNote[];
  readonly services: readonly DocumentedService[];
}

/**
 * Makes a skill of every operation of an OpenAPI 3.0 or 3.1 document, given as text (JSON or YAML) or parsed. An operation that cannot be one is
 * a note; throws `SkillImportError` only for a document that is none. GET is read, everything else a write, unless an override says so.
 */
export function importOpenApi(source: unknown, options: ImportOpenApiOptions = {}): OpenApiImport {
  const document = createDocumentView(readDocument(source));
  const services = createServices(document, options.service);
  const notes: ImportNote[] = [];
  const sheets = new Map<string, SkillSheet>();
  const ofDocument = createNotes('', notes);
  const { overrides = {}, only = () => true, maxParameters: max } = options;
  const unused = new Set(Object.keys(overrides));
  const operations = operationsOf(document, ofDocument);
  if (operations.length === maxOperations)
    ofDocument.add('document', `only the first ${maxOperations} operations are read`);
  for (const operation of operations) {
    const keys = [operation.operationId, operation.key, operation.name].filter((key) => key !== undefined);
    const found = keys.find((key) => Object.hasOwn(overrides, key));
    if (found !== undefined) unused.delete(found);
    const override = found === undefined ? {} : (overrides[found] ?? {});
    if (override.skip || !only(operation)) continue;
    const own = createNotes(operation.key, notes);
    const sheet = readOperation(operation, { document, service: () => services.of(operation).name, notes: own, max });
    if (!sheet) continue;
    const final = overrideSheet(sheet, override, own);
    const name = freeName(final.name, sheets, '-');
    if (name !== final.name) own.add('changed', `there is a skill "${final.name}" already; this one is "${name}"`);
    sheets.set(name, { ...final, name });
  }
  for (const key of unused)
    ofDocument.add('document', 'an override names an operation that there is not', key.slice(0, 100));
  const all = [...sheets.values()];
  return { skills: all.map(skillOfSheet), sheets: all, notes, services: services.all() };
}

interface Tools {
  readonly document: DocumentView;
  readonly service: () => string;
  readonly notes: Notes;
  readonly max: number | undefined;
}

/** One operation as a sheet; undefined, with a note, when no call of it could succeed. */
function readOperation(operation: Operation, tools: Tools): SkillSheet | undefined {
  const { notes } = tools;
  try {
    const sheet = sheetOf(operation, tools);
    if (typeof sheet !== 'string') return sheet;
    notes.add('left-out', sheet);
  } catch (error) {
    notes.add(
      'left-out',
      error instanceof TooManySchemas ? 'its schemas are too many to read' : 'it could not be read',
    );
  }
  return undefined;
}

/** The sheet, or why there is none. */
function sheetOf(operation: Operation, { document, service, notes, max }: Tools): SkillSheet | string {
  const { method } = operation;
  if (method === 'HEAD' || method === 'OPTIONS' || method === 'TRACE')
    return `${method} answers nothing that a model could use`;
  const context = document.schemaContext();
  const parameters = readParameters(operation, document, notes);
  const { body, ...readingBody } = readBody(operation, document, notes);
  const flat = flatInput([...parameters.parts, ...readingBody.parts], { context, notes, max });
  const [impossible] = [...parameters.impossible, ...readingBody.impossible, ...flat.impossible];
  if (impossible !== undefined) return `it needs ${impossible}`;
  try {
    parsePathTemplate(parameters.path);
  } catch (error) {
    return (error as Error).message;
  }
  const answer = readAnswer(operation, { document, context, notes });
  if ('impossible' in answer) return answer.impossible;
  noteCredentials(operation, document, notes);
  return {
    name: operation.name,
    version: '1.0.0',
    ...describeOperation(operation, answer.output),
    effect: method === 'GET' ? 'read' : 'write',
    ...(operation.deprecated && { deprecated: true }),
    source: { kind: 'http', service: service(), method, path: parameters.path, ...(body && { body }) },
    input: flat.input,
    ...(flat.fixed.length > 0 && { fixed: flat.fixed }),
    output: answer.output,
  };
}
