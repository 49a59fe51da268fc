import { createHash } from 'node:crypto';
import type { Embedder, HistoryTurn, Route, RouteReason, Router, RouteRequest } from '@trellis/core';
import { raceSignal, startDeadline } from '@trellis/core';
import type { Classifier, Judgement } from './classifier.ts';
import { restoreClassifier } from './classifier.ts';
import { recipeVersion } from './linear-model.ts';
import { byCodeUnits } from './random.ts';
import type { RouteCase, RoutingData } from './route-cases.ts';
import { nobody, questionKey, routeCases } from './route-cases.ts';
import { classified, isReadBy, leansOnHistory } from './route-features.ts';
import { packRoutes, readRoutes, writeRoutes } from './router-cache.ts';
import type { StoredRoutes } from './router-cache.ts';
import type { RouteCalibration } from './train-routes.ts';
import { confidences, trainRoutes } from './train-routes.ts';

/** A router, with the identity of what it learnt and what its thresholds mean. */
export interface EncoderRouter extends Router {
  /** Of the trained values: the same data, embedder and recipe give the same. */
  readonly contentHash: string;
  readonly calibration: RouteCalibration;
}

export interface EncoderRouterOptions extends RoutingData {
  /** Without one, words and n-grams decide alone. */
  readonly embedder?: Embedder;
  /** Where what was trained is kept for the next start; nothing is kept when absent. */
  readonly cacheFolder?: string;
  readonly signal: AbortSignal;
}

/** Raised with every change to cases, features or calibration. */
const routesVersion = 4;
const nearestShown = 5;
const batch = 32;

/**
 * Trains a router on the agents' questions, or takes it from the cache when data, embedder and recipe are those of an earlier start. A damaged
 * cache is trained anew.
 *
 * A starter goes to its agent; a question that is known word for word goes where it is known; others are compared with all that was learnt,
 * with what is in view and who answered before as evidence. Where the calibrated confidence is below the learnt band, the route is `unsure`.
 */
export async function trainEncoderRouter(options: EncoderRouterOptions): Promise<EncoderRouter> {
  const { cacheFolder, embedder } = options;
  const key = keyOf(options);
  const stored = cacheFolder === undefined ? undefined : await readRoutes(cacheFolder, key);
  if (stored) {
    try {
      return createRouter(stored, options, embedder);
    } catch {
      // Whole, and yet not what this version writes: damaged all the same.
    }
  }
  return createRouter(await train(options, key), options, embedder);
}

async function train(options: EncoderRouterOptions, key: string): Promise<StoredRoutes> {
  const { embedder, signal, cacheFolder } = options;
  const vectors = embedder ? await embedQuestions(options, embedder) : new Map<string, Float32Array>();
  const routes = await trainRoutes(options, { vectors, signal });
  const { bytes, contentHash } = packRoutes(routes);
  if (cacheFolder !== undefined) await writeRoutes(cacheFolder, key, bytes);
  return { routes, contentHash };
}

async function embedQuestions(
  options: EncoderRouterOptions,
  embedder: Embedder,
): Promise<ReadonlyMap<string, Float32Array>> {
  const texts = [...new Set(routeCases(options).map(({ text }) => text))]
    .filter((text) => isReadBy(embedder, text))
    .sort(byCodeUnits);
  const vectors = new Map<string, Float32Array>();
  for (let from = 0; from < texts.length; from += batch) {
    const part = texts.slice(from, from + batch);
    const embedded = await embedder.embed(part, { signal: options.signal, purpose: 'query' });
    part.forEach((text, index) => vectors.set(text, embedded[index] ?? new Float32Array(embedder.dimensions)));
  }
  return vectors;
}

function keyOf({ agents, outOfScope, embedder }: EncoderRouterOptions): string {
  const sorted = (texts: readonly string[]) => [...texts].sort(byCodeUnits);
  const pairs = (followUps: RoutingData['outOfScope']['followUps'] = []) =>
    sorted(followUps.map(({ after, text }) => `${after}\0${text}`));
  const data = [...agents]
    .sort((a, b) => byCodeUnits(a.id, b.id))
    .map(({ id, surfaces, questions, nearMisses, followUps }) => [
      id,
      // In their order: which of them a question is learnt in depends on it.
      surfaces,
      sorted(questions),
      sorted(nearMisses),
      pairs(followUps),
    ]);
  const identity = [recipeVersion, routesVersion, embedder?.model, embedder?.contentHash, embedder?.dimensions];
  return createHash('sha256')
    .update(JSON.stringify([identity, data, sorted(outOfScope.questions), pairs(outOfScope.followUps)]))
    .digest('hex');
}

