import { setImmediate } from 'node:timers/promises';
import type { Embedder } from '@trellis/core';
import { calibrationError, fitTemperature } from './calibration.ts';
import type { ClassifiedText, Classifier, Judgement } from './classifier.ts';
import { trainClassifier } from './classifier.ts';
import { nameOf } from './label-names.ts';
import type { Judged, OperatingPoint } from './operating-curve.ts';
import { areaUnderCurve, operatingPoint, thresholdAtLoss } from './operating-curve.ts';
import type { FamiliarityScale } from './rejection.ts';
import { familiarityOf, fitFamiliarity } from './rejection.ts';
import { indexOfHighest, softmax } from './scores.ts';

/** A text whose intent is known. Any string names an intent. */
export interface IntentExample {
  readonly text: string;
  readonly intent: string;
}

export interface RoutingSets {
  readonly train: readonly IntentExample[];
  /** Temperature, familiarity scale, threshold and abstain band are learnt here, and nowhere else. */
  readonly validate: readonly IntentExample[];
  /** Texts of no intent, to report what the threshold means on validation. Nothing is learnt from them. */
  readonly outOfScope?: readonly { readonly text: string }[];
  readonly test: readonly IntentExample[];
  readonly testOutOfScope?: readonly { readonly text: string }[];
}

export interface RoutingFigures {
  /** Share of the test's texts whose intent is the likeliest one, nothing refused. */
  readonly accuracy: number;
  /** Of the familiarity score, in scope against out of scope; null without out-of-scope texts. */
  readonly auroc: number | null;
  /** At the learnt threshold: share of in-scope texts that are not refused and whose intent is found. */
  readonly inScopeAccuracy: number;
  /** At the learnt threshold; null without out-of-scope texts. */
  readonly outOfScopeRecall: number | null;
  readonly threshold: number;
  /** Of the calibrated confidence, ten bands. */
  readonly calibrationError: number;
  /** Share of the in-scope texts that are neither refused nor sure: a small model would be asked. */
  readonly shareToModel: number;
  /** On the test, at the thresholds that cost this much of the validation's accuracy. */
  readonly atLoss: readonly (OperatingPoint & { readonly loss: number })[];
  /** The same on the validation. */
  readonly validation: readonly (OperatingPoint & { readonly loss: number })[];
  /** Pairs that are taken for each other, most frequent first. */
  readonly confusion: readonly { readonly intent: string; readonly takenFor: string; readonly count: number }[];
}

export interface EvaluateOptions {
  /** Without one, n-grams decide alone. */
  readonly embedder?: Embedder;
  readonly signal: AbortSignal;
  /** Told what is being done, and how much of it is done. */
  readonly progress?: (step: string, done: number, total: number) => void;
}

const losses = [0.01, 0.02, 0.03, 0.05];
/** The loss of accuracy that refusing may cost on validation. */
const chosenLoss = 0.02;
/** Above the confidence at which answers are right this often, no model is asked. */
const sureEnough = 0.98;
const batch = 64;

/** Trains on one set, learns thresholds on the second, and asks the third: how good the router is on data of any kind. */
export async function evaluateRouting(sets: RoutingSets, options: EvaluateOptions): Promise<RoutingFigures> {
  const embed = async (step: string, examples: readonly { text: string }[]) => embedAll(step, examples, options);
  const train = await embed('embedding the training set', sets.train);
  options.progress?.('training', 0, 1);
  const names = await namesOf(sets.train, embed);
  const samples = train.map((text, index) => ({ ...text, label: sets.train[index]?.intent ?? '' }));
  const classifier = await trainClassifier(samples, { signal: options.signal, names });
  const ask = async (step: string, examples: readonly { text: string; intent?: string }[] = []) =>
    judgeAll(classifier, await embed(step, examples), examples, options.signal);
  const learnt = learn(await ask('asking the validation set', sets.validate));
  const validate = learnt.outcomes;
  const outOfScope = (await ask('asking out-of-scope texts', sets.outOfScope)).map(learnt.view);
  const test = (await ask('asking the test set', sets.test)).map(learnt.view);
  const testOutOfScope = (await ask('asking out-of-scope texts of the test', sets.testOutOfScope)).map(learnt.view);
  const threshold = thresholdAtLoss(validate, chosenLoss);
  const chosen = operatingPoint(test, testOutOfScope, threshold);
  const unsure = test.filter(({ familiarity, confidence }) => familiarity >= threshold && confidence < learnt.sureAt);
  const curve = (inScope: readonly Judged[], strange: readonly Judged[]) =>
    losses.map((loss) => ({ loss, ...operatingPoint(inScope, strange, thresholdAtLoss(validate, loss)) }));
  return {
    accuracy: test.filter(({ right }) => right).length / test.length,
    auroc: orNull(areaUnderCurve(test, testOutOfScope)),
    inScopeAccuracy: chosen.inScopeAccuracy,
    outOfScopeRecall: orNull(chosen.outOfScopeRecall),
    threshold,
    calibrationError: calibrationError(test),
    shareToModel: unsure.length / test.length,
    atLoss: curve(test, testOutOfScope),
    validation: curve(validate, outOfScope),
    confusion: confusionOf(test),
  };
}

