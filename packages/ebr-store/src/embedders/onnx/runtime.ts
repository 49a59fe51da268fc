import { EmbedderError } from '../embedder-error.ts';

/** What is used of ONNX Runtime; its packages for Node and for WASM both have it. */
export interface OnnxRuntime {
  readonly InferenceSession: {
    create(path: string, options: object): Promise<OnnxSession>;
  };
  readonly Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => object;
  readonly env?: { readonly wasm?: { numThreads?: number } };
}

export interface OnnxSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Readonly<Record<string, object>>): Promise<Readonly<Record<string, OnnxOutput>>>;
}

export interface OnnxOutput {
  readonly dims: readonly number[];
  readonly data: unknown;
}

/** What is used of `@huggingface/tokenizers`. */
export interface TextTokenizer {
  encode(text: string): { readonly ids: readonly number[] };
}

export interface TokenizerPackage {
  readonly Tokenizer: new (tokenizer: object, config: object) => TextTokenizer;
}

type Load = () => Promise<unknown>;

/** ONNX Runtime in WASM, on one thread. Throws `RUNTIME_MISSING` with what to install. */
export async function importRuntime(load: Load = () => import('onnxruntime-web')): Promise<OnnxRuntime> {
  const runtime = (await importOptional('onnxruntime-web', load)) as OnnxRuntime;
  if (runtime.env?.wasm) runtime.env.wasm.numThreads = 1;
  return runtime;
}

export async function importTokenizers(
  load: Load = () => import('@huggingface/tokenizers'),
): Promise<TokenizerPackage> {
  return (await importOptional('@huggingface/tokenizers', load)) as TokenizerPackage;
}

async function importOptional(name: string, load: Load): Promise<unknown> {
  try {
    return await load();
  } catch (cause) {
    const message = `ONNX models need the package ${name}, which is not installed or does not start`;
    throw new EmbedderError('RUNTIME_MISSING', message, { cause });
  }
}
