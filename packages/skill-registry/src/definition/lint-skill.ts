import type { Skill } from '@trellis/core';
import { lintExamples } from './lint-examples.ts';
import { lintInput } from './lint-input.ts';
import { lintOutput } from './lint-output.ts';
import { lintText } from './lint-text.ts';
import { findOverlaps } from './overlap.ts';
import type { SkillFinding } from './skill-finding.ts';

/** What models would get wrong about this skill; empty when nothing. Runs nothing of the skill and never throws. */
export const lintSkill = (skill: Skill): SkillFinding[] =>
  [...lintText(skill), ...lintInput(skill), ...lintOutput(skill), ...lintExamples(skill)].map((finding) => ({
    skill: skill.name,
    ...finding,
  }));

/** The same for the skills of one registry, and where two of them would be taken for each other. */
export function lintSkills(skills: readonly Skill[]): SkillFinding[] {
  const overlaps = findOverlaps(skills);
  return skills.flatMap((skill) => [
    ...lintSkill(skill),
    ...(overlaps.get(skill) ?? []).map((finding) => ({ skill: skill.name, ...finding })),
  ]);
}
