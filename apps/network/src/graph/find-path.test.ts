import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPath } from './find-path.ts';

const pairsOf = (text: string) => text.split(' ').map((pair) => [...pair] as [string, string]);
const search = (pairs: readonly (readonly [string, string])[], hidden: readonly string[] = []) => {
  const lists = new Map<string, string[]>();
  for (const [one, other] of pairs) {
    lists.set(one, [...(lists.get(one) ?? []), other]);
    lists.set(other, [...(lists.get(other) ?? []), one]);
  }
  return {
    from: 'a',
    to: 'z',
    connectionsOf: (member: string) => lists.get(member) ?? [],
    maySee: (one: string, other: string) => !hidden.includes(one) && !hidden.includes(other),
    maxEdges: 1000,
    isOver: () => false,
  };
};

describe('the shortest path', () => {
  it.each([
    ['az', 'az'],
    ['ab bz', 'abz'],
    ['ab bc cz', 'abcz'],
    ['ab bc cz ad dz', 'adz'],
    ['ab bc cd dz', undefined],
    ['ab cz', undefined],
  ])('%s: %s', (pairs, expected) => {
    expect(findPath(search(pairsOf(pairs)))).toEqual({ members: expected?.split(''), complete: true });
  });

  it.each([
    ['ab bz', ['z'], undefined],
    ['ab bz', ['b'], undefined],
    ['az', ['a', 'z'], 'az'],
    ['ab bc cz', ['c'], undefined],
    ['ab bc cz ad de ez', ['c'], 'adez'],
  ])('goes past no hidden list: %s without %s', (pairs, hidden, expected) => {
    expect(findPath(search(pairsOf(pairs), hidden)).members?.join('')).toBe(expected);
  });

  it('of oneself is oneself', () => {
    expect(findPath({ ...search([]), to: 'a' })).toEqual({ members: ['a'], complete: true });
  });

  it('stops at its limit and says so', () => {
    const far = search(pairsOf('ab bc cz'));
    expect(findPath({ ...far, maxEdges: 1 })).toEqual({ members: undefined, complete: false });
    expect(findPath({ ...far, isOver: () => true })).toEqual({ members: undefined, complete: false });
  });

  it('is as long as the one that a plain breadth-first search finds', () => {
    const member = fc.constantFrom(...'abcdefgz');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(member, member), { maxLength: 20 }),
        fc.subarray([...'bcdefgz']),
        (pairs, hidden) => {
          const { connectionsOf, maySee, ...rest } = search(
            pairs.filter(([one, other]) => one !== other),
            hidden,
          );
          const distances = new Map([['a', 0]]);
          for (const one of distances.keys()) {
            for (const other of connectionsOf(one)) {
              const isSeen = one === 'a' || other === 'a' || maySee(one, other);
              if (isSeen && !distances.has(other)) distances.set(other, (distances.get(one) ?? 0) + 1);
            }
          }
          const distance = distances.get('z') ?? Infinity;
          const found = findPath({ connectionsOf, maySee, ...rest }).members;
          expect(found ? found.length - 1 : undefined).toBe(distance <= 3 ? distance : undefined);
        },
      ),
      { numRuns: 500 },
    );
  });
});
