import { describe, expect, it } from 'vitest';
import { hasPostings, postingPhrases, samplePhrases } from '../../bench/vocabulary/skill-phrases.ts';
import type { SkillPhrase } from '../../bench/vocabulary/skill-phrases.ts';
import { loadVocabulary } from './load-vocabulary.ts';

const vocabulary = loadVocabulary();
const isLinked = ({ text, start, end }: SkillPhrase): boolean =>
  vocabulary.resolve(text.slice(start, end)) !== undefined ||
  vocabulary.findSkills(text).some((span) => span.start < end && span.end > start);
const shareLinked = (phrases: readonly SkillPhrase[]) => phrases.filter(isLinked).length / phrases.length;

describe('of the skill phrases', () => {
  it('that people and jobs of the sample list, at least nineteen in twenty are linked', () => {
    const phrases = samplePhrases();
    expect(phrases.length).toBeGreaterThan(200);
    expect(shareLinked(phrases)).toBeGreaterThanOrEqual(0.95);
  });

  it.skipIf(!hasPostings())(
    'in the postings of New York, at least nine in ten are linked (skipped without ../shared/data)',
    () => {
      const phrases = postingPhrases();
      expect(phrases.length).toBeGreaterThan(400);
      expect(shareLinked(phrases)).toBeGreaterThanOrEqual(0.9);
    },
  );
});
