import type { Skill } from '@trellis/core';
import { dump } from 'js-yaml';
import { plannableSkills } from './plannable-skills.ts';

/** The keywords of JSON Schema that a model is told about. */
interface ParameterSchema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly ParameterSchema[];
  readonly items?: ParameterSchema;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/**
 * Skills as compact YAML for the prompt of a plan: name, what it returns, when to choose it, and its parameters as
 * `name: type, required. Description`. Equal skills in equal order give equal text, so prompt caches hold. Skills that change something
 * are left out: no plan may run them.
 */
export function describeSkills(skills: readonly Skill[]): string {
  const entries = [...plannableSkills(skills).values()].map((skill) => ({
    skill: skill.name,
    returns: oneLine(skill.description),
    'use when': oneLine(skill.useWhen),
    ...parameters(skill),
  }));
  return entries.length === 0 ? '' : dump(entries, { lineWidth: -1, noRefs: true });
}

function parameters({ inputSchema }: Skill): { input?: Record<string, string> } {
  const required = new Set<string>(inputSchema.required ?? []);
  const lines = Object.entries(inputSchema.properties ?? {}).map(([name, property]): [string, string] => {
    const schema = property as ParameterSchema;
    const description = schema.description ? `. ${oneLine(schema.description)}` : '';
    return [name, `${typeName(schema)}, ${required.has(name) ? 'required' : 'optional'}${description}`];
  });
  return lines.length === 0 ? {} : { input: Object.fromEntries(lines) };
}

function typeName(schema: ParameterSchema): string {
  const values = literals(schema);
  if (values) return `one of ${values.map((value) => JSON.stringify(value)).join(' | ')}`;
  if (schema.type === 'array') {
    const size = range(schema.minItems, schema.maxItems);
    return `list of ${schema.items ? typeName(schema.items) : 'values'}${size && ` (${size} items)`}`;
  }
  const size = range(schema.minimum, schema.maximum);
  return `${schema.format ?? schema.type ?? 'value'}${size && ` (${size})`}`;
}

function literals(schema: ParameterSchema): readonly unknown[] | undefined {
  if (schema.const !== undefined) return [schema.const];
  if (schema.enum) return schema.enum;
  const options = schema.anyOf?.map(literals);
  return options?.every((option) => option !== undefined) ? options.flat() : undefined;
}

function range(from: number | undefined, to: number | undefined): string {
  if (from === undefined && to === undefined) return '';
  if (to === undefined) return `at least ${from}`;
  return from === undefined ? `at most ${to}` : `${from} to ${to}`;
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
