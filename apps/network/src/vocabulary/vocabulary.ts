import type { SkillInfo, SkillRef } from '@trellis/network-skills';
import type { SkillEntry } from './skill-entry.ts';
import { createSkillFinder } from './skill-finder.ts';
import type { SkillSpan } from './skill-finder.ts';
import { plainNames } from './spellings.ts';
import { nameKey } from './tokens.ts';

/** The skills that the network knows, how they are called and how they relate. */
export interface Vocabulary {
  get(id: string): SkillInfo | undefined;
  all(): readonly SkillInfo[];
  /** The skill that a whole name stands for, as people list it in a profile: "React.js", "HTML 5", "communication skills". */
  resolve(name: string): SkillRef | undefined;
  /** All skills that a text names, in order, without overlaps, the longest name first. */
  findSkills(text: string): SkillSpan[];
}

const TRAILING =
  /\s+(?:v?\d+(?:\.\d+)*(?:\s*\+)?|skills?|experience|programming|language|framework|basics?|software|suite)$/iu;
const MAX_NAME = 200;

/** Builds the vocabulary from entries that were checked before. */
export function createVocabulary(entries: readonly SkillEntry[]): Vocabulary {
  const skills = describeSkills(entries);
  const list = [...skills.values()];
  const names = indexNames(entries);
  const findSkills = createSkillFinder(entries);

  const lookUp = (name: string): SkillRef | undefined => {
    const found = skills.get(names.get(nameKey(name)) ?? '');
    return found && { id: found.id, name: found.name };
  };
  return {
    get: (id) => skills.get(id),
    all: () => list,
    findSkills,
    resolve(name) {
      if (name.length > MAX_NAME) return undefined;
      const bare = name.replace(/\([^()]*\)/gu, ' ').trim();
      const shorter = bare.replace(TRAILING, '');
      return lookUp(name) ?? lookUp(bare) ?? lookUp(shorter) ?? lookUp(shorter.replace(TRAILING, ''));
    },
  };
}

/** Full names first, so that an abbreviation never takes a name away from the skill that is called so. */
function indexNames(entries: readonly SkillEntry[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const add = (name: string, id: string) => {
    const key = nameKey(name);
    if (!names.has(key)) names.set(key, id);
  };
  for (const entry of entries) for (const name of plainNames(entry)) add(name, entry.id);
  const owners = new Map<string, Set<string>>();
  for (const entry of entries)
    for (const name of [...(entry.cased ?? []), ...(entry.ambiguous ?? [])]) {
      const key = nameKey(name);
      owners.set(key, (owners.get(key) ?? new Set()).add(entry.id));
    }
  for (const [key, ids] of owners) if (ids.size === 1 && !names.has(key)) names.set(key, [...ids][0] as string);
  return names;
}

function describeSkills(entries: readonly SkillEntry[]): Map<string, SkillInfo> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const toRefs = (ids: Iterable<string>): SkillRef[] =>
    [...new Set(ids)].flatMap((id) => {
      const entry = byId.get(id);
      return entry === undefined ? [] : [{ id, name: entry.name }];
    });
  const narrower = new Map<string, string[]>();
  const related = new Map<string, string[]>();
  const append = (map: Map<string, string[]>, key: string, id: string) => map.set(key, [...(map.get(key) ?? []), id]);
  for (const entry of entries) {
    for (const id of entry.broader ?? []) append(narrower, id, entry.id);
    for (const id of entry.related ?? []) {
      append(related, entry.id, id);
      append(related, id, entry.id);
    }
  }
  return new Map(
    entries.map((entry) => [
      entry.id,
      {
        id: entry.id,
        name: entry.name,
        kind: entry.kind,
        field: entry.field,
        synonyms: synonymsOf(entry),
        broader: toRefs(entry.broader ?? []),
        narrower: toRefs(narrower.get(entry.id) ?? []),
        related: toRefs(related.get(entry.id) ?? []),
      },
    ]),
  );
}

function synonymsOf(entry: SkillEntry): string[] {
  const names = [...(entry.synonyms ?? []), ...(entry.cased ?? []), ...(entry.ambiguous ?? [])].map((name) =>
    name.replace(/^to /u, ''),
  );
  return [...new Set(names)].filter((name) => name !== entry.name);
}
