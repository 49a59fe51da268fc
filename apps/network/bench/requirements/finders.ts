import { findPhrases } from '../../src/requirements/phrases/find-phrases.ts';
import type { Vocabulary } from '../../src/vocabulary/index.ts';
import type { Phrase } from './labelled-spans.ts';

type Finder = (text: string) => Phrase[];

/** The baseline: the longest names of the vocabulary; licences are qualifications. */
export function findNames(vocabulary: Vocabulary): Finder {
  return (text) =>
    vocabulary.findSkills(text).map(({ start, end, id }) => ({
      start,
      end,
      type: vocabulary.get(id)?.kind === 'licence' ? 'Qualification' : 'Skill',
    }));
}

/** The phrases of the product, under the names of the labels. */
export function findTyped(vocabulary: Vocabulary): Finder {
  return (text) =>
    findPhrases(text, vocabulary).map(({ start, end, type }) => ({
      start,
      end,
      type: type === 'skill' ? 'Skill' : 'Qualification',
    }));
}
