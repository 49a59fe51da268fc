import type { RoutableAgent } from '@trellis/core';
import { byCodeUnits, seededRandom } from './random.ts';
import { wordsOf } from './text-features.ts';

export interface RoutingData {
  readonly agents: readonly RoutableAgent[];
  /** Questions that nobody answers. */
  readonly outOfScope: readonly string[];
}

/** The label of what nobody answers. No agent's id is empty. */
export const nobody = '';

/** A question in its situation, and who answers it. */
export interface RouteCase {
  readonly group:
    | 'question'
    | 'question, nothing in view'
    | 'question, after another'
    | 'follow-up'
    | 'near miss'
    | 'out of scope'
    | 'out of scope, after another';
  readonly label: string;
  readonly text: string;
  /** The kinds of entity in view. */
  readonly inView: readonly string[];
  /** What was asked just before, and who answered. */
  readonly last?: { readonly question: string; readonly agentId: string };
}

/** Two texts with one key are the same question. */
export const questionKey = (text: string): string => wordsOf(text).join(' ') || text.trim();

/**
 * All that the agents' data says, as cases. Questions also appear behind other questions, so that what stands alone is known to mean the same
 * there; the order of agents and questions makes no difference.
 */
export function routeCases({ agents, outOfScope }: RoutingData): readonly RouteCase[] {
  const sorted = [...agents].sort((a, b) => byCodeUnits(a.id, b.id));
  const answeredBy = new Map(sorted.flatMap(({ id, questions }) => questions.map((text) => [questionKey(text), id])));
  const asked = sorted
    .flatMap(({ id, questions }) => questions.map((question) => ({ question, agentId: id })))
    .sort((a, b) => byCodeUnits(a.question, b.question));
  const surfaces = [...new Set(sorted.flatMap((agent) => agent.surfaces))].sort(byCodeUnits);
  const before = (text: string) => {
    const random = seededRandom(
      [...text].reduce((seed, letter) => Math.imul(seed, 31) + (letter.codePointAt(0) ?? 0), 7),
    );
    const last = asked[Math.floor(random() * asked.length)];
    return last ? { last } : {};
  };
  const cases = sorted.flatMap((agent): RouteCase[] => {
    const own = agent.surfaces.slice(0, 1);
    return [
      ...agent.questions.flatMap((text): RouteCase[] => [
        { group: 'question', label: agent.id, text, inView: own },
        { group: 'question, nothing in view', label: agent.id, text, inView: [] },
        { group: 'question, after another', label: agent.id, text, inView: own, ...before(text) },
      ]),
      ...agent.followUps.map(({ after, text }): RouteCase => {
        const last = { question: after, agentId: answeredBy.get(questionKey(after)) ?? nobody };
        return { group: 'follow-up', label: agent.id, text, inView: own, last };
      }),
      // One agent's near miss is often another one's question; only what nobody answers is out of scope.
      ...agent.nearMisses
        .filter((text) => !answeredBy.has(questionKey(text)))
        .flatMap((text): RouteCase[] => [
          { group: 'near miss', label: nobody, text, inView: own },
          { group: 'near miss', label: nobody, text, inView: own, ...before(text) },
        ]),
    ];
  });
  const strange = outOfScope.flatMap((text): RouteCase[] => [
    ...[...surfaces, undefined].map((surface): RouteCase => ({
      group: 'out of scope',
      label: nobody,
      text,
      inView: surface === undefined ? [] : [surface],
    })),
    { group: 'out of scope, after another', label: nobody, text, inView: surfaces.slice(0, 1), ...before(text) },
  ]);
  return [...cases, ...strange];
}
