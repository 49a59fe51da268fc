import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintCases, parseFingerprint } from './fingerprint.ts';
import { createLeakageGuard } from './leakage-guard.ts';

const cases = [
  'Would a former pastry chef with two seasons on cruise ships have a chance at this hotel job?',
  'Which of the certificates in the posting could I finish before the summer?',
  'Is the German they ask for more than what I learnt at school?',
  'Thank you!',
  'How many of their requirements about refrigeration plants does my apprenticeship in Rostock cover?',
  'First the compressor. Then you check whether the pressure switch opens at fourteen bar. It is quick.',
];
const guardOf = (texts: readonly string[]) =>
  createLeakageGuard([parseFingerprint(fingerprintCases(texts, { salt: 'job-fit' }), { file: 'cases.fingerprint' })]);
const guard = guardOf(cases);

describe('the guard against leaks', () => {
  it.each([
    ['the case itself', cases[1] ?? ''],
    ['other case and punctuation', 'WHICH of the certificates in the posting… could I finish, before the summer'],
    ['other spaces and hidden characters', 'Is\u00A0the  German they ask\u200B for more than what I learnt at\nschool'],
    ['full-width letters and accents', 'Ｉｓ the Gérman they ask for more than what I learnt at school?'],
    ['a short case', 'thank you'],
    [
      'a sentence of it within an answer',
      'Yes. Then you check whether the pressure switch opens at fourteen bar. Good luck.',
    ],
    [
      'one word changed',
      'Would a former pastry chef with two seasons on cruise ships have a chance at this restaurant job?',
    ],
    [
      'two words changed',
      'Would a former pastry cook with two seasons on cruise ships have a chance at that hotel job?',
    ],
    ['three words changed', 'How many of their demands about refrigeration plants does my training in Bremen cover?'],
    [
      'words put in',
      'Honestly now, which of the certificates in the posting could I finish before the summer holidays?',
    ],
  ])('finds a copy with %s', (_, text) => {
    expect(guard.check(text)).toMatchObject({ kind: 'copy' });
  });

  it('only points at what may be chance', () => {
    expect(guardOf(['Am I fit for it?', ...cases]).check('Am I right for it?')).toMatchObject({
      kind: 'near',
      changed: 1,
    });
  });

  it.each(['', '?!', 'Am I a good fit?', 'Is the pay they offer more than what I earned before?', 'x '.repeat(5000)])(
    'finds nothing in %.60j',
    (text) => {
      expect(guard.check(text)).toBeUndefined();
    },
  );
});

describe('a fingerprint', () => {
  it('is the same in any order, and holds no word', () => {
    const text = fingerprintCases(cases, { salt: 'job-fit' });
    expect(fingerprintCases(cases.toReversed(), { salt: 'job-fit' })).toBe(text);
    expect(text).not.toMatch(/pastry|german|certificate/i);
    expect(text.split('\n')[0]).toBe('trellis-cases 1 job-fit 7');
  });

  it('finds every text it was made of, however that was folded', () => {
    const words = fc.array(fc.constantFrom('haus', 'Élan', '東京', 'x1', 'naïve', 'ß', 'job'), {
      minLength: 1,
      maxLength: 80,
    });
    fc.assert(
      fc.property(words, (list) => {
        const made = guardOf([list.join(' ')]);
        expect(made.check(list.join(' - ').toUpperCase())).toMatchObject({ kind: 'copy', changed: 0 });
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['', /cases\.fingerprint:1: expected 'trellis-cases 1'/],
    ['trellis-cases 2 - 0\n', /:1: expected/],
    ['trellis-cases 1 - 2\nwAAAAAAAA\n', /:1: expected 2 lines, got 1/],
    ['trellis-cases 1 - 1\nWhat is it?\n', /:2: this is no fingerprint/],
  ])('is refused when damaged: %j', (text, message) => {
    expect(() => parseFingerprint(text, { file: 'cases.fingerprint' })).toThrow(message);
  });
});
