import type { HistoryTurn, Route, Router, RouteRequest, View } from '@trellis/core';
import type { SparseVector } from './text-vectors.ts';
import { typesInView } from '../starters.ts';
import { cosine, trainVectorizer } from './text-vectors.ts';

/** What the router learns from one agent. */
export interface RoutableAgent {
  readonly id: string;
  readonly surfaces: readonly string[];
  readonly questions: readonly string[];
  /** Questions that look like this agent's and are not. */
  readonly nearMisses: readonly string[];
}

export interface SimilarityRouter extends Router {
  /** Similarity of the question to each agent, best first; `''` stands for out of scope. For traces. */
  scores(request: Pick<RouteRequest, 'history' | 'view'> & { text: string }): readonly Candidate[];
}

export interface Candidate {
  readonly agentId: string;
  readonly score: number;
}

/**
 * Chosen by cross-validation on the routing sets of the first agents (`pnpm bench`): a candidate below `floor` is like nothing; one that leads
 * by less than `margin` is not sure; `same` is a known question, whatever else is near.
 */
const limits = {
  floor: 0.08,
  margin: 0.03,
  neighbours: 7,
  same: 0.9,
  pointsAtView: 0.04,
  notInView: 0.12,
  sameAgent: 0.06,
};
const outOfScope = '';

/**
 * Routes by likeness to known questions: for each agent, the mean cosine of the nearest few of its questions (k nearest neighbours over
 * tf-idf of words and character n-grams). Questions nobody answers are a class of their own, so a question can lose to it.
 */
export function createSimilarityRouter(options: {
  agents: readonly RoutableAgent[];
  outOfScope: readonly string[];
}): SimilarityRouter {
  const classes = trainClasses(options);
  const surfaces = new Map(options.agents.map((agent) => [agent.id, agent.surfaces]));

  function scores({ text, history, view }: Parameters<SimilarityRouter['scores']>[0]): Candidate[] {
    const last = history.at(-1);
    const followUp = last && isFollowUp(text) && !isSame(classes.vector(text), classes.examples.get(outOfScope) ?? []);
    const vector = classes.vector(followUp ? `${text} ${text} ${last.question}` : text);
    const pointed = pointers.test(text.slice(0, 1_000));
    return [...classes.examples]
      .map(([agentId, examples]) => {
        const score = likeness(vector, examples);
        const given = { agentId, surfaces, view, pointed, last: followUp ? last : undefined };
        return { agentId, score: score === 0 ? 0 : score + prior(given) };
      })
      .sort((a, b) => b.score - a.score);
  }

  return {
    scores,
    async route({ input, history, view }): Promise<Route> {
      if (input.kind === 'starter') return { kind: 'agent', agentId: input.agentId, confidence: 1 };
      if (input.kind === 'confirm') return { kind: 'out-of-scope', confidence: 0 };
      return decide(scores({ text: input.text, history, view }));
    },
  };
}

function trainClasses(options: { agents: readonly RoutableAgent[]; outOfScope: readonly string[] }) {
  const questions = options.agents.flatMap((agent) => agent.questions);
  const nearMisses = options.agents.flatMap((agent) => agent.nearMisses);
  const vectorizer = trainVectorizer([...questions, ...nearMisses, ...options.outOfScope]);
  const vectors = (texts: readonly string[]) => texts.map((text) => vectorizer.vector(text));
  const answered = vectors(questions);
  // One agent's near miss is often another one's question; only what nobody answers is out of scope.
  const unanswered = vectors(nearMisses).filter((miss) => answered.every((known) => cosine(miss, known) < 0.5));
  const examples = new Map<string, SparseVector[]>(options.agents.map((agent) => [agent.id, vectors(agent.questions)]));
  examples.set(outOfScope, [...vectors(options.outOfScope), ...unanswered]);
  return { examples, vector: vectorizer.vector };
}

function likeness(vector: SparseVector, examples: readonly SparseVector[]): number {
  const cosines = examples.map((example) => cosine(vector, example)).sort((a, b) => b - a);
  const nearest = cosines.slice(0, limits.neighbours);
  const [first = 0] = nearest;
  return first >= limits.same ? first : nearest.reduce((sum, score) => sum + score, 0) / Math.max(1, nearest.length);
}

const isSame = (vector: SparseVector, examples: readonly SparseVector[]) =>
  examples.some((example) => cosine(vector, example) >= limits.same);

/** What speaks for an agent besides the words: it is for what is in view, and the question points there; or it answered just before. */
function prior(given: {
  agentId: string;
  surfaces: ReadonlyMap<string, readonly string[]>;
  view: View;
  pointed: boolean;
  last: HistoryTurn | undefined;
}): number {
  const inView = typesInView(given.view);
  const fits = given.surfaces.get(given.agentId)?.some((surface) => inView.includes(surface)) ?? false;
  const fitting = given.pointed ? limits.pointsAtView : 0;
  const place = given.agentId === outOfScope || inView.length === 0 ? 0 : fits ? fitting : -limits.notInView;
  return place + (given.last?.agentId === given.agentId ? limits.sameAgent : 0);
}

function decide(candidates: readonly Candidate[]): Route {
  const [first, second] = candidates;
  if (!first || first.score < limits.floor) return { kind: 'out-of-scope', confidence: 1 - (first?.score ?? 0) };
  const lead = first.score - (second?.score ?? 0);
  const confidence = Math.min(1, Math.max(0, first.score + lead));
  if (first.agentId === outOfScope) {
    if (lead >= limits.margin) return { kind: 'out-of-scope', confidence };
  } else if (lead >= limits.margin) return { kind: 'agent', agentId: first.agentId, confidence };
  const close = candidates.filter(
    (candidate) => candidate.score >= Math.max(limits.floor, first.score - limits.margin * 2),
  );
  return { kind: 'unsure', candidates: close.map((candidate) => candidate.agentId) };
}

const openers =
  /^(and|but|so|what about|how about|why|which one|the (first|second|last)|und|aber|warum|was ist mit)\b/iu;
const references = /\b(it|that|this|these|those|they|them|there|one|ones|das|dies|diese|davon|dort|dazu)\b/iu;
const pointers = /\b(this|these|here|it|dies\w*|hier)\b/iu;
const longestFollowUp = 200;

/** Short, or leaning on what was said: such a question means little without its history. */
function isFollowUp(text: string): boolean {
  const question = text.trim();
  if (question === '' || question.length > longestFollowUp) return false;
  const words = question.split(/\s+/u).length;
  return words <= 3 || (words <= 12 && (openers.test(question) || references.test(question)));
}
