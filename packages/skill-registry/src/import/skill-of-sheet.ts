import type { RpcRequest, Skill, SkillTransport } from '@trellis/core';
import type { TObject, TSchema } from 'typebox';
import { Type } from 'typebox';
import type { OutputField, SkillSheet } from './skill-sheet.ts';
import { sheetOutput } from './sheet-output.ts';
import { sheetRequest } from './sheet-request.ts';

/** The skill that a sheet describes. Its schemas are made from the fields, its mappings from their places. */
export function skillOfSheet(sheet: SkillSheet): Skill {
  const { name, version, description, useWhen, effect, deprecated, metadata } = sheet;
  return {
    ...(deprecated && { deprecation: { since: version } }),
    ...metadata,
    name,
    version,
    description,
    useWhen,
    effect,
    inputSchema: inputSchema(sheet),
    outputSchema: outputSchema(sheet),
    transport: transportOf(sheet),
    toRequest: (input) => sheetRequest(sheet, input) as RpcRequest,
    fromResponse: (answer) => sheetOutput(sheet, answer),
  };
}

function transportOf({ source, output }: SkillSheet): SkillTransport {
  if (source.kind === 'mcp') return source;
  const { service, method, path } = source;
  return { kind: 'http', service, method, path, responseSchema: answerSchema(Object.values(output)) };
}

/** Documents promise more than services keep. What the mapping needs is asked for here; the skill's own schema asks for the rest. */
function answerSchema(fields: readonly OutputField[]): TSchema {
  if (fields.length === 0 || fields.some(({ type, from }) => type === 'json' && from.length === 0))
    return Type.Unknown();
  const [first] = fields;
  if (first?.from.length === 0) return first.type === 'list' ? Type.Array(Type.Unknown()) : Type.Unknown();
  return Type.Unsafe({ type: 'object' });
}

function inputSchema({ input }: SkillSheet): TObject {
  const fields = Object.entries(input);
  return Type.Unsafe({
    type: 'object',
    properties: Object.fromEntries(fields.map(([name, { schema }]) => [name, schema])),
    required: fields.flatMap(([name, { required }]) => (required ? [name] : [])),
    additionalProperties: false,
  }) as unknown as TObject;
}

function outputSchema({ output }: SkillSheet): TSchema {
  const fields = Object.entries(output);
  if (fields.length > 0) return Type.Unsafe(objectSchema(fields));
  return Type.Object({ done: Type.Boolean({ description: 'The service has done it; it answers nothing else' }) });
}

function objectSchema(fields: readonly [string, OutputField][]): object {
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(([name, field]) => [name, fieldSchema(field)])),
    required: fields.flatMap(([name, { required }]) => (required ? [name] : [])),
  };
}

function fieldSchema({ type, description, items = 'string' }: OutputField): object {
  if (type === 'json') return { type: 'string', description };
  if (type !== 'list') return { type, description };
  const item = typeof items === 'string' ? { type: items } : objectSchema(Object.entries(items));
  return { type: 'array', description, items: item };
}