const orNull = (value: number) => (Number.isNaN(value) ? null : value);

interface Asked {
  readonly judgement: Judgement;
  readonly intent: string | undefined;
  readonly found: string;
  /** The place of the right label; -1 where it is none of those that were learnt. */
  readonly label: number;
}

interface Outcome extends Judged {
  readonly intent: string | undefined;
  readonly found: string;
  readonly confidence: number;
}

async function judgeAll(
  classifier: Classifier,
  texts: readonly ClassifiedText[],
  examples: readonly { intent?: string }[],
  signal: AbortSignal,
): Promise<readonly Asked[]> {
  const { labels } = classifier.state;
  const places = new Map(labels.map((label, index) => [label, index]));
  const asked: Asked[] = [];
  for (const [index, text] of texts.entries()) {
    if (index % batch === 0) await setImmediate();
    signal.throwIfAborted();
    const judgement = classifier.judge(text);
    const intent = examples[index]?.intent;
    const found = labels[indexOfHighest(judgement.scores)] ?? '';
    asked.push({ judgement, intent, found, label: (intent === undefined ? undefined : places.get(intent)) ?? -1 });
  }
  return asked;
}

/** An intent's name says something about it. */
async function namesOf(
  examples: readonly IntentExample[],
  embed: (step: string, named: readonly { text: string }[]) => Promise<readonly ClassifiedText[]>,
): Promise<ReadonlyMap<string, ClassifiedText>> {
  const named = [...new Set(examples.map(({ intent }) => intent))].flatMap((intent) => {
    const text = nameOf(intent);
    return text === undefined ? [] : [{ intent, text }];
  });
  const texts = await embed("embedding the intents' names", named);
  return new Map(named.flatMap(({ intent }, index) => (texts[index] ? [[intent, texts[index]] as const] : [])));
}

function learn(asked: readonly Asked[]) {
  const scale: FamiliarityScale = fitFamiliarity(asked.map(({ judgement }) => judgement));
  const temperature = fitTemperature(asked.map(({ judgement, label }) => ({ scores: judgement.scores, label })));
  const view = ({ judgement, intent, found }: Asked): Outcome => ({
    familiarity: familiarityOf(judgement, scale),
    confidence: Math.max(...softmax(judgement.scores, temperature)),
    right: intent !== undefined && found === intent,
    intent,
    found,
  });
  const outcomes = asked.map(view);
  return { view, outcomes, sureAt: confidenceAt(outcomes, sureEnough) };
}

/** The lowest confidence from which on answers are right often enough; above 1 when they never are. */
export function confidenceAt(outcomes: readonly { confidence: number; right: boolean }[], share: number): number {
  const sorted = [...outcomes].sort((a, b) => b.confidence - a.confidence);
  let [right, lowest] = [0, Number.POSITIVE_INFINITY];
  sorted.forEach((outcome, index) => {
    right += Number(outcome.right);
    const isLastOfEquals = sorted[index + 1]?.confidence !== outcome.confidence;
    if (isLastOfEquals && right >= share * (index + 1)) lowest = outcome.confidence;
  });
  return lowest;
}

async function embedAll(
  step: string,
  examples: readonly { text: string }[],
  { embedder, signal, progress }: EvaluateOptions,
): Promise<readonly ClassifiedText[]> {
  const texts: ClassifiedText[] = [];
  for (let from = 0; from < examples.length; from += batch) {
    progress?.(step, from, examples.length);
    const part = examples.slice(from, from + batch).map(({ text }) => text);
    const vectors = await embedder?.embed(part, { signal, purpose: 'query' });
    part.forEach((text, index) => {
      const vector = vectors?.[index];
      texts.push({ text, ...(vector && { vector }) });
    });
  }
  return texts;
}

function confusionOf(outcomes: readonly Outcome[]): RoutingFigures['confusion'] {
  const pairs = Map.groupBy(
    outcomes.filter(({ right, intent }) => !right && intent !== undefined),
    ({ intent = '', found }) => JSON.stringify([intent, found]),
  );
  return [...pairs.values()]
    .map((wrong) => ({ intent: wrong[0]?.intent ?? '', takenFor: wrong[0]?.found ?? '', count: wrong.length }))
    .sort((a, b) => b.count - a.count)
    .slice(0, 10);
}
