import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeEmbedder } from '../testing/describe-embedder.ts';
import { encodeTinyModel, tinyTable, tinyTokenizer, writeModelFolder } from './__fixtures__/tiny-onnx-model.ts';
import { createOnnxEmbedder } from './onnx-embedder.ts';
import { importRuntime, importTokenizers } from './onnx/runtime.ts';
import { toUnitLength } from './split-text.ts';

const { signal } = new AbortController();
let root: string;
let folders = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'trellis-onnx-'));
});
afterAll(() => rm(root, { recursive: true }));

const write = (files: Record<string, unknown> = {}) => writeModelFolder(join(root, `model-${folders++}`), files);
const open = async (files: Record<string, unknown> = {}) =>
  createOnnxEmbedder({ directory: await write(files), model: 'tiny' });
const embed = async (text: string, files: Record<string, unknown> = {}, purpose: 'query' | 'document' = 'query') => {
  const [vector] = await (await open(files)).embed([text], { signal, purpose });
  return Array.from(vector ?? [], (value) => Math.round(value * 1e5) / 1e5);
};

/** The mean of the table's rows of these tokens. */
const meanOf = (...tokens: number[]) => {
  const sum = tinyTable[0]?.map((_, at) => tokens.reduce((total, token) => total + (tinyTable[token]?.[at] ?? 0), 0));
  return Array.from(toUnitLength(sum ?? []), (value) => Math.round(value * 1e5) / 1e5);
};

describeEmbedder('a model in ONNX', { open: () => open() });

describe('a model runs in the real runtime', () => {
  it('and its tokens are averaged', async () => {
    expect(await embed('A raise. Jobs')).toEqual(meanOf(2, 4, 5, 8, 6, 7, 3));
  });

  it('or the first one is taken, when the settings say so', async () => {
    const files = { '1_Pooling/config.json': { pooling_mode_cls_token: true, pooling_mode_mean_tokens: false } };
    expect(await embed('a raise', files)).toEqual(meanOf(2));
  });

  it('with prompts by purpose', async () => {
    const files = { 'config_sentence_transformers.json': { prompts: { query: 'query: ', passage: '' } } };
    expect(await embed('job', files)).toEqual(meanOf(2, 9, 10, 6, 3));
    expect(await embed('job', files, 'document')).toEqual(meanOf(2, 6, 3));
  });

  it('with segments and positions, when it asks for them', async () => {
    const inputs = ['input_ids', 'token_type_ids', 'position_ids'];
    expect(await embed('job', { 'model.onnx': encodeTinyModel({ inputs, table: tinyTable }) })).toEqual(
      meanOf(2, 6, 3),
    );
  });

  it('over a tokenizer of another kind', async () => {
    const unigram = {
      ...tinyTokenizer,
      normalizer: { type: 'NFKC' },
      pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: true },
      post_processor: null,
      added_tokens: [],
      decoder: null,
      model: {
        type: 'Unigram',
        unk_id: 0,
        vocab: [
          ['<unk>', 0],
          ['▁', -2],
          ['▁job', -3],
          ['s', -2.5],
        ],
      },
    };
    expect(await embed('jobs', { 'tokenizer.json': unigram })).toEqual(meanOf(2, 3));
  });

  it('in parts, when the text has more tokens than it takes, and to the end', async () => {
    const files = { 'sentence_bert_config.json': { max_seq_length: 8 } };
    const vector = await embed(`${'job '.repeat(20)}${'raise '.repeat(20)}`, files);
    const [job = 0, raise = 0, dot = 0] = [vector[6], vector[5], vector[8]];
    expect(job).toBeGreaterThan(0.3);
    expect(raise).toBeGreaterThan(0.3);
    expect(dot).toBeLessThan(0.1);
  });
});

describe('identity', () => {
  it('is the name of the folder, or the one given, and the hash of all that decides', async () => {
    const directory = await write();
    const plain = await createOnnxEmbedder({ directory });
    const named = await createOnnxEmbedder({ directory, model: 'tiny' });
    expect([plain.model, named.model]).toEqual([directory.split(/[\\/]/).at(-1), 'tiny']);
    const changes = [
      {},
      { 'sentence_bert_config.json': { max_seq_length: 9 } },
      { '1_Pooling/config.json': { pooling_mode_cls_token: true } },
      { 'model.onnx': encodeTinyModel({ table: tinyTable.toReversed() }) },
      { 'tokenizer.json': { ...tinyTokenizer, normalizer: null } },
    ];
    const hashes = await Promise.all(changes.map(async (files) => (await open(files)).contentHash));
    expect(new Set(hashes).size).toBe(changes.length);
    expect(hashes[0]).toBe(plain.contentHash);
  });
});

describe('a folder that cannot be used is refused', () => {
  const withNaN = tinyTable.map((row, index) => (index === 2 ? row.map(() => Number.NaN) : row));
  it.each<[string, Record<string, unknown>, RegExp]>([
    ['without a tokenizer', { 'tokenizer.json': undefined }, /expected tokenizer.json/],
    ['without a model', { 'model.onnx': undefined }, /expected onnx\/model.onnx or model.onnx/],
    ['with settings that are no JSON', { 'config.json': '{' }, /config.json is no JSON/],
    ['with a tokenizer of no kind', { 'tokenizer.json': {} }, /cannot be loaded/],
    ['with a damaged model', { 'model.onnx': 'onnx?' }, /cannot be loaded/],
    [
      'with an unknown step',
      { 'modules.json': [{ type: 'sentence_transformers.models.Dense' }] },
      /models.Dense is not done/,
    ],
    ['with unknown pooling', { '1_Pooling/config.json': { pooling_mode_max_tokens: true } }, /expected mean or cls/],
    [
      'with an unknown input',
      { 'model.onnx': encodeTinyModel({ inputs: ['input_ids', 'image'], table: tinyTable }) },
      /the input image/,
    ],
    ['with numbers that are none', { 'model.onnx': encodeTinyModel({ table: withNaN }) }, /no finite number/],
  ])('%s', async (_, files, message) => {
    const error = await open(files).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      name: 'EmbedderError',
      code: 'INVALID_MODEL',
      message: expect.stringMatching(message),
    });
  });

  it('when it is not there', async () => {
    await expect(createOnnxEmbedder({ directory: join(root, 'nowhere') })).rejects.toMatchObject({
      code: 'INVALID_MODEL',
    });
  });
});

describe('a package that is not installed', () => {
  const absent = () => Promise.reject(new Error("Cannot find package 'it'"));
  it('is named', async () => {
    await expect(importRuntime(absent)).rejects.toThrow(/need the package onnxruntime-web, which is not installed/);
    await expect(importTokenizers(absent)).rejects.toMatchObject({ code: 'RUNTIME_MISSING' });
  });
});