function createRouter(
  { routes, contentHash }: StoredRoutes,
  data: RoutingData,
  embedder: Embedder | undefined,
): EncoderRouter {
  const { layout, calibration } = routes;
  const classifier = restoreClassifier(routes.classifier);
  const { labels } = classifier.state;
  const known = knownQuestions(data);

  const compare = async (text: string, { history, view, signal }: RouteRequest): Promise<Route> => {
    const inView = Object.entries(view).flatMap(([type, entity]) => (entity ? [type] : []));
    const given = { text, inView, ...lastOf(history) };
    const vector = await vectorOf(text, embedder, signal);
    const judgement = classifier.judge(classified(given, layout, vector));
    const shares = confidences({ scores: judgement.scores, labels }, calibration);
    const candidates = labels
      .map((agentId, label) => ({ agentId, score: shares[label] ?? 0 }))
      .sort((a, b) => b.score - a.score || byCodeUnits(a.agentId, b.agentId));
    const reason: RouteReason = { by: 'encoder', candidates, nearest: nearestOf(classifier, judgement) };
    const [first] = candidates;
    if (!first) return { kind: 'out-of-scope', confidence: 0, reason };
    if (first.score < calibration.sureAt) {
      const likely = candidates.filter(({ score }) => score >= Math.min(0.05, first.score));
      return { kind: 'unsure', candidates: likely.map(({ agentId }) => agentId), reason };
    }
    return { ...decided(first.agentId, first.score), reason };
  };

  return {
    contentHash,
    calibration,
    async route(request) {
      const { input } = request;
      if (input.kind === 'starter') return { kind: 'agent', agentId: input.agentId, confidence: 1 };
      if (input.kind === 'confirm') return { kind: 'out-of-scope', confidence: 0 };
      const label = input.text.trim() === '' ? nobody : known.get(questionKey(input.text.slice(0, longestKnown)));
      // What leans on history may mean something else there, unless nobody ever answers it.
      const leans = request.history.length > 0 && label !== nobody && leansOnHistory(input.text);
      if (label === undefined || leans) return compare(input.text, request);
      const reason: RouteReason = { by: 'rule', candidates: [{ agentId: label, score: 1 }], nearest: [] };
      return { ...decided(label, 1), reason };
    },
  };
}

const longestKnown = 1_000;

const decided = (agentId: string, confidence: number) =>
  agentId === nobody
    ? ({ kind: 'out-of-scope', confidence } as const)
    : ({ kind: 'agent', agentId, confidence } as const);

/** Questions that mean the same wherever they are asked: those that only one label knows. */
function knownQuestions(data: RoutingData): ReadonlyMap<string, string> {
  const labels = new Map<string, Set<string>>();
  for (const { text, label, group } of routeCases(data)) {
    // What follows up may also be asked of somebody else, and a near miss may be a question of an agent that is mounted later.
    if (group === 'follow-up' || group === 'near miss') continue;
    const key = questionKey(text);
    labels.set(key, (labels.get(key) ?? new Set()).add(label));
  }
  for (const { followUps = [] } of [...data.agents, data.outOfScope])
    for (const { text } of followUps) labels.delete(questionKey(text));
  return new Map([...labels].flatMap(([key, [label = nobody, ...more]]) => (more.length === 0 ? [[key, label]] : [])));
}

function lastOf(history: readonly HistoryTurn[]): Pick<RouteCase, 'last'> {
  const last = history.at(-1);
  return last ? { last: { question: last.question, agentId: last.agentId } } : {};
}

/** One behind a network may be slow; a question is worth this much waiting. */
const embedWithinMs = 2_000;

/** Nothing where the embedder cannot read the language, fails or is late: n-grams still decide, less surely. */
async function vectorOf(
  text: string,
  embedder: Embedder | undefined,
  signal: AbortSignal,
): Promise<Float32Array | undefined> {
  if (!embedder || !isReadBy(embedder, text)) return undefined;
  using deadline = startDeadline({ parent: signal, deadlineMs: embedWithinMs });
  try {
    const embedding = embedder.embed([text], { signal: deadline.signal, purpose: 'query' });
    return (await raceSignal(embedding, deadline.signal))[0];
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

function nearestOf({ state }: Classifier, { nearest, nearestKnown }: Judgement): RouteReason['nearest'] {
  return state.labels
    .flatMap((agentId, label) => {
      const text = state.known[nearestKnown[label] ?? -1]?.text;
      return text === undefined ? [] : [{ text, agentId, similarity: nearest[label] ?? 0 }];
    })
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, nearestShown);
}
