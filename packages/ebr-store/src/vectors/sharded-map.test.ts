import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShardedMap } from './sharded-map.ts';
import { sortInSteps } from './sort-in-steps.ts';

const key = fc.oneof(fc.string({ maxLength: 3 }), fc.integer({ min: -300, max: 300 }), fc.double(), fc.boolean());

describe('a map in many parts', () => {
  it('is like a map', () => {
    const property = fc.property(fc.array(fc.tuple(key, fc.option(fc.nat(), { nil: undefined }))), (writes) => {
      const [sharded, map] = [new ShardedMap<string | number | boolean, number>(), new Map()];
      for (const [name, value] of writes) {
        if (value === undefined) sharded.delete(name);
        else sharded.set(name, value);
        if (value === undefined) map.delete(name);
        else map.set(name, value);
      }
      expect(sharded.size).toBe(map.size);
      expect([...sharded.values()].sort()).toEqual([...map.values()].sort());
      for (const [name] of writes)
        expect([sharded.has(name), sharded.get(name)]).toEqual([map.has(name), map.get(name)]);
    });
    fc.assert(property, { numRuns: 50 });
  });
});

describe('a sort in steps', () => {
  it('sorts like the one at once', () => {
    const property = fc.property(fc.array(fc.nat({ max: 50 }), { maxLength: 3000, size: 'max' }), (numbers) => {
      const steps = sortInSteps(numbers.entries(), ([, a], [, b]) => a - b);
      let step = steps.next();
      while (!step.done) step = steps.next();
      expect(step.value).toEqual([...numbers.entries()].sort(([, a], [, b]) => a - b));
    });
    fc.assert(property, { numRuns: 10 });
  });
});
