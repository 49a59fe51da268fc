import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { checkLinks, readEntryFiles } from '../read-entries.ts';
import { CACHE, readFolder } from '../read-folder.ts';
import type { NamedText } from '../read-folder.ts';
import { nameKey } from '../tokens.ts';
import { VocabularyError } from '../vocabulary-error.ts';
import { OccupationFile } from './occupation-entry.ts';
import type { OccupationEntry } from './occupation-entry.ts';

/** Where the occupations stand. */
export const OCCUPATIONS = new URL('../../../data/occupations/', import.meta.url);
const GROUPS = new URL('../../../data/isco-groups.yaml', import.meta.url);
const VERSION = 1;

/** Reads and checks `data/occupations/*.yaml`. Throws a `VocabularyError` that lists every problem with its file and entry. */
export function loadOccupations(folder: URL = OCCUPATIONS, cache: URL | undefined = CACHE): OccupationEntry[] {
  return readFolder({ folder, version: VERSION, cache, read: readOccupations });
}

/** The names of the major and sub-major groups of ISCO-08, by code. */
export function loadGroups(): ReadonlyMap<string, string> {
  const { groups } = load(readFileSync(GROUPS, 'utf8')) as { groups: Record<string, string> };
  return new Map(Object.entries(groups));
}

/** The entries of the given files, checked one by one and against each other. */
export function readOccupations(files: readonly NamedText[]): OccupationEntry[] {
  const { placed, problems } = readEntryFiles<OccupationEntry>({ files, schema: OccupationFile, list: 'occupations' });
  problems.push(...checkLinks(placed));
  const owners = new Map<string, string>();
  for (const { entry, where } of placed)
    for (const title of [entry.name, ...(entry.synonyms ?? [])]) {
      const owner = owners.get(nameKey(title));
      if (owner !== undefined) problems.push(`${where}: "${title}" also names ${owner}`);
      owners.set(nameKey(title), where);
    }
  if (problems.length > 0) throw new VocabularyError(`the occupations have problems:\n${problems.join('\n')}`);
  return placed.map(({ entry }) => entry);
}
