import type { SkillEntry } from './skill-entry.ts';
import { verbForms } from './verb-forms.ts';

/** All ways to write the skill that need no context: the verb phrases are spelled out. */
export function plainNames(entry: SkillEntry): string[] {
  const special = new Set([...(entry.ambiguous ?? []), ...(entry.cased ?? [])]);
  return [entry.name, ...(entry.synonyms ?? [])].filter((name) => !special.has(name)).flatMap(spellOut);
}

function spellOut(name: string): string[] {
  if (!name.startsWith('to ')) return name.includes('-') ? [name, name.replaceAll('-', '')] : [name];
  const [verb = '', ...rest] = name.slice('to '.length).split(' ');
  return verbForms(verb).map((form) => [form, ...rest].join(' '));
}
