import type { Skill } from '@trellis/core';
import type { ImportNote, Notes } from '../import/import-note.ts';
import type { SheetOverride } from '../import/overrides.ts';
import type { OutputField, SkillSheet } from '../import/skill-sheet.ts';
import type { McpTool } from './mcp-connection.ts';
import { freeName, kebabName } from '../import/field-name.ts';
import { flatInput } from '../import/flat-input.ts';
import { flatOutput } from '../import/flat-output.ts';
import { createNotes } from '../import/import-note.ts';
import { isObject } from '../import/json-object.ts';
import { overrideSheet } from '../import/overrides.ts';
import { sentence, shortText } from '../import/short-text.ts';
import { skillOfSheet } from '../import/skill-of-sheet.ts';
import { createDocumentView, TooManySchemas } from '../openapi/document-view.ts';

export interface ImportToolsOptions {
  /** In front of every name: two servers may have a tool of the same name. */
  readonly prefix?: string;
  /** Optional parameters beyond so many are left out, the deepest first; 8 when absent. */
  readonly maxParameters?: number;
  readonly only?: (tool: { readonly name: string }) => boolean;
  /** By the tool's name, or by the name that the import gave the skill. */
  readonly overrides?: Readonly<Record<string, SheetOverride>>;
}

export interface McpImport {
  readonly skills: readonly Skill[];
  readonly sheets: readonly SkillSheet[];
  readonly notes: readonly ImportNote[];
}

const maxTools = 1_000;

/** Makes a skill of every tool. A tool that cannot be one is a note. Only what says that it changes nothing is read. */
export function importTools(server: string, tools: readonly McpTool[], options: ImportToolsOptions = {}): McpImport {
  const notes: ImportNote[] = [];
  const sheets = new Map<string, SkillSheet>();
  const { overrides = {}, only = () => true, prefix = '', maxParameters: max } = options;
  if (tools.length > maxTools) createNotes('', notes).add('document', `only the first ${maxTools} tools are read`);
  for (const tool of tools.slice(0, maxTools)) {
    const name = freeName(kebabName(`${prefix} ${tool.name}`) || 'tool', sheets, '-');
    const key = [tool.name, name].find((one) => Object.hasOwn(overrides, one));
    const override = key === undefined ? {} : (overrides[key] ?? {});
    if (override.skip || !only(tool)) continue;
    const own = createNotes(tool.name, notes);
    const sheet = readTool(tool, { server, name, notes: own, max });
    if (!sheet) continue;
    const final = overrideSheet(sheet, override, own);
    const free = freeName(final.name, sheets, '-');
    sheets.set(free, { ...final, name: free });
  }
  const all = [...sheets.values()];
  return { skills: all.map(skillOfSheet), sheets: all, notes };
}

interface Tools {
  readonly server: string;
  readonly name: string;
  readonly notes: Notes;
  readonly max: number | undefined;
}

function readTool(tool: McpTool, tools: Tools): SkillSheet | undefined {
  try {
    const sheet = sheetOf(tool, tools);
    if (typeof sheet !== 'string') return sheet;
    tools.notes.add('left-out', sheet);
  } catch (error) {
    const isTooMuch = error instanceof TooManySchemas;
    tools.notes.add('left-out', isTooMuch ? 'its schemas are too many to read' : 'it could not be read');
  }
  return undefined;
}

function sheetOf(tool: McpTool, { server, name, notes, max }: Tools): SkillSheet | string {
  const schema = isObject(tool.inputSchema) ? tool.inputSchema : {};
  const body = {
    label: 'input',
    words: [],
    schema: Object.hasOwn(schema, 'properties') ? schema : { ...schema, properties: {} },
    required: true,
    place: (path: readonly string[]) => (path.length === 0 ? undefined : ({ in: 'body', path } as const)),
  };
  const hasFields = Object.keys((schema as { properties?: object }).properties ?? {}).length > 0;
  const flat = flatInput(hasFields ? [body] : [], {
    context: createDocumentView(schema).schemaContext(),
    notes,
    max,
  });
  const [impossible] = flat.impossible;
  if (impossible !== undefined) return `it needs ${impossible}`;
  const title = shortText(tool.title ?? tool.annotations?.title, 80) || name.replaceAll('-', ' ');
  const isRead = tool.annotations?.readOnlyHint === true && tool.annotations.destructiveHint !== true;
  return {
    name,
    version: '1.0.0',
    description: sentence(shortText(tool.description, 300) || title),
    useWhen: `The question is about: ${title}.`,
    effect: isRead ? 'read' : 'write',
    source: { kind: 'mcp', server, tool: tool.name },
    input: flat.input,
    ...(flat.fixed.length > 0 && { fixed: flat.fixed }),
    output: outputOf(tool, notes),
  };
}

/** Fields stand in the structured part of an answer; a tool that promises none answers with text. */
function outputOf({ outputSchema }: McpTool, notes: Notes): Record<string, OutputField> {
  if (!isObject(outputSchema))
    return { text: { type: 'string', description: 'What the tool answered', required: true, from: ['text'] } };
  const fields = flatOutput(outputSchema, createDocumentView(outputSchema).schemaContext(), notes);
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, { ...field, from: ['structured', ...field.from] }]),
  );
}
