import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literal, markdownToText, quotation, shorten } from './index.ts';

describe('somebody else’s words', () => {
  it.each([
    ['Runs  the\nshop ', 40, 'Runs the shop'],
    ['See https://evil.example/x(y) or www.evil.example now', 40, 'See ) or now'],
    ['My page (https://me.example) here', 40, 'My page here'],
    ['Plan, build, and run the cluster', 13, 'Plan, build …'],
    ['Donaudampfschifffahrtsgesellschaft', 10, 'Donaudampf …'],
    ['123456789😀', 10, '123456789 …'],
    ['a\u0000\u202Eb', 10, 'ab'],
    ['', 10, ''],
  ])('on one line, cut between words: %j', (text, maxLength, line) => {
    expect(shorten(text, maxLength)).toBe(line);
  });

  it('are shown as they are', () => {
    expect(literal('*C#* and <b>')).toBe('\\*C#\\* and \\<b>');
    expect(markdownToText(literal('[x](y) `z` C#'))).toBe('[x](y) `z` C#');
  });

  it('never hold an address or a break, and are never longer than asked for', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^(?:https?:\/\/|www\.|[a-z]| |\n){0,80}$/),
    );
    fc.assert(
      fc.property(texts, fc.integer({ min: 4, max: 60 }), (text, maxLength) => {
        const line = shorten(text, maxLength);
        expect(line.length).toBeLessThanOrEqual(maxLength + 2);
        expect(line).not.toMatch(/https?:\/\/|\n/);
        expect(line.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('a quotation', () => {
  it.each([
    ['Cut costs by *half*', '“Cut costs by \\*half\\*” (Clerk at Acme)'],
    ['See www.evil.example', 'Clerk at Acme'],
    ['Two\nlines', 'Clerk at Acme'],
  ])('is literal or left out: %j', (quote, text) => {
    expect(quotation({ quote, where: 'Clerk at Acme' })).toBe(text);
  });
});
