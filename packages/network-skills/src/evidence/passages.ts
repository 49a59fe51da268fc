import type { SkillRef } from '../entities.ts';
import type { Evidence } from './finding.ts';
import type { PartKind, ProfilePart } from './parts.ts';
import type { SkillRelations } from './skill-relations.ts';
import { hitsFor, satisfies } from './skill-hits.ts';
import { textHits } from './text-evidence.ts';

/** A place in a profile with the kind of entry it stands in. */
export interface Passage extends Evidence {
  readonly kind: PartKind;
}

/** The lines that speak of a text, by its skills and then by its words. */
export function passagesFor(query: {
  readonly text: string;
  readonly skills: readonly SkillRef[];
  readonly parts: readonly ProfilePart[];
  readonly relations: SkillRelations;
}): Passage[] {
  const { text, skills, parts, relations } = query;
  const bySkill = skills.flatMap((skill) => hitsFor(skill, parts, relations).filter(satisfies));
  const passages = new Map(
    [...bySkill, ...textHits(text, parts)].map(({ part, quote }): [string, Passage] => [
      `${quote}\n${part.where}`,
      { quote, where: part.where, kind: part.kind },
    ]),
  );
  return [...passages.values()];
}
