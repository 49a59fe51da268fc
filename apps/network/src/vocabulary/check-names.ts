import type { Placed } from './read-entries.ts';
import type { SkillEntry } from './skill-entry.ts';
import { plainNames } from './spellings.ts';
import { nameKey } from './tokens.ts';

/**
 * The problems of names: a name belongs to one skill. Others may list it as ambiguous: beside their context words it is theirs, elsewhere
 * it stays with the one that has it plainly.
 */
export function checkNames(placed: readonly Placed<SkillEntry>[]): string[] {
  const problems: string[] = [];
  const owner = new Map<string, Placed<SkillEntry>>();
  for (const each of placed)
    for (const name of plainNames(each.entry)) {
      const key = nameKey(name);
      const other = owner.get(key);
      if (key === '') problems.push(`${each.where}: "${name}" has no word`);
      else if (other !== undefined && other !== each)
        problems.push(`${each.where}: "${name}" also names ${other.entry.id} (${other.where})`);
      owner.set(key, each);
    }
  for (const { entry, where } of placed) {
    for (const name of [...(entry.cased ?? []), ...(entry.ambiguous ?? [])]) {
      const other = owner.get(nameKey(name));
      const told = entry.ambiguous?.includes(name) === true && entry.context !== undefined;
      if (other !== undefined && !told)
        problems.push(`${where}: "${name}" is ambiguous here, but plainly names ${other.entry.id} (${other.where})`);
    }
    for (const word of entry.context ?? [])
      if (nameKey(word).includes(' ')) problems.push(`${where}: the context "${word}" is more than one word`);
    if (entry.context !== undefined && entry.ambiguous === undefined)
      problems.push(`${where}: has context words, but no ambiguous name`);
  }
  return problems;
}
