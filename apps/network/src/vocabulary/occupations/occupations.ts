import type { SkillRef } from '@trellis/network-skills';
import type { OccupationEntry } from './occupation-entry.ts';
import { createTitleIndex } from './title-index.ts';

/** An occupation by its id and name. */
export interface OccupationRef {
  readonly id: string;
  readonly name: string;
}

/** What is known of an occupation. */
export interface Occupation extends OccupationRef {
  readonly field: string;
  /** Unit group of ISCO-08, four digits. */
  readonly isco: string;
  /** The names of its major and sub-major group. */
  readonly groups: readonly string[];
  /** Code of the same occupation in ESCO. */
  readonly esco?: string;
  readonly synonyms: readonly string[];
  readonly broader: readonly OccupationRef[];
  readonly narrower: readonly OccupationRef[];
  readonly related: readonly OccupationRef[];
  /** Typical skills; empty where none were gathered. */
  readonly skills: readonly SkillRef[];
}

/** An occupation that a title may mean, and how well it fits, from 0 to 1 (1: the title is a name of it). */
export interface OccupationMatch extends OccupationRef {
  readonly score: number;
}

/** The occupations that the network knows. */
export interface Occupations {
  get(id: string): Occupation | undefined;
  all(): readonly Occupation[];
  /** What the title of a job or position means, best first, at most `limit` (5). Empty when nothing fits. */
  find(title: string, options?: { readonly limit?: number }): OccupationMatch[];
}

interface Parts {
  readonly entries: readonly OccupationEntry[];
  readonly groups: ReadonlyMap<string, string>;
  readonly skillRef: (id: string) => SkillRef | undefined;
}

const MAX_TITLE = 200;
/** Below this, titles share a common word and nothing else. */
const MIN_SCORE = 0.3;
/** Of two that fit equally, the one met more often: those whose skills were gathered. */
const COMMON = 0.01;

/** Builds the occupations from entries that were checked before. */
export function createOccupations(parts: Parts): Occupations {
  const byId = describe(parts);
  let index: ReturnType<typeof createTitleIndex> | undefined;
  return {
    get: (id) => byId.get(id),
    all: () => [...byId.values()],
    find(title, { limit = 5 } = {}) {
      index ??= createTitleIndex(parts.entries.map(({ name, synonyms = [] }) => [name, ...synonyms]));
      const found = index(title.slice(0, MAX_TITLE)).map((match) => ({
        entry: parts.entries[match.index] as OccupationEntry,
        score: match.score,
      }));
      const rank = ({ entry, score }: { entry: OccupationEntry; score: number }) =>
        score + (entry.skills === undefined ? 0 : COMMON);
      return found
        .filter(({ score }) => score >= MIN_SCORE)
        .sort((one, other) => rank(other) - rank(one))
        .slice(0, limit)
        .map(({ entry: { id, name }, score }) => ({ id, name, score: Math.min(1, Math.round(score * 1000) / 1000) }));
    },
  };
}

function describe({ entries, groups, skillRef }: Parts): ReadonlyMap<string, Occupation> {
  const names = new Map(entries.map(({ id, name }) => [id, name]));
  const narrower = new Map<string, string[]>();
  const related = new Map<string, string[]>();
  for (const entry of entries) {
    for (const id of entry.broader ?? []) append(narrower, id, entry.id);
    for (const id of entry.related ?? []) {
      append(related, entry.id, id);
      append(related, id, entry.id);
    }
  }
  const refs = (ids: readonly string[] = []) => [...new Set(ids)].map((id) => ({ id, name: names.get(id) ?? id }));
  return new Map(
    entries.map((entry) => [
      entry.id,
      {
        id: entry.id,
        name: entry.name,
        field: entry.field,
        isco: entry.isco,
        groups: [1, 2].flatMap((digits) => groups.get(entry.isco.slice(0, digits)) ?? []),
        ...(entry.esco !== undefined && { esco: entry.esco }),
        synonyms: entry.synonyms ?? [],
        broader: refs(entry.broader),
        narrower: refs(narrower.get(entry.id)),
        related: refs(related.get(entry.id)),
        skills: (entry.skills ?? []).flatMap((id) => skillRef(id) ?? []),
      },
    ]),
  );
}

function append(map: Map<string, string[]>, key: string, id: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [id]);
  else list.push(id);
}
