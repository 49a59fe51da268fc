import type { Skill } from '@trellis/core';
import { describe, expect, it } from 'vitest';
import { rulesFor } from './skill-rules.ts';

export interface DescribeSkillOptions {
  /** The other skills that models see with it: none of them may be taken for it. */
  readonly beside?: readonly Skill[];
}

/** The rules every skill keeps, tried on its own examples. Run it from the tests of the package that has the skill. */
export function describeSkill(skill: Skill, { beside = [] }: DescribeSkillOptions = {}): void {
  describe(`${skill.name} as a skill`, () => {
    it.each(Object.entries(rulesFor(skill)))('%s', async (_name, rule) => {
      expect.hasAssertions();
      await rule(skill, beside);
    });
  });
}
