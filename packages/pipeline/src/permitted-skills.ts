import type { Skill } from '@trellis/core';
import { missingScope } from '@trellis/skill-registry';

/** Lists made before, by the list they were made of: whoever works something out for a list must meet the same one again. */
const known = new WeakMap<readonly Skill[], Map<string, readonly Skill[]>>();

/** Those skills for which a token with these scopes is good, in the same order; all when scopes are not known. Equal answers are the same list. */
export function permittedSkills(skills: readonly Skill[], scopes: readonly string[] | undefined): readonly Skill[] {
  const permitted = skills.filter((skill) => missingScope(skill, scopes) === undefined);
  if (permitted.length === skills.length) return skills;
  const lists = known.get(skills) ?? new Map<string, readonly Skill[]>();
  known.set(skills, lists);
  const key = permitted.map(({ name, version }) => `${name}@${version}`).join(' ');
  const list = lists.get(key) ?? permitted;
  lists.set(key, list);
  return list;
}
