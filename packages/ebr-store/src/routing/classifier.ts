import { createKnownQuestions } from './known-questions.ts';
import type { FeatureVector, LinearModel } from './linear-model.ts';
import { linearScores, trainLinear } from './linear-model.ts';
import { byCodeUnits } from './random.ts';
import type { SparseVector } from './text-features.ts';
import { learnFeatureWeights, sparseVector } from './text-features.ts';

/** A text that is to be told apart from others. */
export interface ClassifiedText {
  readonly text: string;
  /** The text's embedding, of unit length; all samples of a classifier have one, or none has. */
  readonly vector?: Float32Array;
  /** What else is known: numbers of about unit size, as many for every sample. */
  readonly context?: Float32Array;
}

export interface Sample extends ClassifiedText {
  readonly label: string;
}

/** What a classifier learnt, as plain values that can be stored. */
export interface ClassifierState {
  readonly labels: readonly string[];
  readonly model: LinearModel;
  readonly featureWeights: Float32Array;
  /** The mean embedding, which is taken off each; empty without embeddings. */
  readonly center: Float32Array;
  /** Distinct, in the order in which they were learnt. */
  readonly known: readonly { readonly text: string; readonly label: number }[];
  /** Their centred embeddings, one after another. */
  readonly knownVectors: Float32Array;
}

/** How one text looks to the classifier. */
export interface Judgement {
  /** For each label, log-odds up to a constant. */
  readonly scores: Float64Array;
  /** For each label, the similarity of its most similar known text: 0 to 1. */
  readonly nearest: Float64Array;
  /** For each label, the number of that text among the known ones; -1 when it has none. */
  readonly nearestKnown: Int32Array;
}

export interface Classifier {
  readonly state: ClassifierState;
  judge(text: ClassifiedText): Judgement;
}

/** By cross-validation on public training sets: how much longer than n-grams an embedding is, and what likeness to a known text is worth. */
const embeddingLength = 2;
const likenessWorth = 4;

/**
 * Learns to tell labels apart: logistic regression over embedding and hashed n-grams, helped by the likeness to known texts. The order of the
 * samples makes no difference, to the bit. Any text can be a label.
 */
export async function trainClassifier(
  samples: readonly Sample[],
  options: { signal: AbortSignal },
): Promise<Classifier> {
  const sorted = samples
    .map((sample, index) => ({ sample, index, context: sample.context?.join(' ') ?? '' }))
    .sort(
      (a, b) =>
        byCodeUnits(a.sample.label, b.sample.label) ||
        byCodeUnits(a.sample.text, b.sample.text) ||
        byCodeUnits(a.context, b.context),
    )
    .map(({ sample }) => sample);
  const labels = [...new Set(sorted.map(({ label }) => label))];
  const labelIds = new Map(labels.map((label, id) => [label, id]));
  const idOf = ({ label }: Sample) => labelIds.get(label) ?? 0;
  const distinct = new Map(sorted.map((sample) => [`${sample.label}\0${sample.text}`, sample]));
  const featureWeights = learnFeatureWeights([...distinct.values()].map(({ text }) => text));
  const center = meanOf([...distinct.values()].flatMap(({ vector }) => (vector ? [vector] : [])));
  const view = createView({ featureWeights, center });
  const model = await trainLinear(sorted.map(view.forModel), sorted.map(idOf), { ...options, classes: labels.length });
  const known = [...distinct.values()].map((sample) => ({ text: sample.text, label: idOf(sample) }));
  const knownVectors = new Float32Array(known.length * center.length);
  [...distinct.values()].forEach((sample, index) => knownVectors.set(view.read(sample).centred, index * center.length));
  return restoreClassifier({ labels, model, featureWeights, center, known, knownVectors });
}

/** The same classifier again, from what it learnt. */
export function restoreClassifier(state: ClassifierState): Classifier {
  const { labels, model, known, knownVectors, center } = state;
  const view = createView(state);
  const questions = createKnownQuestions(
    known.map(({ text }, index) => ({
      dense: knownVectors.subarray(index * center.length, (index + 1) * center.length),
      sparse: sparseVector(text, state.featureWeights),
    })),
  );
  let compared: ({ read: object } & Pick<Judgement, 'nearest' | 'nearestKnown'>) | undefined;
  const compare = (read: { centred: Float32Array; sparse: SparseVector }) => {
    const similarities = questions.similarities({ dense: read.centred, sparse: read.sparse });
    const nearest = new Float64Array(labels.length);
    const nearestKnown = new Int32Array(labels.length).fill(-1);
    known.forEach(({ label }, index) => {
      const similarity = similarities[index] ?? 0;
      if ((nearestKnown[label] ?? -1) >= 0 && similarity <= (nearest[label] ?? 0)) return;
      nearest[label] = Math.max(0, similarity);
      nearestKnown[label] = index;
    });
    return { nearest, nearestKnown };
  };
  return {
    state,
    judge(text) {
      const read = view.read(text);
      if (read !== compared?.read) compared = { read, ...compare(read) };
      const { nearest, nearestKnown } = compared;
      const scores = linearScores(model, view.forModel(text)).map(
        (score, label) => score + likenessWorth * (nearest[label] ?? 0),
      );
      return { scores, nearest, nearestKnown };
    },
  };
}

function createView({ featureWeights, center }: Pick<ClassifierState, 'featureWeights' | 'center'>) {
  // One text comes several times in a row, in other situations: it is read once.
  let last: { text: string; vector: Float32Array | undefined; sparse: SparseVector; centred: Float32Array } | undefined;
  const read = ({ text, vector }: ClassifiedText) => {
    if (last === undefined || last.text !== text || last.vector !== vector)
      last = { text, vector, sparse: sparseVector(text, featureWeights), centred: centredVector(vector, center) };
    return last;
  };
  const forModel = (text: ClassifiedText): FeatureVector => {
    const { context = new Float32Array() } = text;
    const { centred, sparse } = read(text);
    const dense = new Float32Array(center.length + context.length);
    for (let index = 0; index < centred.length; index++) dense[index] = (centred[index] ?? 0) * embeddingLength;
    dense.set(context, center.length);
    return { dense, sparse };
  };
  return { read, forModel };
}

/** Without the mean, and of unit length; all zeros for a text without an embedding. */
function centredVector(vector: Float32Array | undefined, center: Float32Array): Float32Array {
  const moved = new Float32Array(center.length);
  if (!vector) return moved;
  let squared = 0;
  for (let index = 0; index < moved.length; index++) {
    const value = (vector[index] ?? 0) - (center[index] ?? 0);
    moved[index] = value;
    squared += value * value;
  }
  const length = Math.sqrt(squared) || 1;
  for (let index = 0; index < moved.length; index++) moved[index] = (moved[index] ?? 0) / length;
  return moved;
}

function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float64Array(vectors[0]?.length ?? 0);
  for (const vector of vectors)
    for (let index = 0; index < sum.length; index++) sum[index] = (sum[index] ?? 0) + (vector[index] ?? 0);
  return Float32Array.from(sum, (value) => value / vectors.length);
}
