import type { KernelMemory } from '../../kernels.ts';
import { dimensions, type Layout, maxPieces, type TensorName, tensors } from './layout.ts';

/** What `kernels/use-lite.as.ts` exports. Arguments are byte offsets, and counts of values. */
export interface UseLiteKernel {
  checksum(state: number, from: number, bytes: number): void;
  packPanel(from: number, outputs: number, into: number, scales: number): void;
  packRows(from: number, rows: number, width: number, into: number, scales: number): void;
  makeSignal(frequencies: number, count: number, positions: number, into: number): void;
  embedPiece(table: number, scales: number, piece: number, width: number, signal: number, into: number): void;
  normalise(from: number, rows: number, width: number, scale: number, shift: number, into: number): void;
  quantise(from: number, rows: number, width: number, into: number, scales: number): void;
  multiply(
    rows: number,
    rowScales: number,
    count: number,
    inputs: number,
    matrix: number,
    scales: number,
    bias: number,
    outputs: number,
    into: number,
    mode: number,
  ): void;
  attend(from: number, count: number, heads: number, size: number, scale: number, weights: number, into: number): void;
  average(from: number, rows: number, width: number, into: number): void;
  squash(at: number, width: number): void;
}

const write = 0;
const positiveOnly = 1;
const addTo = 2;

/**
 * Up to 128 pieces → a vector of length 1, over weights that `loadWeights` has laid out. A pass pauses after each step, the longest of
 * which takes a few milliseconds; it has to reach its end before the next one begins.
 */
export function createForwardPass(kernel: UseLiteKernel, memory: KernelMemory, layout: Layout) {
  const { at, scales } = layout;
  let end = layout.scratch;
  const take = (values: number, bytesEach = 4) => {
    const start = end;
    end += values * bytesEach;
    return start;
  };
  const state = take(maxPieces * 512);
  const first = take(maxPieces * 512);
  const wide = take(maxPieces * 1536);
  const packed = take(maxPieces * 1536, 2);
  const packedScales = take(maxPieces);
  const weights = take(maxPieces);
  const mean = take(512);
  const result = take(512);

  const multiply = (from: number, rows: number, name: TensorName, bias: TensorName, into: number, mode: number) => {
    const [inputs, outputs = 0] = tensors[name].shape;
    kernel.quantise(from, rows, inputs, packed, packedScales);
    kernel.multiply(packed, packedScales, rows, inputs, at[name], scales[name], at[bias], outputs, into, mode);
  };

  /** What the first layer reads is 256 wide and lies in `first`; the second reads what it changes. */
  function* runLayer(layer: 0 | 1, input: number, rows: number): Generator<void, void> {
    const width = layer === 0 ? 256 : 512;
    kernel.normalise(input, rows, width, at[`attentionScale${layer}`], at[`attentionShift${layer}`], first);
    multiply(first, rows, `qkv${layer}`, `qkvBias${layer}`, wide, write);
    yield;
    const size = width / 4;
    kernel.attend(wide, rows, 4, size, 1 / Math.sqrt(size), weights, first);
    yield;
    multiply(first, rows, `combine${layer}`, `combineBias${layer}`, state, addTo);
    kernel.normalise(state, rows, 512, at[`feedScale${layer}`], at[`feedShift${layer}`], first);
    yield;
    multiply(first, rows, `widen${layer}`, `widenBias${layer}`, wide, positiveOnly);
    yield;
    multiply(wide, rows, `narrow${layer}`, `narrowBias${layer}`, state, addTo);
    yield;
  }

  return function* (pieces: readonly number[]): Generator<void, Float32Array> {
    const rows = Math.min(pieces.length, maxPieces);
    for (let row = 0; row < rows; row++) {
      const signal = layout.signal + row * 1024;
      kernel.embedPiece(at.embeddings, scales.embeddings, pieces[row] ?? 0, 256, signal, first + row * 1024);
    }
    multiply(first, rows, 'input', 'inputBias', state, write);
    yield;
    yield* runLayer(0, first, rows);
    yield* runLayer(1, state, rows);
    kernel.average(state, rows, 512, mean);
    multiply(mean, 1, 'output', 'outputBias', result, write);
    kernel.squash(result, dimensions);
    return new Float32Array(memory.buffer.slice(result, result + dimensions * 4));
  };
}
