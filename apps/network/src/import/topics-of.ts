import type { SkillRef } from '@trellis/network-skills';
import type { Vocabulary } from '../vocabulary/index.ts';

/** A word of the title says more about a text than one of its body. */
const titleWorth = 2;

/**
 * What a text is about, as skills of the vocabulary: what the title and most places name comes first, and of two that are named alike the wider
 * one, then the one that is named first.
 */
export function topicsOf(vocabulary: Vocabulary, title: string | undefined, text: string): SkillRef[] {
  const found = new Map<string, { readonly topic: SkillRef; worth: number }>();
  const count = (part: string, worth: number) => {
    for (const { id, name } of vocabulary.findSkills(part)) {
      const known = found.get(id) ?? { topic: { id, name }, worth: 0 };
      known.worth += worth;
      found.set(id, known);
    }
  };
  count(title ?? '', titleWorth);
  count(text, 1);
  const isWider = (one: string, other: string) => vocabulary.get(other)?.broader.some(({ id }) => id === one) === true;
  return [...found.values()]
    .sort(
      (a, b) => b.worth - a.worth || Number(isWider(b.topic.id, a.topic.id)) - Number(isWider(a.topic.id, b.topic.id)),
    )
    .map(({ topic }) => topic);
}
