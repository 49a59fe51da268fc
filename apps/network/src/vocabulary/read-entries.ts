import type { TSchema } from 'typebox';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import type { NamedText } from './read-folder.ts';
import { VocabularyError } from './vocabulary-error.ts';

/** An entry with the file and id under which problems are reported. */
export interface Placed<Entry> {
  readonly entry: Entry;
  readonly where: string;
}

interface Options {
  readonly files: readonly NamedText[];
  readonly schema: TSchema;
  /** The key of a file under which its entries stand. */
  readonly list: 'skills' | 'occupations';
}

/** The entries of YAML files with the file's `field`, checked one by one against the schema; problems are returned, not thrown. */
export function readEntryFiles<Entry extends { readonly id: string }>(
  options: Options,
): { placed: Placed<Entry>[]; problems: string[] } {
  const { files, schema, list } = options;
  const validate = new Ajv2020({ allErrors: true }).compile(schema);
  const placed: Placed<Entry>[] = [];
  const problems: string[] = [];
  for (const { name, text } of files) {
    const content = parse(name, text);
    if (!validate(content)) {
      for (const { instancePath, message } of validate.errors ?? [])
        problems.push(
          `${name}: ${entryName(content, instancePath, list)}: ${instancePath || '/'} ${message ?? 'is invalid'}`,
        );
      continue;
    }
    const file = content as unknown as Record<string, Entry[]> & { field: string };
    for (const entry of file[list] ?? [])
      placed.push({ entry: { ...entry, field: file.field }, where: `${name}: ${entry.id}` });
  }
  return { placed, problems };
}

function parse(name: string, text: string): unknown {
  try {
    return load(text);
  } catch (cause) {
    throw new VocabularyError(`${name}: is not YAML: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

function entryName(content: unknown, path: string, list: string): string {
  const index = new RegExp(`^/${list}/(\\d+)`, 'u').exec(path)?.[1];
  const entries = (content as Record<string, unknown[] | undefined> | null)?.[list];
  const id = index === undefined ? undefined : (entries?.[Number(index)] as { id?: unknown } | undefined)?.id;
  return id === undefined ? 'the file' : String(id);
}

/** The problems of ids: taken twice, unknown, naming themselves, broader than themselves. */
export function checkLinks<Entry extends Linked>(placed: readonly Placed<Entry>[]): string[] {
  const problems: string[] = [];
  const byId = new Map<string, Placed<Entry>>();
  for (const each of placed) {
    const other = byId.get(each.entry.id);
    if (other !== undefined) problems.push(`${each.where}: the id is taken (${other.where})`);
    byId.set(each.entry.id, each);
  }
  for (const { entry, where } of placed) {
    for (const id of [...(entry.broader ?? []), ...(entry.related ?? [])]) {
      if (!byId.has(id)) problems.push(`${where}: names the unknown ${id}`);
      if (id === entry.id) problems.push(`${where}: names itself`);
    }
    for (const id of entry.related ?? [])
      if (entry.broader?.includes(id) === true) problems.push(`${where}: ${id} is both broader and related`);
    if (reaches(entry, byId)) problems.push(`${where}: is broader than itself`);
  }
  return problems;
}

interface Linked {
  readonly id: string;
  readonly broader?: readonly string[];
  readonly related?: readonly string[];
}

function reaches<Entry extends Linked>(from: Entry, byId: ReadonlyMap<string, Placed<Entry>>): boolean {
  const open = [...(from.broader ?? [])];
  const seen = new Set<string>();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === from.id) return true;
    if (!seen.has(id)) open.push(...(byId.get(id)?.entry.broader ?? []));
    seen.add(id);
  }
  return false;
}
