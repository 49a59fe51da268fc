import { SkillFile } from './skill-entry.ts';
import type { SkillEntry } from './skill-entry.ts';
import { checkNames } from './check-names.ts';
import { loadGroups, loadOccupations } from './occupations/load-occupations.ts';
import { checkLinks, readEntryFiles } from './read-entries.ts';
import { CACHE, readFolder } from './read-folder.ts';
import type { NamedText } from './read-folder.ts';
import { createVocabulary } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';
import { VocabularyError } from './vocabulary-error.ts';

/** Where the skills stand. */
export const SKILLS = new URL('../../data/skills/', import.meta.url);
const VERSION = 1;

/** Reads and checks `data/skills/*.yaml`. Throws a `VocabularyError` that lists every problem with its file and entry. */
export function loadVocabulary(folder: URL = SKILLS, cache: URL | undefined = CACHE): Vocabulary {
  const entries = readFolder({ folder, version: VERSION, cache, read: readEntries });
  return createVocabulary(entries, () => ({ entries: loadOccupations(), groups: loadGroups() }));
}

/** The entries of the given files, checked one by one and against each other. */
export function readEntries(files: readonly NamedText[]): SkillEntry[] {
  const { placed, problems } = readEntryFiles<SkillEntry>({ files, schema: SkillFile, list: 'skills' });
  problems.push(...checkLinks(placed), ...checkNames(placed));
  if (problems.length > 0) throw new VocabularyError(`the skill vocabulary has problems:\n${problems.join('\n')}`);
  return placed.map(({ entry }) => entry);
}
