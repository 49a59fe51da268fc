import { describe, expect, it } from 'vitest';
import { createNearWords, isOneEdit } from './near-words.ts';

describe('one edit', () => {
  it.each([
    ['managment', 'management'],
    ['managemment', 'management'],
    ['menagement', 'management'],
    ['managmeent', 'management'],
    ['kubernetse', 'kubernetes'],
  ])('%s, %s: swapped, missing, added or changed', (one, other) => {
    expect(isOneEdit(one, other)).toBe(true);
    expect(isOneEdit(other, one)).toBe(true);
  });

  it.each([
    ['python', 'python'],
    ['python', 'pyton3'],
    ['java', 'javascript'],
    ['', 'ab'],
  ])('%s, %s: none or more', (one, other) => {
    expect(isOneEdit(one, other)).toBe(false);
  });
});

describe('the near word', () => {
  const near = createNearWords([
    'management',
    'marketing',
    'planning',
    'plannings',
    'scala',
    'c++',
    'painting',
    'pointing',
  ]);

  it.each([
    ['managment', 'management'],
    ['makreting', 'marketing'],
    ['plannning', 'planning'],
  ])('of %s is %s', (word, expected) => {
    expect(near(word)).toBe(expected);
  });

  it.each([
    ['scal', 'too short'],
    ['scalaa', 'its near word is too short'],
    ['pzinting', 'two words are near'],
    ['nanagement', 'the first letter has to be right'],
    ['managements', 'another ending'],
    ['x'.repeat(41), 'too long'],
  ])('of %s is none: %s', (word) => {
    expect(near(word)).toBeUndefined();
  });
});
