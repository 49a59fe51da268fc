import { basename, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Embedder, raceSignal } from '@trellis/core';
import { EmbedderError } from './embedder-error.ts';
import { invalid, type ModelDirectory, readModelDirectory } from './onnx/model-directory.ts';
import { pool } from './onnx/pool.ts';
import {
  importRuntime,
  importTokenizers,
  type OnnxRuntime,
  type OnnxSession,
  type TextTokenizer,
} from './onnx/runtime.ts';
import { averageVectors, splitText } from './split-text.ts';

export interface OnnxEmbedderOptions {
  /** A folder as sentence-transformers writes it: `onnx/model.onnx` or `model.onnx`, `tokenizer.json`, and its settings. */
  readonly directory: string;
  /** The model's name; by default that of the folder. */
  readonly model?: string;
  /** The module of `onnxruntime-node`, which is faster than `onnxruntime-web`, the one that is taken otherwise. */
  readonly runtime?: object;
}

/**
 * A sentence-transformers model from a folder, by ONNX Runtime. Needs the packages `@huggingface/tokenizers` and `onnxruntime-web`,
 * which are not installed with this one. Texts run one by one, so that a batch changes no vector. Text of more tokens
 * than the model takes is embedded in parts, at most 16 spread over it, and the vector is their mean by length.
 *
 * Rejects with an `EmbedderError`: `RUNTIME_MISSING`, or `INVALID_MODEL` for a folder that cannot be used.
 */
export async function createOnnxEmbedder(options: OnnxEmbedderOptions): Promise<Embedder> {
  const folder = await readModelDirectory(options.directory);
  const { Tokenizer } = await importTokenizers();
  const runtime = (options.runtime as OnnxRuntime | undefined) ?? (await importRuntime());
  const [tokenizer, session] = await open(folder, Tokenizer, runtime);
  const run = createRunner(session, runtime);
  const embedIds = async (ids: readonly number[]) => pool(await run(ids), folder.pooling);
  const { length: dimensions } = await embedIds(tokenizer.encode('dimensions').ids);

  const embedText = async (text: string, prompt: string, signal: AbortSignal): Promise<Float32Array> => {
    const parts = splitText(text, folder.maxTokens * 4).flatMap((part) => encodeParts(part, prompt, tokenizer, folder));
    const vectors: Float32Array[] = [];
    for (const ids of parts) {
      vectors.push(await raceSignal(embedIds(ids), signal));
      await setImmediate(); // the runtime in WASM keeps this thread while it computes
      signal.throwIfAborted();
    }
    if (vectors.length === 1 && vectors[0]) return vectors[0];
    return averageVectors(
      vectors,
      parts.map((ids) => ids.length),
    );
  };

  return {
    model: options.model ?? basename(resolve(options.directory)),
    contentHash: folder.contentHash,
    dimensions,
    async embed(texts, { signal, purpose }) {
      signal.throwIfAborted();
      const vectors: Float32Array[] = [];
      for (const text of texts) {
        const given = folder.lowerCase ? text.toLowerCase() : text;
        vectors.push(await embedText(given.toWellFormed(), folder.prompts[purpose], signal));
      }
      return vectors;
    },
  };
}

async function open(
  folder: ModelDirectory,
  Tokenizer: new (tokenizer: object, config: object) => TextTokenizer,
  runtime: OnnxRuntime,
): Promise<[TextTokenizer, OnnxSession]> {
  try {
    const tokenizer = new Tokenizer({ ...folder.tokenizer, truncation: null, padding: null }, folder.tokenizerConfig);
    const options = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 };
    return [tokenizer, await runtime.InferenceSession.create(folder.modelFile, options)];
  } catch (cause) {
    throw new EmbedderError('INVALID_MODEL', `ONNX model: ${folder.modelFile} or its tokenizer cannot be loaded`, {
      cause,
    });
  }
}

/** Runs one text at a time: a session in WASM takes no second one meanwhile. */
function createRunner(session: OnnxSession, { Tensor }: OnnxRuntime) {
  const rows: Readonly<Record<string, (ids: readonly number[]) => BigInt64Array>> = {
    input_ids: (ids) => BigInt64Array.from(ids, BigInt),
    attention_mask: (ids) => new BigInt64Array(ids.length).fill(1n),
    token_type_ids: (ids) => new BigInt64Array(ids.length),
    position_ids: (ids) => BigInt64Array.from(ids, (_, index) => BigInt(index)),
  };
  const unknown = session.inputNames.find((name) => !Object.hasOwn(rows, name));
  if (unknown !== undefined) throw invalid(`it asks for the input ${unknown}, which is not known here`);
  let before: Promise<unknown> = Promise.resolve();
  return async (ids: readonly number[]) => {
    const feeds = Object.fromEntries(
      session.inputNames.map((name) => [
        name,
        new Tensor('int64', rows[name]?.(ids) ?? new BigInt64Array(), [1, ids.length]),
      ]),
    );
    const run = before.then(() => session.run(feeds));
    before = run.catch(() => {});
    try {
      return await run;
    } catch (cause) {
      throw new EmbedderError('INVALID_MODEL', `ONNX model: it failed on ${ids.length} tokens`, { cause });
    }
  };
}

/** The tokens of a text, in as many parts as the model needs. Never without any: a model wants at least one. */
function encodeParts(text: string, prompt: string, tokenizer: TextTokenizer, folder: ModelDirectory): number[][] {
  const ids = [...tokenizer.encode(prompt + text).ids];
  if (ids.length === 0) return [[0]];
  if (ids.length <= folder.maxTokens) return [ids];
  const parts = splitText(text, Math.ceil(text.length / 2));
  if (text.length < 2 || parts.length < 2) return [ids.slice(0, folder.maxTokens)];
  return parts.flatMap((part) => encodeParts(part, prompt, tokenizer, folder));
}
