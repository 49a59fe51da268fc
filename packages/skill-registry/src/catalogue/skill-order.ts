import type { Skill } from '@trellis/core';

export const majorOf = ({ version }: Pick<Skill, 'version'>): number => Number.parseInt(version, 10);

/**
 * The one order of skills, wherever they were found: by name, of two majors the newer first, and deprecated ones after all others. What is
 * added changes nothing before it but its own line, so prompt caches hold.
 */
export const orderSkills = (skills: readonly Skill[]): readonly Skill[] => skills.toSorted(compareSkills);

function compareSkills(a: Skill, b: Skill): number {
  if (!a.deprecation !== !b.deprecation) return a.deprecation ? 1 : -1;
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return majorOf(b) - majorOf(a);
}
