import type { Skill } from '@trellis/core';
import type { Finding } from './skill-finding.ts';
import { nameTermsOf, termsOf, textOf } from './words.ts';

/** From this share of common words on, two descriptions say the same. */
const alike = 0.75;

interface Terms {
  readonly skill: Skill;
  readonly name: ReadonlySet<string>;
  readonly nameKey: string;
  readonly text: ReadonlySet<string>;
}

function termsOfSkill(skill: Skill): Terms {
  const name = new Set(nameTermsOf(textOf(skill.name)));
  const text = new Set(termsOf(`${textOf(skill.description)} ${textOf(skill.useWhen)}`));
  return { skill, name, nameKey: [...name].sort().join(' '), text };
}

/** Pairs of skills of one registry that a model would take for each other; each pair is told once, at its later skill. */
export function findOverlaps(skills: readonly Skill[]): Map<Skill, Finding[]> {
  const known = skills.map(termsOfSkill);
  const found = new Map<Skill, Finding[]>();
  known.forEach((later, index) => {
    for (const earlier of known.slice(0, index)) {
      const message = overlap(earlier, later);
      if (message === undefined) continue;
      const fix = 'Say in both what only this one does, or keep one of them.';
      const all = found.get(later.skill) ?? [];
      found.set(later.skill, [...all, { code: 'OVERLAPPING_SKILLS', path: 'description', message, fix }]);
    }
  });
  return found;
}

function overlap(a: Terms, b: Terms): string | undefined {
  // Two majors of one skill are meant to be alike, and a deprecated one is left for the other.
  if (a.skill.name === b.skill.name || a.skill.deprecation || b.skill.deprecation) return undefined;
  if (a.nameKey === b.nameKey) return `named as good as ${a.skill.name}`;
  const common = [...a.text].filter((term) => b.text.has(term)).length;
  const all = a.text.size + b.text.size - common;
  if (all === 0 || common / all < alike) return undefined;
  return tellsApart(a, b) && tellsApart(b, a) ? undefined : `described as good as ${a.skill.name}`;
}

/** `find-jobs` beside `find-people`: the word that differs is in its own name and in what is said of it. */
const tellsApart = (one: Terms, other: Terms): boolean =>
  [...one.text].some((term) => !other.text.has(term) && one.name.has(term));
