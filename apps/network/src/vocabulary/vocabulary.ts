import type { SkillInfo, SkillRef } from '@trellis/network-skills';
import { createOccupations } from './occupations/occupations.ts';
import type { Occupations } from './occupations/occupations.ts';
import type { OccupationEntry } from './occupations/occupation-entry.ts';
import type { SkillEntry } from './skill-entry.ts';
import { createSkillFinder } from './skill-finder.ts';
import type { SkillSpan } from './skill-finder.ts';

/** The skills that the network knows, how they are called and how they relate. */
export interface Vocabulary {
  get(id: string): SkillInfo | undefined;
  all(): readonly SkillInfo[];
  /** The skill that a whole name stands for, as people list it in a profile: "React.js", "HTML 5", "communication skills". */
  resolve(name: string): SkillRef | undefined;
  /** All skills that a text names, in order, without overlaps, the longest name first. */
  findSkills(text: string): SkillSpan[];
  /** What people are called by their work. */
  readonly occupations: Occupations;
}

/** Occupations as they are read from files: entries, and the names of groups by code. */
export interface OccupationSource {
  readonly entries: readonly OccupationEntry[];
  readonly groups: ReadonlyMap<string, string>;
}

const NO_OCCUPATIONS: OccupationSource = { entries: [], groups: new Map() };

const TRAILING =
  /\s+(?:v?\d+(?:\.\d+)*(?:\s*\+)?|skills?|experience|programming|language|framework|basics?|software|suite)$/iu;
const MAX_NAME = 200;

/** Builds the vocabulary from entries that were checked before. Occupations are read when they are first asked for. */
export function createVocabulary(
  entries: readonly SkillEntry[],
  readOccupations: () => OccupationSource = () => NO_OCCUPATIONS,
): Vocabulary {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const finder = createSkillFinder(entries);
  let skills: ReadonlyMap<string, SkillInfo> | undefined;
  const described = () => (skills ??= describeSkills(entries, byId));

  const lookUp = (name: string): SkillRef | undefined => {
    const found = finder.resolve(name);
    return found && { id: found.id, name: found.name };
  };
  let occupations: Occupations | undefined;
  const skillRef = (id: string): SkillRef | undefined => {
    const entry = byId.get(id);
    return entry && { id, name: entry.name };
  };
  return {
    get occupations() {
      return (occupations ??= createOccupations({ ...readOccupations(), skillRef }));
    },
    get: (id) => described().get(id),
    all: () => [...described().values()],
    findSkills: (text) => finder.find(text),
    resolve(name) {
      if (name.length > MAX_NAME) return undefined;
      const bare = name.replace(/\([^()]*\)/gu, ' ').trim();
      const shorter = bare.replace(TRAILING, '');
      return lookUp(name) ?? lookUp(bare) ?? lookUp(shorter) ?? lookUp(shorter.replace(TRAILING, ''));
    },
  };
}

function describeSkills(
  entries: readonly SkillEntry[],
  byId: ReadonlyMap<string, SkillEntry>,
): ReadonlyMap<string, SkillInfo> {
  const toRefs = (ids: Iterable<string>): SkillRef[] =>
    [...new Set(ids)].flatMap((id) => {
      const entry = byId.get(id);
      return entry === undefined ? [] : [{ id, name: entry.name }];
    });
  const narrower = new Map<string, string[]>();
  const related = new Map<string, string[]>();
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

function append(map: Map<string, string[]>, key: string, id: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [id]);
  else list.push(id);
}

function synonymsOf(entry: SkillEntry): string[] {
  const names = [...(entry.synonyms ?? []), ...(entry.cased ?? []), ...(entry.ambiguous ?? [])].map((name) =>
    name.replace(/^to /u, ''),
  );
  return [...new Set(names)].filter((name) => name !== entry.name);
}
