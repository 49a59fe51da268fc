import { describe, expect, it } from 'vitest';
import { drawLinks, readVerdicts } from '../../bench/vocabulary/checked-links.ts';
import { hasPostings } from '../../bench/vocabulary/skill-phrases.ts';
import { loadVocabulary } from './load-vocabulary.ts';

describe.skipIf(!hasPostings())(
  '300 found skills that were read in their context (skipped without ../shared/data)',
  () => {
    const links = hasPostings() ? drawLinks(loadVocabulary()) : [];
    const verdicts = readVerdicts();

    it('are still those that were read, but for a few', () => {
      const unread = links.filter(({ key }) => !verdicts.has(key));
      // More than this, and the verdicts say nothing of the vocabulary as it is: read the new links (bench/vocabulary/README.md).
      expect(unread.length).toBeLessThanOrEqual(links.length * 0.1);
      expect(links.length).toBe(300);
    });

    it('are right in at least 93 of 100 (bench/vocabulary/README.md says how they were read)', () => {
      const read = links.flatMap(({ key }) => verdicts.get(key) ?? []);
      expect(read.filter(Boolean).length / read.length).toBeGreaterThanOrEqual(0.93);
    });
  },
);
