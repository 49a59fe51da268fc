import type { Skill } from '@trellis/core';
import { plannableSkills } from '../plannable-skills.ts';
import type { EmbedderSource, SkillSearch } from './skill-search.ts';
import { createSkillSearch } from './skill-search.ts';

export interface SkillChooserOptions {
  /** As many skills a model is shown at most; 12 when absent. */
  readonly most?: number;
  readonly embedder?: EmbedderSource;
}

/** Decides which of many skills a model is shown for one question. */
export interface SkillChooser {
  /**
   * The same list when it is short enough; otherwise those that a plan could use and that fit the question best, in the order of the list,
   * so that questions alike get the same prompt. Throws only the signal's reason.
   */
  choose(skills: readonly Skill[], question: string, options: { signal: AbortSignal }): Promise<readonly Skill[]>;
}

export function createSkillChooser({ most = 12, embedder }: SkillChooserOptions = {}): SkillChooser {
  const searches = new WeakMap<readonly Skill[], { plannable: readonly Skill[]; search: SkillSearch }>();
  const searchOf = (skills: readonly Skill[]) => {
    let known = searches.get(skills);
    if (!known) {
      const plannable = [...plannableSkills(skills).values()];
      known = { plannable, search: createSkillSearch(plannable, embedder ? { embedder } : {}) };
      searches.set(skills, known);
    }
    return known;
  };
  return {
    async choose(skills, question, { signal }) {
      if (skills.length <= most) return skills;
      const { plannable, search } = searchOf(skills);
      if (plannable.length <= most) return skills;
      const hits = await search.search(question, { limit: most, signal });
      // A question that fits nothing still gets something to choose from.
      const chosen = new Set([...hits.map(({ skill }) => skill), ...plannable].slice(0, most));
      return plannable.filter((skill) => chosen.has(skill));
    },
  };
}
