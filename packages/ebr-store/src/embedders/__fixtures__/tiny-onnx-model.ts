import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The wire format of protocol buffers, so far as an ONNX file needs it. */
const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))];
const number = (field: number, value: number) => Buffer.from([...varint(field * 8), ...varint(value)]);
const bytes = (field: number, value: Uint8Array | string) => {
  const content = Buffer.from(value);
  return Buffer.concat([Buffer.from([...varint(field * 8 + 2), ...varint(content.length)]), content]);
};
const message = (field: number, ...parts: Buffer[]) => bytes(field, Buffer.concat(parts));

const float = 1;
const int64 = 7;
const value = (field: number, name: string, type: number, dims: readonly (string | number)[]) => {
  const shape = dims.map((dim) => message(1, typeof dim === 'string' ? bytes(2, dim) : number(1, dim)));
  return message(field, bytes(1, name), message(2, message(1, number(1, type), message(2, ...shape))));
};

export interface TinyModel {
  readonly inputs?: readonly string[];
  readonly output?: string;
  /** One row a token. */
  readonly table: readonly (readonly number[])[];
}

/** A model whose answer for each token is its row of the table: one Gather node. */
export function encodeTinyModel({
  inputs = ['input_ids', 'attention_mask'],
  output = 'last_hidden_state',
  table,
}: TinyModel): Buffer {
  const width = table[0]?.length ?? 0;
  const rows = new Uint8Array(Float32Array.from(table.flat()).buffer);
  const graph = [
    message(1, bytes(1, 'table'), bytes(1, 'input_ids'), bytes(2, output), bytes(4, 'Gather')),
    bytes(2, 'tiny'),
    message(5, number(1, table.length), number(1, width), number(2, float), bytes(8, 'table'), bytes(9, rows)),
    ...inputs.map((name) => value(11, name, int64, ['batch', 'tokens'])),
    value(12, output, float, ['batch', 'tokens', width]),
  ];
  return Buffer.concat([number(1, 8), message(8, bytes(1, ''), number(2, 13)), message(7, ...graph)]);
}

const vocabulary = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'a', 'raise', 'job', '##s', '.', 'query', ':'];
const special = vocabulary.slice(0, 4).map((content, id) => {
  return { id, content, special: true, single_word: false, lstrip: false, rstrip: false, normalized: false };
});
const token = (id: string) => ({ id, ids: [vocabulary.indexOf(id)], tokens: [id] });

/** A WordPiece tokenizer of eleven tokens, with marks before and after, that would cut after four. */
export const tinyTokenizer = {
  version: '1.0',
  truncation: { max_length: 4, strategy: 'LongestFirst', stride: 0, direction: 'Right' },
  padding: null,
  added_tokens: special,
  normalizer: {
    type: 'BertNormalizer',
    clean_text: true,
    handle_chinese_chars: true,
    strip_accents: null,
    lowercase: true,
  },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  post_processor: {
    type: 'TemplateProcessing',
    single: [
      { SpecialToken: { id: '[CLS]', type_id: 0 } },
      { Sequence: { id: 'A', type_id: 0 } },
      { SpecialToken: { id: '[SEP]', type_id: 0 } },
    ],
    pair: [],
    special_tokens: { '[CLS]': token('[CLS]'), '[SEP]': token('[SEP]') },
  },
  decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
  model: {
    type: 'WordPiece',
    unk_token: '[UNK]',
    continuing_subword_prefix: '##',
    max_input_chars_per_word: 100,
    vocab: Object.fromEntries(vocabulary.map((piece, id) => [piece, id])),
  },
};

/** Row n of the tiny model: 1 in one of its dimensions, and a little everywhere. */
export const tinyTable = vocabulary.map((_, row) => Array.from({ length: 11 }, (__, at) => (at === row ? 1 : 0.01)));

/** Writes a model's folder; `files` are further ones, as JSON unless they are bytes. */
export async function writeModelFolder(folder: string, files: Readonly<Record<string, unknown>>): Promise<string> {
  const all = { 'model.onnx': encodeTinyModel({ table: tinyTable }), 'tokenizer.json': tinyTokenizer, ...files };
  for (const [name, content] of Object.entries(all)) {
    if (content === undefined) continue;
    const path = join(folder, name);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(
      path,
      content instanceof Uint8Array || typeof content === 'string' ? content : JSON.stringify(content),
    );
  }
  return folder;
}
