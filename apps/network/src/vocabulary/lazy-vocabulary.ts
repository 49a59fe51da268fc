import type { Vocabulary } from './vocabulary.ts';

/** A vocabulary that is made when somebody first asks it: most of a start, and of an idle network, goes without. */
export function lazyVocabulary(make: () => Vocabulary): Vocabulary {
  let made: Vocabulary | undefined;
  const vocabulary = () => (made ??= make());
  return {
    get occupations() {
      return vocabulary().occupations;
    },
    get: (id) => vocabulary().get(id),
    all: () => vocabulary().all(),
    resolve: (name) => vocabulary().resolve(name),
    findSkills: (text) => vocabulary().findSkills(text),
  };
}
