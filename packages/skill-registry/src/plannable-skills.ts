import type { Skill } from '@trellis/core';

/**
 * The skills that a model may plan with, by name, in the order given: those that only read (a write asks the member first), and of two
 * majors the newer one, because a plan names no version.
 */
export function plannableSkills(skills: readonly Skill[]): Map<string, Skill> {
  const byName = new Map<string, Skill>();
  for (const skill of skills) {
    if (skill.effect !== 'read') continue;
    const known = byName.get(skill.name);
    if (!known || Number.parseInt(skill.version, 10) > Number.parseInt(known.version, 10))
      byName.set(skill.name, skill);
  }
  return byName;
}
