import { describe, expect, it } from 'vitest';
import { nameOf } from './label-names.ts';

describe('the name of a label', () => {
  it.each([
    ['card_arrival', 'card arrival'],
    ['Refund-not showing.up', 'refund not showing up'],
    ['lostCard', 'lost card'],
    ['auto/oil-change', 'auto oil change'],
    ['42', undefined],
    ['', undefined],
    ['\uD83E', undefined],
    ['a'.repeat(100_000), 'a'.repeat(200)],
  ])('of %j is %j', (label, name) => {
    expect(nameOf(label)).toBe(name);
  });
});
