import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbedderError } from '../embedder-error.ts';

type Json = Readonly<Record<string, unknown>>;

export type Pooling = 'mean' | 'cls';

/** A folder as sentence-transformers writes it, read. */
export interface ModelDirectory {
  readonly modelFile: string;
  readonly tokenizer: Json;
  readonly tokenizerConfig: Json;
  readonly pooling: Pooling;
  /** Tokens that the model takes at once, special ones included. */
  readonly maxTokens: number;
  /** What the model wants before a text, by purpose. */
  readonly prompts: { readonly query: string; readonly document: string };
  readonly lowerCase: boolean;
  /** Of every file that decides a vector. */
  readonly contentHash: string;
}

const modelFiles = ['onnx/model.onnx', 'model.onnx'];
const settingFiles = [
  'modules.json',
  '1_Pooling/config.json',
  'sentence_bert_config.json',
  'config_sentence_transformers.json',
  'config.json',
  'tokenizer_config.json',
  'tokenizer.json',
];

/** Throws `INVALID_MODEL` with the file that is missing, unreadable, or asks for what is not done here. */
export async function readModelDirectory(directory: string): Promise<ModelDirectory> {
  const modelFile = modelFiles.map((name) => join(directory, name)).find((path) => existsSync(path));
  if (!modelFile) throw invalid(`expected ${modelFiles.join(' or ')} in ${directory}`);
  const read = new Map<string, unknown>();
  for (const name of settingFiles) read.set(name, await readJson(join(directory, name)));
  const settings = (name: string): Json => (isRecord(read.get(name)) ? (read.get(name) as Json) : {});
  if (!isRecord(read.get('tokenizer.json'))) throw invalid(`expected tokenizer.json in ${directory}`);

  const pooling = settings('1_Pooling/config.json');
  const prompts = readPrompts(settings('config_sentence_transformers.json')['prompts']);
  if (pooling['include_prompt'] === false && prompts.query + prompts.document !== '') {
    throw invalid('1_Pooling/config.json: include_prompt is false, which is not done here');
  }

  return {
    modelFile,
    tokenizer: settings('tokenizer.json'),
    tokenizerConfig: settings('tokenizer_config.json'),
    pooling: readPooling(read.get('modules.json'), pooling),
    maxTokens: readMaxTokens([
      settings('sentence_bert_config.json')['max_seq_length'],
      settings('tokenizer_config.json')['model_max_length'],
      settings('config.json')['max_position_embeddings'],
    ]),
    prompts,
    lowerCase: settings('sentence_bert_config.json')['do_lower_case'] === true,
    contentHash: await hashFiles([
      modelFile,
      `${modelFile}_data`,
      ...settingFiles.map((name) => join(directory, name)),
    ]),
  };
}

function readPooling(modules: unknown, config: Json): Pooling {
  const known = /\.(Transformer|Pooling|Normalize)$/;
  for (const module of Array.isArray(modules) ? (modules as unknown[]) : []) {
    const type = isRecord(module) ? module['type'] : undefined;
    if (typeof type !== 'string' || !known.test(type)) throw invalid(`modules.json: ${String(type)} is not done here`);
  }
  const modes = Object.keys(config).filter((name) => name.startsWith('pooling_mode_') && config[name] === true);
  const mode = typeof config['pooling_mode'] === 'string' ? config['pooling_mode'] : modes.join(' and ');
  if (mode === '' || /^(pooling_mode_)?mean(_tokens)?$/.test(mode)) return 'mean';
  if (/^(pooling_mode_)?cls(_token)?$/.test(mode)) return 'cls';
  throw invalid(`1_Pooling/config.json: expected mean or cls, found ${mode}`);
}

function readMaxTokens(candidates: readonly unknown[]): number {
  const isLimit = (value: unknown): value is number =>
    Number.isInteger(value) && Number(value) > 2 && Number(value) < 1e6;
  return Math.min(8192, candidates.find(isLimit) ?? 512);
}

function readPrompts(prompts: unknown): ModelDirectory['prompts'] {
  const find = (...names: string[]) => {
    const found = isRecord(prompts) ? names.map((name) => prompts[name]) : [];
    return found.find((prompt): prompt is string => typeof prompt === 'string') ?? '';
  };
  return { query: find('query', 'search_query'), document: find('document', 'passage', 'search_document') };
}

async function readJson(path: string): Promise<unknown> {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new EmbedderError('INVALID_MODEL', `ONNX model: ${path} is no JSON`, { cause });
  }
}

async function hashFiles(paths: readonly string[]): Promise<string> {
  const whole = createHash('sha256').update('onnx 1');
  for (const [index, path] of paths.entries()) {
    if (!existsSync(path)) continue;
    const one = createHash('sha256');
    for await (const chunk of createReadStream(path)) one.update(chunk as Buffer);
    whole.update(`\n${index} ${one.digest('hex')}`);
  }
  return `sha256:${whole.digest('hex')}`;
}

export const invalid = (what: string) => new EmbedderError('INVALID_MODEL', `ONNX model: ${what}`);

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
