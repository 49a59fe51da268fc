import { createHash } from 'node:crypto';
import type { StoredEntry } from './partition.ts';
import { sortInSteps } from './sort-in-steps.ts';
import type { Attributes, EmbedderIdentity } from './vector-index.ts';

/** First bytes of a snapshot. The version after it says how the rest is to be read. */
export const snapshotMagic = 'TRVECTOR';
export const snapshotVersion = 1;
/** Magic, version, bytes of the head, bytes of the entries. */
export const prefixBytes = 8 + 4 + 4 + 8;
export const digestBytes = 32;

/** What the head of a snapshot says, in this order. */
export interface SnapshotHead {
  readonly model: string;
  readonly contentHash: string;
  readonly dimensions: number;
  readonly count: number;
}

/** Keys in order, so that equal attributes are equal bytes. */
const canonical = (attributes: Attributes): [string, unknown][] =>
  Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));

const entriesPerStep = 256;
const hashBytesPerStep = 1 << 20;

/**
 * Prefix, head (JSON), entries in order of their ids (one JSON line each: id and attributes), vectors (f32), SHA-256 of
 * all before it; numbers are little-endian. Yields often, so that the caller can spread the work over turns.
 */
export function* writeSnapshot(options: {
  embedder: EmbedderIdentity;
  dimensions: number;
  entries: Iterable<StoredEntry>;
}): Generator<undefined, Uint8Array> {
  const { dimensions } = options;
  const entries = yield* sortInSteps(options.entries, (a, b) => (a.id < b.id ? -1 : 1));
  const { model, contentHash } = options.embedder;
  const head: SnapshotHead = { model, contentHash, dimensions, count: entries.length };
  const headBytes = Buffer.from(JSON.stringify(head));
  const lines: Buffer[] = [];
  for (let at = 0; at < entries.length; at += entriesPerStep) {
    const some = entries.slice(at, at + entriesPerStep);
    lines.push(
      Buffer.from(some.map((entry) => `${JSON.stringify([entry.id, canonical(entry.attributes)])}\n`).join('')),
    );
    yield;
  }
  const lineBytes = lines.reduce((sum, line) => sum + line.length, 0);
  const vectorsAt = prefixBytes + headBytes.length + lineBytes;
  const bytes = Buffer.allocUnsafeSlow(vectorsAt + entries.length * dimensions * 4 + digestBytes);
  bytes.write(snapshotMagic, 'latin1');
  bytes.writeUInt32LE(snapshotVersion, 8);
  bytes.writeUInt32LE(headBytes.length, 12);
  bytes.writeBigUInt64LE(BigInt(lineBytes), 16);
  bytes.set(headBytes, prefixBytes);
  let at = prefixBytes + headBytes.length;
  for (const line of lines) {
    bytes.set(line, at);
    at += line.length;
  }
  for (const [index, { partition, slot }] of entries.entries()) {
    const { buffer, byteOffset, byteLength } = partition.rows.view(slot);
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
    if (index % entriesPerStep === 0) yield;
  }
  yield* writeDigest(bytes);
  return bytes;
}

function* writeDigest(bytes: Buffer): Generator<undefined, void> {
  const hash = createHash('sha256');
  const end = bytes.length - digestBytes;
  for (let at = 0; at < end; at += hashBytesPerStep) {
    hash.update(bytes.subarray(at, Math.min(end, at + hashBytesPerStep)));
    yield;
  }
  bytes.set(hash.digest(), end);
}
