import { describe, expect, it } from 'vitest';
import type { Candidate, CandidateKind } from './candidates.ts';
import { selectQuestions } from './select-questions.ts';

const candidate = (name: string, kind: CandidateKind, covers: Record<string, number>): Candidate => ({
  kind,
  templates: [{ question: name, why: '', prepare: '' }],
  fill: { skill: name },
  covers: new Map(Object.entries(covers)),
  skills: [],
  passages: [],
  transfers: [],
});
const namesOf = (chosen: readonly Candidate[]) => chosen.map(({ fill }) => fill['skill']);

describe('the choice of questions', () => {
  it('takes the weightiest first and does not cover the same point twice', () => {
    const chosen = selectQuestions({
      candidates: [
        candidate('light', 'duty', { a: 1 }),
        candidate('heavy', 'skill', { b: 3, c: 1 }),
        candidate('again', 'skill', { b: 3 }),
      ],
      count: 3,
    });
    expect(namesOf(chosen)).toEqual(['heavy', 'light']);
  });

  it('prefers another kind of question where two weigh the same', () => {
    const chosen = selectQuestions({
      candidates: [
        candidate('one', 'skill', { a: 2 }),
        candidate('two', 'skill', { b: 2 }),
        candidate('three', 'behaviour', { c: 2 }),
      ],
      count: 2,
    });
    expect(namesOf(chosen)).toEqual(['one', 'three']);
  });

  it('never asks more than three about skills that are there', () => {
    const candidates = Array.from({ length: 9 }, (_, index) => candidate(`s${index}`, 'skill', { [`p${index}`]: 3 }));
    expect(selectQuestions({ candidates, count: 6 })).toHaveLength(3);
  });

  it('puts first what the member asked about', () => {
    const candidates = [candidate('heavy', 'skill', { a: 5 }), candidate('asked', 'duty', { b: 1 })];
    expect(namesOf(selectQuestions({ candidates, count: 1, wanted: ({ fill }) => fill['skill'] === 'asked' }))).toEqual(
      ['asked'],
    );
  });

  it('ends when nothing is left to cover', () => {
    expect(selectQuestions({ candidates: [], count: 5 })).toEqual([]);
  });
});
