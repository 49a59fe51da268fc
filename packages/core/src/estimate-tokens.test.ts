import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateTokens } from './estimate-tokens.ts';

describe('estimateTokens', () => {
  it.each([
    ['', 0],
    ['hello', 1],
    ['internationalisation', 4],
    ['3.14159', 4],
    ['Größe', 3],
    ['日本語', 3],
  ])('%s is %i', (text, tokens) => {
    expect(estimateTokens(text)).toBe(tokens);
  });

  it('never falls when text is added', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => estimateTokens(`${a} ${b}`) >= estimateTokens(a)));
  });
});
