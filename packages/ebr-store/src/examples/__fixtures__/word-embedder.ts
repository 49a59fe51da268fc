import { createHash } from 'node:crypto';
import type { Embedder } from '@trellis/core';

/** A stand-in without weights: each word turns the vector a way of its own. Alike are texts that share words. */
export function createWordEmbedder(
  options: { dimensions?: number; seed?: string; onEmbed?: (texts: readonly string[]) => void } = {},
): Embedder {
  const { dimensions = 64, seed = 'a' } = options;
  return {
    model: 'words',
    contentHash: createHash('sha256').update(`${seed} ${dimensions}`).digest('hex'),
    dimensions,
    async embed(texts) {
      options.onEmbed?.(texts);
      return texts.map((text) => vectorOf(text, dimensions, seed));
    },
  };
}

function vectorOf(text: string, dimensions: number, seed: string): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const [word] of text.toLowerCase().matchAll(/\p{L}+|\p{N}+/gu)) {
    const hash = createHash('sha256').update(`${seed} ${word}`).digest();
    for (let index = 0; index < 4; index++)
      vector[hash.readUInt16LE(4 * index) % dimensions]! += (hash[4 * index + 2] ?? 0) % 2 === 0 ? 1 : -1;
  }
  const length = Math.hypot(...vector);
  return length === 0 ? new Float32Array(dimensions).fill(1 / Math.sqrt(dimensions)) : vector.map((x) => x / length);
}
