import { describe, expect, it } from 'vitest';
import { selectDiverse } from './select-diverse.ts';

const apart = () => 0;
const candidate = (score: number, group = 0) => ({ score, group });

describe('selectDiverse', () => {
  it('takes the best first when nothing is alike', () => {
    const chosen = selectDiverse([candidate(0.2), candidate(0.9), candidate(0.5)], {
      count: 2,
      lambda: 0.7,
      share: 2,
      similarity: apart,
    });
    expect(chosen).toEqual([1, 2]);
  });

  it('passes over what says the same as a better one', () => {
    const chosen = selectDiverse([candidate(1), candidate(0.9), candidate(0.1)], {
      count: 3,
      lambda: 0.7,
      share: 3,
      similarity: (a, b) => (a + b === 1 ? 0.95 : 0),
    });
    expect(chosen).toEqual([0, 2]);
  });

  it('prefers what is new to what is a little better', () => {
    const chosen = selectDiverse([candidate(1), candidate(0.8), candidate(0.7)], {
      count: 2,
      lambda: 0.7,
      share: 3,
      similarity: (a, b) => (a + b === 1 ? 0.5 : 0),
    });
    expect(chosen).toEqual([0, 2]);
  });

  it('gives every group its share, the weakest too', () => {
    const candidates = [candidate(1), candidate(0.9), candidate(0.8), candidate(0.1, 1)];
    expect(selectDiverse(candidates, { count: 3, lambda: 0.7, share: 2, similarity: apart })).toEqual([0, 1, 3]);
  });

  it('chooses nothing from nothing', () => {
    expect(selectDiverse([], { count: 3, lambda: 0.7, share: 2, similarity: apart })).toEqual([]);
  });
});
