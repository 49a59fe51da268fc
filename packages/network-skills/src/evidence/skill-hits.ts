import type { SkillRef } from '../entities.ts';
import type { Evidence } from './finding.ts';
import type { ProfilePart } from './parts.ts';
import type { Relation, SkillRelations } from './skill-relations.ts';
import { clip, quoteNaming } from './quotes.ts';
import { contentStems, overlap } from './words.ts';

/** A part of a profile that shows a skill, or one that stands near it. */
export interface SkillHit {
  readonly asked: SkillRef;
  readonly owned: SkillRef;
  readonly relation: Relation;
  readonly part: ProfilePart;
  readonly quote: string;
  /** The quote names the skill; else it only stands near it. */
  readonly literal: boolean;
}

/** Entries that come without skills of their own: there a skill counts when its name stands in the text. */
const unreadKinds = new Set<ProfilePart['kind']>(['certificate', 'education', 'publication', 'introduction']);

/** The words of a part that name a skill; where the network read it out of other words, the line nearest to them, else the title. */
function quoteFor(
  part: ProfilePart,
  skill: SkillRef,
  relations: SkillRelations,
): Pick<SkillHit, 'quote' | 'literal'> | undefined {
  const names = relations.names(skill);
  const literal = quoteNaming(part.sentences, names);
  if (literal !== undefined) return { quote: literal, literal: true };
  if (unreadKinds.has(part.kind)) return undefined;
  const wanted = contentStems(names.join(' '));
  const nearest = part.sentences
    .map(({ text, stems }) => ({ text, weight: overlap(wanted, stems).weight }))
    .reduce((best, next) => (next.weight > best.weight ? next : best), { text: '', weight: 0 }).text;
  const quote = clip((nearest || part.title || part.texts[0] || '').trim());
  return quote === '' ? undefined : { quote, literal: false };
}

const closeness: readonly Relation[] = ['same', 'narrower', 'related', 'broader'];

const doneKinds = new Set<ProfilePart['kind']>(['position', 'project', 'volunteering']);

/** What satisfies before what is only near; what was done before what is listed; then quotes that name the skill; then the nearest relation. */
const worth = ({ relation, part, literal }: SkillHit) =>
  (relation === 'same' || relation === 'narrower' ? 0 : 40) +
  (doneKinds.has(part.kind) ? 0 : 20) +
  (literal ? 0 : 10) +
  closeness.indexOf(relation);

/** Every part that shows `asked` or a skill that stands near it, best first. */
export function hitsFor(asked: SkillRef, parts: readonly ProfilePart[], relations: SkillRelations): SkillHit[] {
  const hits: SkillHit[] = [];
  for (const part of parts) {
    const owned = unreadKinds.has(part.kind) ? [asked] : part.skills;
    for (const skill of owned) {
      const relation = relations.between(skill.id, asked.id);
      const quote = relation && quoteFor(part, skill, relations);
      if (relation && quote) hits.push({ asked, owned: skill, relation, part, ...quote });
    }
  }
  return hits.sort((a, b) => worth(a) - worth(b));
}

/** True for the skill itself and for a kind of it. */
export const satisfies = (hit: SkillHit): boolean => hit.relation === 'same' || hit.relation === 'narrower';

/** At most `limit` places: every skill once before any skill twice, no sentence twice. */
export function evidenceOf(hits: readonly SkillHit[], limit = 3): Evidence[] {
  const chosen = new Map<string, Evidence>();
  const bySkill = new Map<string, SkillHit[]>();
  for (const hit of hits) bySkill.set(hit.asked.id, [...(bySkill.get(hit.asked.id) ?? []), hit]);
  for (let rank = 0; rank < 2; rank += 1) {
    for (const ranked of bySkill.values()) {
      const hit = ranked[rank];
      if (hit && chosen.size < limit)
        chosen.set(`${hit.quote}\n${hit.part.where}`, { quote: hit.quote, where: hit.part.where });
    }
  }
  return [...chosen.values()];
}
