import type { SkillInfo, SkillRef } from './entities.ts';

/** Names of things that are written like common nouns. */
const brands = /^(?:Agile|Android|Apache|Avaya|Cisco|Kanban|Ruby|Scrum|Windows)\b/;
/** Kinds whose names are common nouns, so that a single word needs no capital either. */
const commonKinds: ReadonlySet<string | undefined> = new Set<SkillInfo['kind']>([
  'method',
  'knowledge',
  'licence',
  'transversal',
]);

/** The name of a skill of a kind as it stands inside a sentence. */
export function nameInSentence(name: string, kind: SkillInfo['kind'] | undefined): string {
  const [first = '', ...rest] = name.split(' ');
  const isCommon = commonKinds.has(kind) || (kind !== 'language' && rest.length > 0);
  const looksCommon = /^\p{Lu}[\p{Ll}'’-]+$/u.test(first) && !rest.some((word) => /\p{Lu}/u.test(word));
  return isCommon && looksCommon && !brands.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** The same for a skill whose kind is among what is known: "digital accessibility" and "teaching", but "React", "Six Sigma", "IT support". */
export const skillInSentence = ({ id, name }: SkillRef, relations: readonly SkillInfo[]): string =>
  nameInSentence(name, relations.find((info) => info.id === id)?.kind);
