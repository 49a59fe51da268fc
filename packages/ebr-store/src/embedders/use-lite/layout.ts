/** Where a tensor stands in the weight files, taken end to end, and its shape. A test compares this with the model's own list. */
export interface Tensor {
  readonly offset: number;
  readonly shape: readonly [number] | readonly [number, number];
}

const vector = (offset: number, size: number): Tensor => ({ offset, shape: [size] });
const matrix = (offset: number, inputs: number, outputs: number): Tensor => ({ offset, shape: [inputs, outputs] });

/** The weights of Universal Sentence Encoder lite. `input` turns the first layer's input into what its output is added to. */
export const tensors = {
  embeddings: matrix(18_132_056, 8002, 256),
  frequencies: vector(26_326_104, 128),
  input: matrix(26_326_616, 256, 512),
  inputBias: vector(26_850_904, 512),
  attentionScale0: vector(16_814_124, 256),
  attentionShift0: vector(16_815_152, 256),
  qkvBias0: vector(17_602_608, 768),
  qkv0: matrix(16_816_176, 256, 768),
  combine0: matrix(17_605_720, 256, 512),
  combineBias0: vector(18_130_008, 512),
  feedScale0: vector(16_801_816, 512),
  feedShift0: vector(16_803_864, 512),
  widenBias0: vector(16_805_916, 1536),
  widen0: matrix(13_656_088, 512, 1536),
  narrow0: matrix(10_510_360, 1536, 512),
  narrowBias0: vector(16_812_064, 512),
  attentionScale1: vector(6_303_748, 512),
  attentionShift1: vector(6_305_796, 512),
  qkvBias1: vector(9_453_572, 1536),
  qkv1: matrix(6_307_844, 512, 1536),
  combine1: matrix(9_459_736, 512, 512),
  combineBias1: vector(10_508_312, 512),
  feedScale1: vector(6_291_456, 512),
  feedShift1: vector(6_293_504, 512),
  widenBias1: vector(6_295_552, 1536),
  widen1: matrix(3_145_728, 512, 1536),
  narrow1: matrix(0, 1536, 512),
  narrowBias1: vector(6_301_696, 512),
  output: matrix(26_853_024, 512, 512),
  outputBias: vector(27_901_600, 512),
} as const satisfies Record<string, Tensor>;

export type TensorName = keyof typeof tensors;

/** Shard files of the weights; all but the last are of one size. */
export const shardNames = Array.from({ length: 7 }, (_, index) => `group1-shard${index + 1}of7`);
export const shardBytes = 4_194_304;
export const weightBytes = 27_903_656;

/** The most pieces that the model takes at once. */
export const maxPieces = 128;
export const dimensions = 512;

/** Where things are in the kernel's memory, in bytes. */
export interface Layout {
  /** Of a matrix its 16-bit weights, of a vector its f32 values. */
  readonly at: Readonly<Record<TensorName, number>>;
  /** Of a matrix its scales. */
  readonly scales: Readonly<Record<TensorName, number>>;
  readonly signal: number;
  readonly checksum: number;
  /** Room that loading and the pass use in turn. */
  readonly scratch: number;
  readonly bytes: number;
}

/** Rows of a matrix that share a scale a column; the kernel sums their products as integers. */
export const panelRows = 256;

/** What the pass keeps at once: three f32 tables and one of 16 bits for all pieces, scales, attention's weights and two vectors. */
export const scratchBytes = maxPieces * ((512 + 512 + 1536) * 4 + 1536 * 2 + 2 * 4) + 2 * dimensions * 4;

export function layOut(): Layout {
  let end = 64; // kernels keep nothing in memory, but no offset is 0
  const take = (bytes: number) => {
    const start = end;
    end += Math.ceil(bytes / 64) * 64;
    return start;
  };
  const at: Partial<Record<TensorName, number>> = {};
  const scales: Partial<Record<TensorName, number>> = {};
  for (const [name, { shape }] of Object.entries(tensors) as [TensorName, Tensor][]) {
    at[name] = take(shape.length === 1 ? shape[0] * 4 : shape[0] * shape[1] * 2);
    // Embeddings have a scale a row, matrices one a column in each panel of its rows.
    if (shape.length === 2)
      scales[name] = take((name === 'embeddings' ? shape[0] : shape[1] * (shape[0] / panelRows)) * 4);
  }
  const signal = take(maxPieces * 256 * 4);
  const checksum = take(16);
  const scratch = take(scratchBytes);
  return {
    at: at as Record<TensorName, number>,
    scales: scales as Record<TensorName, number>,
    signal,
    checksum,
    scratch,
    bytes: end,
  };
}
