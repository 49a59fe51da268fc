import { confidenceAt } from './evaluate-routing.ts';
import { fitTemperature } from './calibration.ts';
import type { Classifier, ClassifierState } from './classifier.ts';
import { trainClassifier } from './classifier.ts';
import { byCodeUnits } from './random.ts';
import type { RouteCase, RoutingData } from './route-cases.ts';
import { nobody, questionKey, routeCases } from './route-cases.ts';
import { withoutAnswered } from './without-answered.ts';
import type { RouteLayout } from './route-features.ts';
import { classified } from './route-features.ts';
import { indexOfHighest, softmax } from './scores.ts';

/** What a threshold on confidence means: measured on questions that the judge had not learnt from. */
export interface SurePoint {
  readonly confidence: number;
  /** Share of questions that are decided at once. */
  readonly decided: number;
  /** Of those, rightly. */
  readonly right: number;
}

/** How scores become decisions; learnt from questions that were held out. */
export interface RouteCalibration {
  readonly temperature: number;
  /** Taken off the score of `nobody`, who has more examples than any agent. */
  readonly nobodyHandicap: number;
  /** Below it, the router is unsure. */
  readonly sureAt: number;
  readonly curve: readonly SurePoint[];
}

/** All that training found out, as plain values. */
export interface TrainedRoutes {
  readonly layout: RouteLayout;
  readonly classifier: ClassifierState;
  readonly calibration: RouteCalibration;
}

/** A held-out case, and what was made of it. */
export interface HeldOutCase {
  readonly given: RouteCase;
  /** For each label of `labels`, before calibration. */
  readonly scores: Float64Array;
  readonly labels: readonly string[];
}

export interface TrainRoutesOptions {
  /** Embeddings of the English texts; empty without an embedder. */
  readonly vectors: ReadonlyMap<string, Float32Array>;
  readonly signal: AbortSignal;
}

const folds = 3;
/** Follow-ups are few beside questions, each of which appears in three situations. */
const followUpWeight = 5;
const rightEnough = 0.93;
const leastSure = 0.5;

/** Learns who answers what. The same data give the same bits, in whatever order agents and questions come. */
export async function trainRoutes(data: RoutingData, options: TrainRoutesOptions): Promise<TrainedRoutes> {
  const layout = layoutOf(data);
  const cases = routeCases(withoutAnswered(data, options.vectors));
  const heldOut = await holdOut(cases, layout, { ...options, folds });
  const classifier = await trainOn(cases, layout, options);
  return { layout, classifier: classifier.state, calibration: calibrate(heldOut) };
}

export const layoutOf = ({ agents }: RoutingData): RouteLayout => ({
  agents: agents.map(({ id }) => id).sort(byCodeUnits),
  surfaces: [...new Set(agents.flatMap((agent) => agent.surfaces))].sort(byCodeUnits),
});

function trainOn(cases: readonly RouteCase[], layout: RouteLayout, options: TrainRoutesOptions): Promise<Classifier> {
  const samples = cases
    .flatMap((given) => (given.group === 'follow-up' ? Array.from({ length: followUpWeight }, () => given) : [given]))
    .map((given) => ({ ...classified(given, layout, options.vectors.get(given.text)), label: given.label }));
  return trainClassifier(samples, options);
}

/** Judges each question by what was learnt from the others: all appearances of one question are held out together. */
export async function holdOut(
  cases: readonly RouteCase[],
  layout: RouteLayout,
  options: TrainRoutesOptions & { folds: number },
): Promise<readonly HeldOutCase[]> {
  const keys = [...new Set(cases.map(({ text }) => questionKey(text)))].sort(byCodeUnits);
  const foldOf = new Map(keys.map((key, index) => [key, index % options.folds]));
  const results: HeldOutCase[] = [];
  for (let fold = 0; fold < options.folds; fold++) {
    const isHeldOut = ({ text }: RouteCase) => foldOf.get(questionKey(text)) === fold;
    const classifier = await trainOn(
      cases.filter((given) => !isHeldOut(given)),
      layout,
      options,
    );
    const { labels } = classifier.state;
    for (const given of cases.filter(isHeldOut)) {
      const { scores } = classifier.judge(classified(given, layout, options.vectors.get(given.text)));
      results.push({ given, scores, labels });
    }
  }
  return results;
}

/** The calibrated probability of each label. */
export function confidences(
  { scores, labels }: Pick<HeldOutCase, 'scores' | 'labels'>,
  { temperature, nobodyHandicap }: Pick<RouteCalibration, 'temperature' | 'nobodyHandicap'>,
): Float64Array {
  const place = labels.indexOf(nobody);
  return softmax(
    scores.map((score, label) => (label === place ? score - nobodyHandicap : score)),
    temperature,
  );
}

function calibrate(heldOut: readonly HeldOutCase[]): RouteCalibration {
  const nobodyHandicap = balance(heldOut);
  const outcomes = heldOut.map(({ given, scores, labels }) => ({
    scores: scores.map((score, label) => (labels[label] === nobody ? score - nobodyHandicap : score)),
    label: labels.indexOf(given.label),
  }));
  const temperature = fitTemperature(outcomes);
  const answers = outcomes.map(({ scores, label }) => {
    const shares = softmax(scores, temperature);
    const best = indexOfHighest(shares);
    return { confidence: shares[best] ?? 0, right: best === label };
  });
  const curve = Array.from({ length: 11 }, (_, step) => pointAt(answers, 0.5 + step * 0.045));
  const sureAt = Math.min(0.9, Math.max(leastSure, confidenceAt(answers, rightEnough)));
  return { temperature, nobodyHandicap, sureAt: answers.length === 0 ? leastSure : sureAt, curve };
}

function pointAt(answers: readonly { confidence: number; right: boolean }[], confidence: number): SurePoint {
  const decided = answers.filter((answer) => answer.confidence >= confidence);
  const right = decided.filter((answer) => answer.right).length;
  return {
    confidence,
    decided: decided.length / Math.max(1, answers.length),
    right: right / Math.max(1, decided.length),
  };
}

/**
 * The handicap at which questions with an agent and questions without are found equally well on balance. The middle of all that are nearly as
 * good as the best: the best one alone moves with every new question.
 */
function balance(heldOut: readonly HeldOutCase[]): number {
  const steps = Array.from({ length: 31 }, (_, step) => step / 10);
  const balanced = steps.map((handicap) => balancedAccuracy(heldOut, handicap));
  const enough = Math.max(...balanced) - 0.01;
  const good = steps.filter((_, index) => (balanced[index] ?? 0) >= enough);
  return good[Math.floor(good.length / 2)] ?? 0;
}

function balancedAccuracy(heldOut: readonly HeldOutCase[], handicap: number): number {
  const answered = { right: 0, all: 0 };
  const unanswered = { right: 0, all: 0 };
  for (const { given, scores, labels } of heldOut) {
    const count = given.label === nobody ? unanswered : answered;
    const shifted = scores.map((score, label) => (labels[label] === nobody ? score - handicap : score));
    count.all++;
    count.right += Number(labels[indexOfHighest(shifted)] === given.label);
  }
  const shareOf = ({ right, all }: typeof answered) => right / Math.max(1, all);
  return (shareOf(answered) + shareOf(unanswered)) / 2;
}
