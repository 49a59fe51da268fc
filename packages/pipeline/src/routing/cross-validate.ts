import type { View } from '@trellis/core';
import type { RoutableAgent } from './similarity-router.ts';
import { createSimilarityRouter } from './similarity-router.ts';

/** How often a question that the router had not seen went where it belongs. */
export interface RoutingFigures {
  /** `agent, in view`, `agent, nothing in view`, `out of scope`, `near misses`. */
  readonly group: string;
  readonly questions: number;
  /** Decided rightly without a small model: what is unsure goes to the likeliest. */
  readonly right: number;
  /** Decided at once, without asking a small model. */
  readonly sure: number;
  /** Of those, rightly. */
  readonly rightWhenSure: number;
}

interface Sample {
  readonly group: string;
  readonly agentId: string;
  readonly text: string;
  readonly view: View;
}

const nobody = '';
const signal = new AbortController().signal;
const viewOf = (type: string | undefined): View => (type === undefined ? {} : { [type]: { type, id: '1' } });
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Trains on nine tenths of the questions and asks the rest, ten times over. The folds are fixed: the figures are the same each time. */
export async function crossValidate(data: {
  agents: readonly RoutableAgent[];
  outOfScope: readonly string[];
}): Promise<readonly RoutingFigures[]> {
  const figures = new Map<string, { questions: number; right: number; sure: number; rightWhenSure: number }>();
  const folds = 10;
  for (let fold = 0; fold < folds; fold++) {
    const { router, samples } = split(data, (index) => index % folds === fold);
    for (const { group, agentId, text, view } of samples) {
      const route = await router.route({ input: { kind: 'question', text }, history: [], view, tenant: 't', signal });
      const chosen =
        route.kind === 'agent' ? route.agentId : route.kind === 'unsure' ? (route.candidates[0] ?? nobody) : nobody;
      const figure = figures.get(group) ?? { questions: 0, right: 0, sure: 0, rightWhenSure: 0 };
      const isSure = route.kind !== 'unsure';
      const isRight = chosen === agentId;
      figures.set(group, {
        questions: figure.questions + 1,
        right: figure.right + Number(isRight),
        sure: figure.sure + Number(isSure),
        rightWhenSure: figure.rightWhenSure + Number(isSure && isRight),
      });
    }
  }
  return [...figures].map(([group, figure]) => ({ group, ...figure }));
}

function split(
  data: { agents: readonly RoutableAgent[]; outOfScope: readonly string[] },
  isHeldOut: (index: number) => boolean,
) {
  const isTrained = (_: unknown, index: number) => !isHeldOut(index);
  const isAsked = (_: unknown, index: number) => isHeldOut(index);
  // A near miss that another agent answers is that agent's question, not nobody's.
  const answered = new Set(data.agents.flatMap(({ questions }) => questions.map(plain)));
  const agents = data.agents.map((agent) => ({
    ...agent,
    nearMisses: agent.nearMisses.filter((miss) => !answered.has(plain(miss))),
  }));
  const router = createSimilarityRouter({
    agents: agents.map((agent) => ({
      ...agent,
      questions: agent.questions.filter(isTrained),
      nearMisses: agent.nearMisses.filter(isTrained),
    })),
    outOfScope: data.outOfScope.filter(isTrained),
  });
  const surfaces = [...new Set(agents.flatMap((agent) => agent.surfaces)), undefined];
  const samples: Sample[] = [
    ...agents.flatMap(({ id, surfaces: own, questions, nearMisses }) => [
      ...questions.filter(isAsked).flatMap((text) => [
        { group: `${id}, in view`, agentId: id, text, view: viewOf(own[0]) },
        { group: `${id}, nothing in view`, agentId: id, text, view: {} },
      ]),
      ...nearMisses
        .filter(isAsked)
        .map((text) => ({ group: 'near misses', agentId: nobody, text, view: viewOf(own[0]) })),
    ]),
    ...data.outOfScope
      .filter(isAsked)
      .flatMap((text) =>
        surfaces.map((type) => ({ group: 'out of scope', agentId: nobody, text, view: viewOf(type) })),
      ),
  ];
  return { router, samples };
}
