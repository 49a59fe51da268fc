import type { SkillSpan, Vocabulary } from '../vocabulary/index.ts';

const mostKept = 20_000;

/**
 * A vocabulary that remembers which skills a text names. Texts that differ in their numbers only name the same skills, and generated ones are
 * many of few; where in the text a skill stands is that of the first such text.
 */
export function withMemory(vocabulary: Vocabulary): Vocabulary {
  const known = new Map<string, SkillSpan[]>();
  return {
    ...vocabulary,
    findSkills(text) {
      const key = text.replaceAll(/\d[\d.,]*/g, '0');
      const remembered = known.get(key);
      if (remembered) return remembered;
      const found = vocabulary.findSkills(text);
      if (known.size >= mostKept) known.clear();
      known.set(key, found);
      return found;
    },
  };
}
