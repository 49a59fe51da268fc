import type { Skill } from '@trellis/core';
import { Type } from 'typebox';
import type { SkillSheet } from './skill-sheet.ts';
import { parsePathTemplate } from '../path-template.ts';
import { schemaCheck } from '../check-schema.ts';
import { primitiveTypes } from './schema-view.ts';
import { skillOfSheet } from './skill-of-sheet.ts';
import { SkillImportError } from './skill-import-error.ts';

/** What an import leaves in a file: skills as data, to be reviewed and edited by hand. */
export interface SkillFile {
  readonly format: 'trellis-skills/1';
  readonly skills: readonly SkillSheet[];
}

const text = (maxLength: number) => Type.String({ maxLength });
const key = Type.String({ minLength: 1, maxLength: 300, not: { const: '__proto__' } });
const path = Type.Array(key, { maxItems: 12 });
const primitive = Type.Union([Type.String(), Type.Number(), Type.Boolean()]);
const place = Type.Union([
  Type.Object({ in: Type.Literal('body'), path }, { additionalProperties: false }),
  Type.Object(
    {
      in: Type.Union([Type.Literal('path'), Type.Literal('query'), Type.Literal('header')]),
      name: key,
      join: Type.Optional(text(1)),
      json: Type.Optional(path),
    },
    { additionalProperties: false },
  ),
]);
const typeName = (...more: string[]) => Type.Union([...primitiveTypes, ...more].map((name) => Type.Literal(name)));
const fields = (field: object) => ({
  type: 'object',
  propertyNames: { pattern: '^[A-Za-z][A-Za-z0-9_-]{0,99}$' },
  additionalProperties: field,
  maxProperties: 200,
});
const leaf = {
  type: typeName('list', 'json'),
  description: text(2000),
  required: Type.Optional(Type.Boolean()),
  from: path,
};
const flatOutput = Type.Object({ ...leaf, items: Type.Optional(typeName()) }, { additionalProperties: false });
const output = Type.Object(
  { ...leaf, items: Type.Optional(Type.Union([typeName(), Type.Unsafe(fields(flatOutput))])) },
  { additionalProperties: false },
);
const input = Type.Object(
  { schema: Type.Object({ type: typeName('array') }), required: Type.Optional(Type.Boolean()), to: place },
  { additionalProperties: false },
);
const http = Type.Object({
  kind: Type.Literal('http'),
  service: text(64),
  method: Type.Union(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => Type.Literal(method))),
  path: text(2000),
  body: Type.Optional(
    Type.Object({
      as: Type.Union([Type.Literal('json'), Type.Literal('form')]),
      required: Type.Optional(Type.Boolean()),
    }),
  ),
});
const texts = Type.Optional(Type.Array(text(200), { maxItems: 100 }));
const metadata = Type.Object(
  {
    owner: Type.Optional(text(200)),
    cost: Type.Optional(Type.Union(['free', 'metered', 'expensive'].map((word) => Type.Literal(word)))),
    latency: Type.Optional(Type.Union(['fast', 'normal', 'slow'].map((word) => Type.Literal(word)))),
    deprecation: Type.Optional(Type.Object({ since: text(100), use: Type.Optional(text(100)) })),
    scopes: texts,
    surfaces: texts,
    locales: texts,
    limits: Type.Optional(Type.Unsafe({ type: 'object', additionalProperties: { type: 'integer', minimum: 1 } })),
    cache: Type.Optional(
      Type.Object({
        ttlMs: Type.Number({ minimum: 0 }),
        scope: Type.Union(['member', 'tenant', 'everyone'].map((word) => Type.Literal(word))),
      }),
    ),
    idempotent: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
const sheet = Type.Object(
  {
    name: Type.String({ pattern: '^[a-z][a-z0-9-]{0,63}$' }),
    version: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+' }),
    description: text(4000),
    useWhen: text(4000),
    effect: Type.Union([Type.Literal('read'), Type.Literal('write')]),
    deprecated: Type.Optional(Type.Boolean()),
    metadata: Type.Optional(metadata),
    source: Type.Union([http, Type.Object({ kind: Type.Literal('mcp'), server: text(64), tool: text(300) })]),
    input: Type.Unsafe(fields(input)),
    fixed: Type.Optional(Type.Array(Type.Object({ to: place, value: primitive }), { maxItems: 100 })),
    output: Type.Unsafe(fields(output)),
  },
  { additionalProperties: false },
);
const fileSchema = Type.Object({
  format: Type.Literal('trellis-skills/1'),
  skills: Type.Array(sheet, { maxItems: 10_000 }),
});

/** The skills of a file that an import wrote, given as text or parsed. Throws `SkillImportError` that names the skill and the place. */
export function readSkillFile(source: unknown): Skill[] {
  const file = typeof source === 'string' ? parse(source) : source;
  const problem = schemaCheck(fileSchema)(file);
  if (problem !== undefined) throw new SkillImportError('INVALID_SHEET', problemOf(file, problem));
  return (file as SkillFile).skills.map((one) => {
    const skill = skillOfSheet(one);
    try {
      schemaCheck(skill.inputSchema);
      if (one.source.kind === 'http') parsePathTemplate(one.source.path);
    } catch (cause) {
      throw new SkillImportError('INVALID_SHEET', `skill ${one.name}: ${(cause as Error).message}`, { cause });
    }
    return skill;
  });
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source) as unknown;
  } catch (cause) {
    throw new SkillImportError('INVALID_SHEET', 'the file is not JSON', { cause });
  }
}

/** Which of the skills it is: the checker only knows where in the form it went wrong. */
function problemOf(file: unknown, problem: string): string {
  const skills = (file as Partial<SkillFile> | null)?.skills;
  const index = Array.isArray(skills) ? skills.findIndex((one) => schemaCheck(sheet)(one) !== undefined) : -1;
  return index < 0 ? problem : `skill ${index + 1}: ${schemaCheck(sheet)((skills as unknown[])[index]) ?? problem}`;
}
