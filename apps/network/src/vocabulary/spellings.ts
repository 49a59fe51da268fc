import type { SkillEntry } from './skill-entry.ts';
import { verbForms } from './verb-forms.ts';
import { verbPhrase } from './verb-phrases.ts';

/** All ways to write the skill that need no context: the verb phrases are spelled out. */
export function plainNames(entry: SkillEntry): string[] {
  return plainPhrases(entry).flatMap((name) => {
    const phrase = verbPhrase(name);
    return phrase === undefined ? [name] : verbForms(phrase.verb).map((form) => `${form} ${phrase.object}`.trim());
  });
}

/** The same with verb phrases as they stand in the entry. */
export function plainPhrases(entry: SkillEntry): string[] {
  const special = new Set([...(entry.ambiguous ?? []), ...(entry.cased ?? [])]);
  return [entry.name, ...(entry.synonyms ?? [])]
    .filter((name) => !special.has(name))
    .flatMap((name) => (name.includes('-') && !name.startsWith('to ') ? [name, name.replaceAll('-', '')] : [name]));
}
