import type { RoutableAgent } from '@trellis/core';
import { byCodeUnits, seededRandom } from './random.ts';
import { wordsOf } from './text-features.ts';

export interface RoutingData {
  readonly agents: readonly RoutableAgent[];
  /** What nobody answers: questions, and what is asked after a question that somebody answered. */
  readonly outOfScope: Pick<RoutableAgent, 'questions'> & Partial<Pick<RoutableAgent, 'followUps'>>;
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
    | 'follow-up elsewhere'
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

/** So short a follow-up goes on with whoever answered, be it this agent or another one. */
const shortFollowUp = 3;

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
    const last = asked[Math.floor(randomFor(text)() * asked.length)];
    return last ? { last } : {};
  };
  // What was in view when the earlier question was answered still is.
  const inViewOf = (agentId: string, text: string) => {
    const agent = sorted.find(({ id }) => id === agentId);
    return agent && viewOf(agent, firstView(text, agent));
  };
  const others = (agent: RoutableAgent) => sorted.filter(({ id }) => id !== agent.id);
  const cases = sorted.flatMap((agent): RouteCase[] => {
    // Each question in one of the agent's views, and behind another question in the next one.
    const own = (text: string, turn = 0) => viewOf(agent, firstView(text, agent) + turn);
    return [
      ...agent.questions.flatMap((text): RouteCase[] => [
        { group: 'question', label: agent.id, text, inView: own(text) },
        { group: 'question, nothing in view', label: agent.id, text, inView: [] },
        { group: 'question, after another', label: agent.id, text, inView: own(text, 1), ...before(text) },
      ]),
      ...agent.followUps.flatMap(({ after, text }): RouteCase[] => {
        const last = { question: after, agentId: answeredBy.get(questionKey(after)) ?? nobody };
        const stays = last.agentId === agent.id && wordsOf(text).length <= shortFollowUp;
        return [
          { group: 'follow-up', label: agent.id, text, inView: inViewOf(last.agentId, text) ?? own(text), last },
          ...(stays ? others(agent) : []).map((other): RouteCase => ({
            group: 'follow-up elsewhere',
            label: other.id,
            text,
            inView: viewOf(other, firstView(text, other)),
            last: { question: after, agentId: other.id },
          })),
        ];
      }),
      // One agent's near miss is often another one's question; only what nobody answers is out of scope.
      ...agent.nearMisses
        .filter((text) => !answeredBy.has(questionKey(text)))
        .flatMap((text): RouteCase[] => [
          { group: 'near miss', label: nobody, text, inView: own(text) },
          { group: 'near miss', label: nobody, text, inView: own(text, 1), ...before(text) },
        ]),
    ];
  });
  const places = [...surfaces, undefined];
  const strange = outOfScope.questions.flatMap((text): RouteCase[] => {
    // As often with and without history as the agents' own questions, in two views of many.
    const first = Math.floor(randomFor(text)() * places.length);
    const inView = (place: number) => [places[place % places.length]].filter((surface) => surface !== undefined);
    return [
      { group: 'out of scope', label: nobody, text, inView: inView(first) },
      { group: 'out of scope', label: nobody, text, inView: inView(first + 1) },
      { group: 'out of scope, after another', label: nobody, text, inView: inView(first), ...before(text) },
    ];
  });
  const strangeFollowUps = (outOfScope.followUps ?? []).map(({ after, text }): RouteCase => {
    const agentId = answeredBy.get(questionKey(after)) ?? nobody;
    return {
      group: 'follow-up',
      label: nobody,
      text,
      inView: inViewOf(agentId, text) ?? [],
      last: { question: after, agentId },
    };
  });
  return [...cases, ...strange, ...strangeFollowUps];
}

/** One of the kinds of entity that an agent is offered on, by turns. */
const viewOf = ({ surfaces }: RoutableAgent, turn: number): readonly string[] => {
  const surface = surfaces[turn % surfaces.length];
  return surface === undefined ? [] : [surface];
};
const firstView = (text: string, { surfaces }: RoutableAgent) => Math.floor(randomFor(text)() * surfaces.length);

/** The same sequence for the same text, whatever else there is. */
const randomFor = (text: string) =>
  seededRandom([...text].reduce((seed, letter) => Math.imul(seed, 31) + (letter.codePointAt(0) ?? 0), 7));
