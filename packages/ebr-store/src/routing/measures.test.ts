import { describe, expect, it } from 'vitest';
import { calibrationError, fitTemperature } from './calibration.ts';
import { areaUnderCurve, operatingPoint, thresholdAtLoss } from './operating-curve.ts';
import { energyOf, indexOfHighest, softmax } from './scores.ts';

const judged = (...familiarities: number[]) => familiarities.map((familiarity) => ({ familiarity, right: true }));

describe('a temperature', () => {
  const sure = (label: number) => ({ scores: Float64Array.of(4, 0), label });

  it('makes an overconfident classifier as sure as it is right', () => {
    const outcomes = [sure(0), sure(0), sure(0), sure(1)];
    const temperature = fitTemperature(outcomes);
    expect(softmax(Float64Array.of(4, 0), temperature)[0]).toBeCloseTo(0.75, 2);
  });

  it('keeps the order of two judgements', () => {
    const [low, high] = [1, 2].map((score) => softmax(Float64Array.of(score, 0), 3.5)[0] ?? 0);
    expect(low).toBeLessThan(high ?? 0);
  });

  it('is 1 when there is nothing to fit', () => {
    expect(fitTemperature([])).toBe(1);
  });
});

describe('scores', () => {
  it('become probabilities without overflow', () => {
    expect([...softmax(Float64Array.of(1_000, 0))]).toEqual([1, 0]);
    expect(energyOf(Float64Array.of(0, 0))).toBeCloseTo(Math.log(2));
    expect(indexOfHighest([])).toBe(-1);
  });
});

describe('the calibration error', () => {
  it('is how far confidence is from being right', () => {
    expect(calibrationError([])).toBe(0);
    expect(calibrationError([{ confidence: 1, right: false }])).toBe(1);
    expect(calibrationError([true, true, true, false].map((right) => ({ confidence: 0.75, right })))).toBeCloseTo(0);
  });
});

describe('an operating curve', () => {
  it.each([
    [judged(3, 4), judged(1, 2), 1],
    [judged(1, 2), judged(3, 4), 0],
    [judged(1, 1), judged(1), 0.5],
    [judged(2, 4), judged(1, 3), 0.75],
  ])('has the area that ranks say', (inScope, outOfScope, area) => {
    expect(areaUnderCurve(inScope, outOfScope)).toBe(area);
  });

  it('finds the threshold that costs no more than is allowed', () => {
    const inScope = judged(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    expect(thresholdAtLoss(inScope, 0.2)).toBe(3);
    expect(operatingPoint(inScope, judged(0, 2, 5), 3)).toEqual({
      threshold: 3,
      inScopeAccuracy: 0.8,
      outOfScopeRecall: 2 / 3,
    });
  });

  it('counts a refused question as lost only where it would have been right', () => {
    const inScope = [{ familiarity: 0, right: false }, ...judged(1, 2, 3)];
    expect(thresholdAtLoss(inScope, 0)).toBe(1);
  });
});
