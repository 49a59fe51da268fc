import type { ExampleSelection, PassedExample, SelectedExample } from '@trellis/core';
import type { ExampleIndex, NearExample } from './example-index.ts';
import { dayOf, vectorAt } from './example-index.ts';
import { fitBudget } from './fit-budget.ts';
import type { Candidate } from './rank-candidates.ts';
import { rankCandidates } from './rank-candidates.ts';
import type { SelectionPolicy } from './select-options.ts';

const mostTold = 10;

/** Chooses among the nearest, best first: those above the floor, different from each other, within the budget. Pure. */
export function chooseExamples(
  near: readonly NearExample[],
  options: { index: ExampleIndex; policy: SelectionPolicy; maxTokens: number },
): ExampleSelection {
  const { index, policy, maxTokens } = options;
  const { set, floor } = index;
  const passed: PassedExample[] = [];
  const pass = ({ id, similarity }: Candidate, reason: PassedExample['reason']) =>
    void passed.push({ id, similarity, reason });
  const candidates = near.map((one) => candidateOf(one, index));
  for (const candidate of candidates) if (!(candidate.similarity >= floor)) pass(candidate, 'below-floor');
  const ranked = rankCandidates(
    candidates.filter(({ similarity }) => similarity >= floor),
    policy,
    pass,
  ).map((candidate) => ({ ...candidate, tokens: set.tokensOf(candidate.row) }));
  const fitted = fitBudget(ranked, { maxTokens, maxItems: policy.maxExamples });
  const isFull = fitted.length >= policy.maxExamples;
  for (const candidate of ranked) if (!fitted.includes(candidate)) pass(candidate, isFull ? 'count' : 'budget');
  const examples = fitted.map(({ row, similarity, penalty, tokens }, place): SelectedExample => {
    const {
      id,
      question,
      answer,
      agentVersion = set.agentVersion,
    } = set.examples[row] ?? { id: '', question: '', answer: '' };
    return { id, question, answer, agentVersion, similarity, penalty, tokens, rank: place + 1 };
  });
  return {
    examples: policy.order === 'best-last' ? examples.reverse() : examples,
    set: set.contentHash,
    floor,
    passedOver: passed.sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1)).slice(0, mostTold),
    ...(examples.length === 0 && { nothing: nothingOf(near.length, ranked.length) }),
  };
}

function nothingOf(near: number, ranked: number): NonNullable<ExampleSelection['nothing']> {
  if (near === 0) return 'no-examples';
  return ranked === 0 ? 'not-near' : 'no-budget';
}

function candidateOf({ row, similarity }: NearExample, { set, newestDay }: ExampleIndex): Candidate & { row: number } {
  const example = set.examples[row];
  if (!example) throw new RangeError(`expected a row below ${set.examples.length}, got ${row}`);
  const { id, label } = example;
  return {
    row,
    id,
    ...(label !== undefined && { label }),
    similarity,
    age: newestDay - dayOf(example),
    vector: vectorAt(set, row),
  };
}
