import type { Skill } from '@trellis/core';
import { dump } from 'js-yaml';
import { idPaths } from './id-paths.ts';
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
 * Skills as compact YAML for the prompt of a plan: name, what it returns, when to choose it, its parameters as `name: type.
 * Description` (those that may be left out say `optional`), and the ids in its result that later steps may use. What is deprecated, slow or expensive says so; deprecated ones come
 * last. Equal skills in equal order give equal text, so prompt caches hold. Skills that change something are left out: no plan may run them.
 */
export function describeSkills(skills: readonly Skill[]): string {
  const plannable = [...plannableSkills(skills).values()];
  const entries = [
    ...plannable.filter((skill) => !skill.deprecation),
    ...plannable.filter((skill) => skill.deprecation),
  ];
  return entries.length === 0 ? '' : dump(entries.map(describe), { lineWidth: -1, noRefs: true });
}

function describe(skill: Skill): Record<string, unknown> {
  const ids = idPaths(skill.outputSchema);
  return {
    skill: skill.name,
    returns: oneLine(skill.description),
    when: oneLine(skill.useWhen),
    ...remarks(skill),
    ...parameters(skill),
    ...(ids.length > 0 && { ids: ids.join(', ') }),
  };
}

/** What should keep a model from choosing it without need. */
function remarks({ deprecation, latency, cost }: Skill): Record<string, string> {
  const instead = deprecation?.use === undefined ? 'yes' : `use ${oneLine(deprecation.use)}`;
  const care = [...(latency === 'slow' ? ['slow'] : []), ...(cost === 'expensive' ? ['expensive'] : [])];
  return { ...(deprecation && { deprecated: instead }), ...(care.length > 0 && { care: care.join(', ') }) };
}

function parameters({ inputSchema }: Skill): { input?: Record<string, string> } {
  const required = new Set<string>(inputSchema.required ?? []);
  const lines = Object.entries(inputSchema.properties ?? {}).map(([name, property]): [string, string] => {
    const schema = property as ParameterSchema;
    const description = schema.description ? `. ${oneLine(schema.description)}` : '';
    return [name, `${typeName(schema)}${required.has(name) ? '' : ', optional'}${description}`];
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
