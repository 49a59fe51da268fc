import { createHash } from 'node:crypto';
import type { Embedder } from '@trellis/core';
import { Pace, slices } from '../vectors/pace.ts';
import type { ExampleRecord } from './example-record.ts';
import { textToEmbed } from './example-record.ts';
import { promptTokens } from './prompt-tokens.ts';
import { vectorsFor } from './vector-cache.ts';

export type EmbedderIdentity = Pick<Embedder, 'model' | 'contentHash' | 'dimensions'>;

/** The examples of one agent as they were at one time. Never changes: another text is another set. */
export interface ExampleSet {
  readonly agentId: string;
  /** Of the package that the examples came with. */
  readonly agentVersion: string;
  readonly embedder: EmbedderIdentity;
  /** SHA-256, in hex, of the examples, the agent and the embedder: the set's name wherever it is told which one was used. */
  readonly contentHash: string;
  /** By id. */
  readonly examples: readonly ExampleRecord[];
  /** What the example of a row costs in a prompt; counted when first asked for. */
  tokensOf(row: number): number;
  /** Unit length, one row an example, in the same order. Not to be written to. */
  readonly vectors: Float32Array;
  /** The whole set as a file: the same for the same examples, in whatever order they came. */
  toBytes(): Uint8Array;
}

export interface ExampleSetOptions {
  readonly agentId: string;
  readonly agentVersion: string;
  readonly examples: readonly ExampleRecord[];
  readonly embedder: Embedder;
  /** Where vectors are kept between runs; only in memory when absent. A cache that cannot be read or written is done without. */
  readonly cacheFolder?: string;
  /** A set before this one: what it has vectors of is not embedded again. */
  readonly previous?: ExampleSet | undefined;
  readonly signal: AbortSignal;
}

/** Builds a set, in slices between which other work runs. Ids must differ, as `parseExamples` sees to. Rejects when the embedder does. */
export async function createExampleSet(options: ExampleSetOptions): Promise<ExampleSet> {
  const { agentId, agentVersion, embedder } = options;
  const examples = options.examples.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const identity: EmbedderIdentity = {
    model: embedder.model,
    contentHash: embedder.contentHash,
    dimensions: embedder.dimensions,
  };
  const head = sortedJson({ agentId, agentVersion, count: examples.length, embedder: identity });
  const lines = [`${format}\n${head}\n`];
  const hash = createHash('sha256').update(lines[0] ?? '');
  const describe = slices(examples, perStep, (example) => {
    const line = `${sortedJson(Object.freeze(example))}\n`;
    lines.push(line);
    hash.update(line);
  });
  await new Pace(sliceMs).run(describe, () => options.signal.throwIfAborted());
  const known = vectorsOf(options.previous, identity);
  const vectors = await vectorsFor(examples.map(textToEmbed), { ...options, known, name: `examples-${agentId}` });
  const tokens: number[] = [];
  return Object.freeze({
    agentId,
    agentVersion,
    embedder: Object.freeze(identity),
    contentHash: hash.digest('hex'),
    examples: Object.freeze(examples),
    tokensOf(row: number) {
      const example = examples[row];
      return example ? (tokens[row] ??= promptTokens(example)) : 0;
    },
    vectors,
    toBytes: () =>
      Buffer.concat([Buffer.from(lines.join('')), Buffer.from(vectors.buffer, vectors.byteOffset, vectors.byteLength)]),
  });
}

function vectorsOf(set: ExampleSet | undefined, { model, contentHash, dimensions }: EmbedderIdentity) {
  const isSame = set?.embedder.contentHash === contentHash && set.embedder.model === model;
  if (!isSame || set.embedder.dimensions !== dimensions) return new Map<string, Float32Array>();
  const rowOf = (row: number) => set.vectors.subarray(row * dimensions, (row + 1) * dimensions);
  return new Map(set.examples.map((example, row) => [textToEmbed(example), rowOf(row)] as const));
}

const format = 'trellis-examples 1';
/** Questions are answered meanwhile. */
const sliceMs = 0.5;
const perStep = 5;

/** Keys in the order of the alphabet, at every depth. */
const sortedJson = (value: object) =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
