import { describe, expect, it } from 'vitest';
import { judgeImportance, summarize } from '../../bench/requirements/importance.ts';
import { findNames, findTyped } from '../../bench/requirements/finders.ts';
import { readLabelledPostings } from '../../bench/requirements/labelled-postings.ts';
import { readLabelledSpans } from '../../bench/requirements/labelled-spans.ts';
import { scoreSpans } from '../../bench/requirements/span-score.ts';
import { loadVocabulary } from '../vocabulary/index.ts';

const vocabulary = loadVocabulary();

describe('must, nice to have or neither, against labels', () => {
  const judged = judgeImportance(readLabelledPostings().postings, vocabulary);

  it.each([
    ['development', false],
    ['held-out', true],
  ])('is right for nine of ten sentences of %s postings', (_, heldOut) => {
    const summary = summarize(judged.filter((each) => each.heldOut === heldOut));
    expect(summary.sentences).toBeGreaterThan(100);
    expect(summary.allRight).toBeGreaterThanOrEqual(0.9);
    expect(summary.askedRight).toBeGreaterThanOrEqual(0.9);
  });

  it('takes next to no duty and no benefit for a requirement', () => {
    const { duties, dutiesLeaked, benefits, benefitsLeaked } = summarize(judged);
    expect(dutiesLeaked / duties).toBeLessThan(0.03);
    expect(benefitsLeaked / benefits).toBeLessThan(0.05);
  });
});

const sentences = readLabelledSpans();

describe.skipIf(sentences === undefined)(
  'phrases against labelled sentences (skipped without ../shared/data/search/job-entities)',
  () => {
    const f1 = (find: typeof findNames, type: string) => {
      const { strict, partial } = scoreSpans(sentences ?? [], find(vocabulary), type);
      return [strict.f1, partial.f1] as const;
    };

    it.each(['Skill', 'Qualification'])('%s: better than the names of the vocabulary', (type) => {
      const [names, phrases] = [f1(findNames, type), f1(findTyped, type)];
      expect(phrases[0]).toBeGreaterThan(1.2 * names[0]);
      expect(phrases[1]).toBeGreaterThan(1.1 * names[1]);
    });
  },
);
