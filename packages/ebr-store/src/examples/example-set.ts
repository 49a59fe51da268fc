import { createHash } from 'node:crypto';
import type { Embedder } from '@trellis/core';
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
  /** What each costs in a prompt, in the same order. */
  readonly tokens: readonly number[];
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
  readonly signal: AbortSignal;
}

/** Builds a set. Ids must differ, as `parseExamples` sees to. Rejects when the embedder does. */
export async function createExampleSet(options: ExampleSetOptions): Promise<ExampleSet> {
  const { agentId, agentVersion, embedder } = options;
  const examples = options.examples.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const identity: EmbedderIdentity = {
    model: embedder.model,
    contentHash: embedder.contentHash,
    dimensions: embedder.dimensions,
  };
  const text = canonicalText({ agentId, agentVersion, embedder: identity, examples });
  const vectors = await vectorsFor(examples.map(textToEmbed), { ...options, name: `examples-${agentId}` });
  return Object.freeze({
    agentId,
    agentVersion,
    embedder: Object.freeze(identity),
    contentHash: createHash('sha256').update(text).digest('hex'),
    examples: Object.freeze(examples.map((example) => Object.freeze(example))),
    tokens: Object.freeze(examples.map(promptTokens)),
    vectors,
    toBytes: () =>
      Buffer.concat([Buffer.from(text), Buffer.from(vectors.buffer, vectors.byteOffset, vectors.byteLength)]),
  });
}

const format = 'trellis-examples 1';

/** One line a part, keys in the order of the alphabet; the vectors follow from it and from the embedder. */
function canonicalText(set: Pick<ExampleSet, 'agentId' | 'agentVersion' | 'embedder' | 'examples'>): string {
  const { agentId, agentVersion, embedder, examples } = set;
  const head = { agentId, agentVersion, count: examples.length, embedder };
  return (
    [format, head, ...examples].map((part) => (typeof part === 'string' ? part : sortedJson(part))).join('\n') + '\n'
  );
}

const sortedJson = (value: object) =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
