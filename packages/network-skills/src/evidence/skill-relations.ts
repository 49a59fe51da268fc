import type { SkillInfo, SkillRef } from '../entities.ts';

/** How a skill a person has stands to one that is asked for. */
export type Relation = 'same' | 'narrower' | 'broader' | 'related';

/** Relations between skills, read in both directions from whatever the network told about them. */
export interface SkillRelations {
  /** Undefined when the one says nothing about the other. */
  between(owned: string, asked: string): Relation | undefined;
  /** Preferred name and synonyms, with the name under which it was asked for. */
  names(skill: SkillRef): string[];
  kind(id: string): SkillInfo['kind'] | undefined;
}

/** "PostgreSQL" stands for "relational databases" stands for "databases"; further up, words get too wide to prove anything. */
const narrowerSteps = 2;

export function createSkillRelations(infos: readonly SkillInfo[]): SkillRelations {
  const byId = new Map(infos.map((info) => [info.id, info]));
  const narrower = new Map<string, Set<string>>();
  const related = new Map<string, Set<string>>();
  const add = (map: Map<string, Set<string>>, from: string, to: string) =>
    void (map.get(from) ?? map.set(from, new Set()).get(from))?.add(to);
  for (const info of infos) {
    for (const { id } of info.narrower) add(narrower, info.id, id);
    for (const { id } of info.broader) add(narrower, id, info.id);
    for (const { id } of info.related) {
      add(related, info.id, id);
      add(related, id, info.id);
    }
  }
  const isNarrower = (id: string, wide: string): boolean => {
    let level = [wide];
    for (let step = 0; step < narrowerSteps; step += 1) {
      level = level.flatMap((entry) => [...(narrower.get(entry) ?? [])]);
      if (level.includes(id)) return true;
    }
    return false;
  };
  return {
    between(owned, asked) {
      if (owned === asked) return 'same';
      if (isNarrower(owned, asked)) return 'narrower';
      if (narrower.get(owned)?.has(asked)) return 'broader';
      return related.get(asked)?.has(owned) ? 'related' : undefined;
    },
    names: (skill) => [
      ...new Set([skill.name, byId.get(skill.id)?.name ?? skill.name, ...(byId.get(skill.id)?.synonyms ?? [])]),
    ],
    kind: (id) => byId.get(id)?.kind,
  };
}
