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

/** The same with verb phrases as they stand in the entry. Called for every entry at the start, so it makes no more lists than it must. */
export function plainPhrases(entry: SkillEntry): string[] {
  const phrases: string[] = [];
  const add = (name: string) => {
    if (entry.ambiguous?.includes(name) === true || entry.cased?.includes(name) === true) return;
    phrases.push(name);
    if (name.includes('-') && !name.startsWith('to ')) phrases.push(name.replaceAll('-', ''));
  };
  add(entry.name);
  entry.synonyms?.forEach(add);
  return phrases;
}
