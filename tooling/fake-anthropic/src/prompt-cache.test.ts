import { describe, expect, it } from 'vitest';
import { createPromptCache } from './prompt-cache.ts';
import type { PromptUnit } from './prompt-units.ts';

/** `a*` is a block marked for five minutes, `a+` for an hour; each costs ten tokens. */
const units = (text: string): PromptUnit[] =>
  text.split(' ').map((word) => ({
    identity: word.replace(/[*+]$/, ''),
    tokens: 10,
    ...(word.endsWith('*') && { ttl: '5m' as const }),
    ...(word.endsWith('+') && { ttl: '1h' as const }),
  }));

function billing(options: { minTokens?: number } = {}) {
  let now = 0;
  const cache = createPromptCache({ minTokens: options.minTokens ?? 0, now: () => now });
  return (text: string, atMs = now, model = 'm') => {
    now = atMs;
    const bill = cache.bill(model, units(text));
    // Every request costs three tokens of its own.
    return [bill.input_tokens - 3, bill.cache_creation_input_tokens, bill.cache_read_input_tokens];
  };
}

describe('the prompt cache', () => {
  it('writes up to the last mark, and reads it the next time', () => {
    const bill = billing();
    expect(bill('a b* c')).toEqual([10, 20, 0]);
    expect(bill('a b* d')).toEqual([10, 0, 20]);
  });

  it('neither writes nor reads without a mark', () => {
    const bill = billing();
    bill('a b*');
    expect(bill('a b')).toEqual([20, 0, 0]);
  });

  it('reads the longest prefix that is the same, and writes the rest', () => {
    const bill = billing();
    bill('a* b*');
    expect(bill('a* c*')).toEqual([0, 10, 10]);
    expect(bill('x a* b*')).toEqual([0, 30, 0]);
  });

  it('finds an earlier end, although the mark has moved on', () => {
    const bill = billing();
    bill('a b*');
    expect(bill('a b c d*')).toEqual([0, 20, 20]);
  });

  it('looks back twenty blocks, not further', () => {
    const bill = billing();
    bill('a*');
    const after = (blocks: number) => ['a', ...Array.from({ length: blocks }, (_, index) => `b${index}`)].join(' ');
    expect(bill(`${after(19)}*`)[2]).toBe(10);
    expect(bill(`${after(20).replace('b0', 'c0')}*`)[2]).toBe(0);
  });

  it('keeps models apart', () => {
    const bill = billing();
    bill('a*');
    expect(bill('a*', 0, 'other')).toEqual([0, 10, 0]);
  });

  it('forgets after five minutes or an hour, counted from the last use', () => {
    const bill = billing();
    bill('a*');
    bill('h+');
    expect(bill('a*', 299_999)[2]).toBe(10);
    expect(bill('a*', 599_998)[2]).toBe(10);
    expect(bill('a*', 899_998)[2]).toBe(0);
    expect(bill('h+', 3_599_999)[2]).toBe(10);
    expect(bill('h+', 7_199_999)[2]).toBe(0);
  });

  it('does not keep what is too short', () => {
    const bill = billing({ minTokens: 20 });
    bill('a*');
    expect(bill('a* b*')).toEqual([0, 20, 0]);
    expect(bill('a* b*')).toEqual([0, 0, 20]);
  });
});
