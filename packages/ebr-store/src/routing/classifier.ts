import { createKnownQuestions } from './known-questions.ts';
import type { EmbeddingView } from './embedding-view.ts';
import { learnEmbeddingView, viewed } from './embedding-view.ts';
import type { FeatureVector, LinearModel } from './linear-model.ts';
import { linearScores, trainLinear } from './linear-model.ts';
import { byCodeUnits } from './random.ts';
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
  readonly view: EmbeddingView;
  /** Distinct, in the order in which they were learnt. */
  readonly known: readonly { readonly text: string; readonly label: number }[];
  /** Their embeddings as the view shows them, one after another. */
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

export interface TrainClassifierOptions {
  readonly signal: AbortSignal;
  /** What a label is called, in words: learnt from like a sample, but not among the known texts. */
  readonly names?: ReadonlyMap<string, ClassifiedText> | undefined;
}

/** By cross-validation on public training sets: how much longer than n-grams an embedding is, and what likeness to a known text is worth. */
const embeddingLength = 2.3;
const likenessWorth = 6;
/** A label's name counts as this many samples: much among ten, little among a hundred. */
const nameWorth = 2;

/**
 * Learns to tell labels apart: logistic regression over embedding and hashed n-grams, helped by the likeness to known texts. The order of the
 * samples makes no difference, to the bit. Any text can be a label.
 */
export async function trainClassifier(
  samples: readonly Sample[],
  options: TrainClassifierOptions,
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
  const embedded = [...distinct.values()].filter(({ vector }) => vector !== undefined);
  const learnt = await learnEmbeddingView(
    embedded.flatMap(({ vector }) => (vector ? [vector] : [])),
    embedded.map(idOf),
    options,
  );
  const view = createView({ featureWeights, view: learnt });
  const named = labels.flatMap((label) => nameSamples(label, sorted[0], options.names));
  const lessons = [...sorted, ...named];
  const model = await trainLinear(lessons.map(view.forModel), lessons.map(idOf), {
    ...options,
    classes: labels.length,
  });
  const { center } = learnt;
  const known = [...distinct.values()].map((sample) => ({ text: sample.text, label: idOf(sample) }));
  const knownVectors = new Float32Array(known.length * center.length);
  [...distinct.values()].forEach((sample, index) => knownVectors.set(view.read(sample).dense, index * center.length));
  return restoreClassifier({ labels, model, featureWeights, view: learnt, known, knownVectors });
}

/** The same classifier again, from what it learnt. */
export function restoreClassifier(state: ClassifierState): Classifier {
  const { labels, model, known, knownVectors } = state;
  const { center } = state.view;
  const view = createView(state);
  const questions = createKnownQuestions(
    known.map(({ text }, index) => ({
      dense: knownVectors.subarray(index * center.length, (index + 1) * center.length),
      sparse: sparseVector(text, state.featureWeights),
    })),
  );
  let compared: ({ read: object } & Pick<Judgement, 'nearest' | 'nearestKnown'>) | undefined;
  const compare = (read: FeatureVector) => {
    const similarities = questions.similarities(read);
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

function nameSamples(
  label: string,
  like: Sample | undefined,
  names: TrainClassifierOptions['names'],
): readonly Sample[] {
  const name = names?.get(label);
  if (!name) return [];
  const sample = { context: new Float32Array(like?.context?.length ?? 0), ...name, label };
  return Array.from({ length: nameWorth }, () => sample);
}

function createView({ featureWeights, view }: Pick<ClassifierState, 'featureWeights' | 'view'>) {
  // One text comes several times in a row, in other situations: it is read once.
  let last: (FeatureVector & { text: string; vector: Float32Array | undefined }) | undefined;
  const read = ({ text, vector }: ClassifiedText) => {
    if (last === undefined || last.text !== text || last.vector !== vector)
      last = { text, vector, sparse: sparseVector(text, featureWeights), dense: viewed(vector, view) };
    return last;
  };
  const forModel = (text: ClassifiedText): FeatureVector => {
    const { context = new Float32Array() } = text;
    const { dense: turned, sparse } = read(text);
    const { length } = turned;
    const dense = new Float32Array(length + context.length);
    for (let index = 0; index < length; index++) dense[index] = (turned[index] ?? 0) * embeddingLength;
    dense.set(context, length);
    return { dense, sparse };
  };
  return { read, forModel };
}
