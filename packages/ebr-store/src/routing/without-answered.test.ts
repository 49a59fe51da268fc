import { describe, expect, it } from 'vitest';
import { withoutAnswered } from './without-answered.ts';

const agent = (id: string, questions: string[], nearMisses: string[]) => ({
  id,
  surfaces: [],
  questions,
  nearMisses,
  followUps: [],
});
const data = {
  agents: [
    agent('fit', ['do I fit'], ['prepare me', 'bake bread', 'unknown']),
    agent('tips', ['how to prepare'], ['do I fit in this jacket']),
  ],
  outOfScope: { questions: [] },
};
const vectors = new Map([
  ['do I fit', new Float32Array([1, 0])],
  ['how to prepare', new Float32Array([0, 1])],
  ['prepare me', new Float32Array([0.6, 0.8])],
  ['bake bread', new Float32Array([0.8, 0.6])],
  ['do I fit in this jacket', new Float32Array([0.7, Math.sqrt(0.51)])],
]);

describe('a near miss that another agent answers in other words', () => {
  it('is no example of what nobody answers; others are, and those without a vector', () => {
    expect(withoutAnswered(data, vectors).agents.map(({ nearMisses }) => nearMisses)).toEqual([
      ['bake bread', 'unknown'],
      ['do I fit in this jacket'],
    ]);
  });
});
