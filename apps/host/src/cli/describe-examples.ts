import type { ExampleSelection, PassedExample, SelectedExample } from '@trellis/core';

const why: Readonly<Record<NonNullable<ExampleSelection['nothing']>, string>> = {
  'no-examples': 'there are none that may be served',
  'not-near': 'none is near enough',
  'no-budget': 'none fits the budget',
  'not-ready': 'they are still being read',
  'embedder-slow': 'the embedder took too long',
  'embedder-failed': 'the embedder failed',
  'selector-failed': 'choosing them failed',
};

const reasons: Readonly<Record<PassedExample['reason'], string>> = {
  'below-floor': 'not near enough',
  redundant: 'says the same again',
  'label-quota': 'enough of its label',
  budget: 'does not fit the budget',
  count: 'enough others',
};

/** Which set was chosen from, or why nothing was chosen. */
export function examplesHeading({ examples, set, floor, experiment, nothing }: ExampleSelection): string {
  const details = [
    set && `set ${set.slice(0, 12)}`,
    floor !== undefined && `from ${floor.toFixed(2)}`,
    experiment && `experiment ${experiment.name}: ${experiment.arm}`,
  ].filter(Boolean);
  const result = nothing ? `none: ${why[nothing]}` : String(examples.length);
  return `examples → ${result}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
}

export const chosenLine = ({ id, similarity, penalty, tokens }: SelectedExample): string =>
  `${similarity.toFixed(2)} ${id}: ${tokens} tokens${penalty > 0 ? `, ${penalty.toFixed(2)} alike to a better one` : ''}`;

export const passedLine = ({ id, similarity, reason }: PassedExample): string =>
  `${similarity.toFixed(2)} ${id}: left out, ${reasons[reason]}`;
