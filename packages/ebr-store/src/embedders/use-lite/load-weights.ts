import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { KernelMemory } from '../../kernels.ts';
import { EmbedderError } from '../embedder-error.ts';
import type { UseLiteKernel } from './forward.ts';
import {
  type Layout,
  maxPieces,
  panelRows,
  scratchBytes,
  shardBytes,
  shardNames,
  type Tensor,
  type TensorName,
  tensors,
  weightBytes,
} from './layout.ts';

/** What `checksum` makes of every tensor, in the order of `tensors`. */
const expectedChecksum = 'c71536ce86670dd379a63ab1fb30fd83';

/**
 * Reads the weights straight into the kernel's memory and packs them there; nothing is copied through JavaScript.
 * Throws `WEIGHTS_MISSING` without the files, `WEIGHTS_DAMAGED` when a byte of them is not what it was.
 */
export async function loadWeights(
  directory: string,
  kernel: UseLiteKernel,
  memory: KernelMemory,
  layout: Layout,
): Promise<void> {
  const shards = await openShards(directory);
  try {
    for (const [name, tensor] of Object.entries(tensors) as [TensorName, Tensor][]) {
      const [rows, columns] = tensor.shape;
      const rowBytes = (columns ?? 1) * 4;
      // Vectors are read at once, matrices by the panel, and the table of embeddings as the scratch room allows.
      const step = name === 'embeddings' ? Math.floor(scratchBytes / rowBytes) : columns ? panelRows : rows;
      for (let row = 0; row < rows; row += step) {
        const count = Math.min(step, rows - row);
        const bytes = count * rowBytes;
        await readInto(shards, tensor.offset + row * rowBytes, new Uint8Array(memory.buffer, layout.scratch, bytes));
        kernel.checksum(layout.checksum, layout.scratch, bytes);
        pack(name, row, count, columns);
      }
    }
  } finally {
    await Promise.all(shards.map((shard) => shard.close()));
  }
  const found = Buffer.from(memory.buffer, layout.checksum, 16).toString('hex');
  if (found !== expectedChecksum) {
    throw new EmbedderError(
      'WEIGHTS_DAMAGED',
      `Weights in ${directory}: expected checksum ${expectedChecksum}, found ${found}`,
    );
  }
  kernel.makeSignal(layout.at.frequencies, 128, maxPieces, layout.signal);

  function pack(name: TensorName, row: number, count: number, columns: number | undefined): void {
    const { scratch } = layout;
    const [at, scales] = [layout.at[name] + row * (columns ?? 1) * 2, layout.scales[name]];
    if (columns === undefined) new Uint8Array(memory.buffer).copyWithin(at, scratch, scratch + count * 4);
    else if (name === 'embeddings') kernel.packRows(scratch, count, columns, at, scales + row * 4);
    else kernel.packPanel(scratch, columns, at, scales + (row / panelRows) * columns * 4);
  }
}

async function openShards(directory: string): Promise<FileHandle[]> {
  const shards: FileHandle[] = [];
  try {
    for (const name of shardNames) shards.push(await open(join(directory, name)));
    return shards;
  } catch (cause) {
    await Promise.all(shards.map((shard) => shard.close()));
    const message = `Weights: expected ${shardNames.length} files ${shardNames[0]}… in ${directory}`;
    throw new EmbedderError('WEIGHTS_MISSING', message, { cause });
  }
}

/** Fills the view from the shards taken end to end. */
async function readInto(shards: readonly FileHandle[], offset: number, view: Uint8Array): Promise<void> {
  for (let filled = 0; filled < view.length;) {
    const at = offset + filled;
    const shard = Math.floor(at / shardBytes);
    const position = at % shardBytes;
    const length = Math.min(view.length - filled, shardBytes - position);
    const bytesRead = await readSome(shards[shard], { view, filled, length, position });
    if (bytesRead === 0) {
      throw new EmbedderError(
        'WEIGHTS_DAMAGED',
        `Weights: expected ${weightBytes} bytes, ${shardNames[shard]} ends early`,
      );
    }
    filled += bytesRead;
  }
}

async function readSome(
  shard: FileHandle | undefined,
  { view, filled, length, position }: { view: Uint8Array; filled: number; length: number; position: number },
): Promise<number> {
  try {
    return (await shard?.read(view, filled, length, position))?.bytesRead ?? 0;
  } catch (cause) {
    throw new EmbedderError('WEIGHTS_DAMAGED', 'Weights: a file cannot be read', { cause });
  }
}
