import { describe, expect, it } from 'vitest';
import { cuesOf } from './cues.ts';

const labels = (text: string) => [
  ...new Set(
    cuesOf(text)
      .filter(({ strength }) => strength === 1)
      .map(({ label }) => label),
  ),
];

describe('cues', () => {
  it.each([
    ['I think the office is overrated.', 'opinion'],
    ['Managers should answer within a day.', 'opinion'],
    ['I don’t believe in annual reviews.', 'opinion'],
    ['Unpopular opinion: CVs are fine.', 'opinion'],
    ['I’m thrilled to announce that I am joining Orla.', 'announcement'],
    ['Today we launch version 2 of the planner.', 'announcement'],
    ['We’ve just opened our third bakery.', 'announcement'],
    ['We are hiring two electricians in Leeds.', 'hiring'],
    ['Apply by Friday through our careers page.', 'hiring'],
    ['Sign up now and get 20% off.', 'promotion'],
    ['Use code SPRING24 at the checkout.', 'promotion'],
    ['My new course starts in May.', 'promotion'],
    ['Only three seats left, so save your seat today.', 'promotion'],
    ['The first ten readers get a discount of 15%.', 'promotion'],
    ['Share this with someone who needs it.', 'call-to-action'],
    ['Drop your thoughts in the comments!', 'call-to-action'],
    ['What would you do?', 'call-to-action'],
  ])('%s is %s', (text, label) => {
    expect(labels(text.replaceAll('’', "'"))).toContain(label);
    expect(labels(text)).toContain(label);
  });

  it.each([
    'Abandonment fell by 31% in two months.',
    'The discount rate was raised by the central bank in March.',
    'Nurses signed the new contract on Monday.',
    'The ward has 24 beds and its own gym.',
    'You do not need to sign up for anything.',
    'The code was reviewed by two engineers.',
  ])('%s has none', (text) => {
    expect(labels(text)).toEqual([]);
  });

  it('are the words of the sentence, literally', () => {
    expect(cuesOf('Honestly, I THINK so.').map(({ words }) => words)).toContain('I THINK');
  });
});
