import type { SkillRef } from '@trellis/network-skills';
import type { Vocabulary } from './vocabulary/index.ts';

/** The skills that any of the texts names, each once, in the order of appearance. */
export function skillsIn(vocabulary: Vocabulary, texts: readonly (string | undefined)[]): SkillRef[] {
  const spans = texts.flatMap((text) => (text ? vocabulary.findSkills(text) : []));
  return [...new Map(spans.map(({ id, name }) => [id, { id, name }])).values()];
}
