import type { Skill } from '@trellis/core';
import type { SkillRun } from '@trellis/skill-registry';

/** Lists made before, by the list they were made of: whoever works something out for a list must meet the same one again. */
const known = new WeakMap<readonly Skill[], Map<string, readonly Skill[]>>();

/** Those skills of which a call can be sent in this turn, in the same order. Equal answers are the same list. */
export function permittedSkills(skills: readonly Skill[], run: Pick<SkillRun, 'permits'>): readonly Skill[] {
  const permitted = skills.filter((skill) => run.permits(skill));
  if (permitted.length === skills.length) return skills;
  const lists = known.get(skills) ?? new Map<string, readonly Skill[]>();
  known.set(skills, lists);
  const key = permitted.map(({ name, version }) => `${name}@${version}`).join(' ');
  const list = lists.get(key) ?? permitted;
  lists.set(key, list);
  return list;
}
