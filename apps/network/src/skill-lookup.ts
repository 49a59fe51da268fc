import type { SkillInfo } from '@trellis/network-skills';
import { normalizeName } from './storage/normalize.ts';
import type { Vocabulary } from './vocabulary/index.ts';

/** Finds skills by their names: the skill of that name first, then those the words name, then those whose names begin like it. */
export type SkillLookup = (q: string, limit: number) => SkillInfo[];

interface Name {
  readonly text: string;
  readonly skill: SkillInfo;
}

/** Names are sorted once, when the first question comes. */
export function createSkillLookup(vocabulary: Vocabulary): SkillLookup {
  let sorted: readonly Name[] | undefined;
  const sort = () =>
    vocabulary
      .all()
      .flatMap((skill) => [skill.name, ...skill.synonyms].map((name): Name => ({ text: normalizeName(name), skill })))
      .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  return (q, limit) => {
    const exact = vocabulary.resolve(q);
    const named = [...(exact ? [exact] : []), ...vocabulary.findSkills(q)].flatMap(
      ({ id }) => vocabulary.get(id) ?? [],
    );
    const found = new Map(named.map((skill) => [skill.id, skill]));
    const start = normalizeName(q);
    sorted ??= sort();
    const first = start === '' ? sorted.length : firstFrom(sorted, start);
    for (let at = first; at < sorted.length && found.size < limit; at += 1) {
      const name = sorted[at];
      if (!name?.text.startsWith(start)) break;
      found.set(name.skill.id, name.skill);
    }
    return [...found.values()].slice(0, limit);
  };
}

function firstFrom(names: readonly Name[], start: string): number {
  let [low, high] = [0, names.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle]?.text ?? '') < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
