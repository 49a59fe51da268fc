import { readFileSync, readdirSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { SkillFile } from './skill-entry.ts';
import type { SkillEntry } from './skill-entry.ts';
import { plainNames } from './skill-finder.ts';
import { nameKey } from './tokens.ts';
import { createVocabulary } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';
import { VocabularyError } from './vocabulary-error.ts';

const FOLDER = new URL('../../data/skills/', import.meta.url);

/** Reads and checks `data/skills/*.yaml`. Throws a `VocabularyError` that lists every problem with its file and entry. */
export function loadVocabulary(folder: URL = FOLDER): Vocabulary {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return createVocabulary(
    readEntries(files.sort().map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))),
  );
}

/** The entries of the given files, checked one by one and against each other. */
export function readEntries(files: readonly { name: string; text: string }[]): SkillEntry[] {
  const validate = new Ajv2020({ allErrors: true }).compile(SkillFile);
  const problems: string[] = [];
  const origin = new Map<SkillEntry, string>();
  for (const { name, text } of files) {
    const content = parse(name, text);
    if (!validate(content)) {
      for (const { instancePath, message } of validate.errors ?? [])
        problems.push(
          `${name}: ${entryName(content, instancePath)}: ${instancePath || '/'} ${message ?? 'is invalid'}`,
        );
      continue;
    }
    const { field, skills } = content as unknown as { field: string; skills: Omit<SkillEntry, 'field'>[] };
    for (const skill of skills) origin.set({ ...skill, field }, `${name}: ${skill.id}`);
  }
  problems.push(...checkTogether(origin));
  if (problems.length > 0) throw new VocabularyError(`the skill vocabulary has problems:\n${problems.join('\n')}`);
  return [...origin.keys()];
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

function entryName(content: unknown, path: string): string {
  const index = /^\/skills\/(\d+)/u.exec(path)?.[1];
  const skills = (content as { skills?: unknown[] } | null)?.skills;
  const id = index === undefined ? undefined : (skills?.[Number(index)] as { id?: unknown } | undefined)?.id;
  return id === undefined ? 'the file' : String(id);
}

function checkTogether(origin: ReadonlyMap<SkillEntry, string>): string[] {
  const problems: string[] = [];
  const byId = new Map<string, SkillEntry>();
  for (const [entry, where] of origin) {
    if (byId.has(entry.id)) problems.push(`${where}: the id is taken`);
    byId.set(entry.id, entry);
  }
  for (const [entry, where] of origin) {
    for (const id of [...(entry.broader ?? []), ...(entry.related ?? [])]) {
      if (!byId.has(id)) problems.push(`${where}: names the unknown skill ${id}`);
      if (id === entry.id) problems.push(`${where}: names itself`);
    }
    if (reaches(entry, entry.id, byId)) problems.push(`${where}: is broader than itself`);
  }
  return [...problems, ...checkNames(origin)];
}

function reaches(from: SkillEntry, target: string, byId: ReadonlyMap<string, SkillEntry>): boolean {
  const open = [...(from.broader ?? [])];
  const seen = new Set<string>();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === target) return true;
    if (!seen.has(id)) open.push(...(byId.get(id)?.broader ?? []));
    seen.add(id);
  }
  return false;
}

/** A name belongs to one skill, unless all that share it mark it as ambiguous. */
function checkNames(origin: ReadonlyMap<SkillEntry, string>): string[] {
  const problems: string[] = [];
  const owner = new Map<string, SkillEntry>();
  for (const [entry, where] of origin)
    for (const name of plainNames(entry)) {
      const key = nameKey(name);
      const other = owner.get(key);
      if (other !== undefined && other !== entry) problems.push(`${where}: "${name}" also names ${other.id}`);
      owner.set(key, entry);
    }
  for (const [entry, where] of origin)
    for (const name of [...(entry.cased ?? []), ...(entry.ambiguous ?? [])]) {
      const other = owner.get(nameKey(name));
      if (other !== undefined) problems.push(`${where}: "${name}" is ambiguous here, but plainly names ${other.id}`);
    }
  return problems;
}
