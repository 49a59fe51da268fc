import { createHash } from 'node:crypto';
import type { VectorEntry } from './vector-index.ts';
import { VectorError } from './vector-error.ts';
import { digestBytes, prefixBytes, type SnapshotHead, snapshotMagic, snapshotVersion } from './write-snapshot.ts';

const hashBytesPerStep = 1 << 20;
const entriesPerBatch = 128;

export interface OpenSnapshot {
  readonly head: SnapshotHead;
  readonly bytes: Buffer;
  readonly linesAt: number;
  readonly vectorsAt: number;
}

const invalid = (message: string, cause?: unknown): VectorError =>
  new VectorError('SNAPSHOT_INVALID', message, { cause });

/** Checks all that can be checked before the first entry is read: kind, version, lengths and checksum. Yields often. */
export function* openSnapshot(snapshot: Uint8Array): Generator<undefined, OpenSnapshot> {
  if (!(snapshot instanceof Uint8Array)) throw invalid('a snapshot is a Uint8Array');
  const bytes = Buffer.from(snapshot.buffer, snapshot.byteOffset, snapshot.byteLength);
  if (bytes.length < prefixBytes + digestBytes || bytes.toString('latin1', 0, 8) !== snapshotMagic)
    throw invalid('these bytes are not a snapshot of a vector index');
  const version = bytes.readUInt32LE(8);
  if (version !== snapshotVersion)
    throw invalid(`the snapshot has version ${version}, and this package reads version ${snapshotVersion}`);
  const linesAt = prefixBytes + bytes.readUInt32LE(12);
  const vectorsAt = linesAt + Number(bytes.readBigUInt64LE(16));
  if (vectorsAt > bytes.length - digestBytes) throw invalid('the snapshot is cut off before its vectors');
  yield* checkDigest(bytes);
  const head = readHead(bytes.toString('utf8', prefixBytes, linesAt));
  const expected = vectorsAt + head.count * head.dimensions * 4 + digestBytes;
  if (bytes.length !== expected) throw invalid(`the snapshot has ${bytes.length} bytes, its head says ${expected}`);
  return { head, bytes, linesAt, vectorsAt };
}

function* checkDigest(bytes: Buffer): Generator<undefined, void> {
  const hash = createHash('sha256');
  const end = bytes.length - digestBytes;
  for (let at = 0; at < end; at += hashBytesPerStep) {
    hash.update(bytes.subarray(at, Math.min(end, at + hashBytesPerStep)));
    yield;
  }
  if (!hash.digest().equals(bytes.subarray(end)))
    throw invalid('the checksum does not fit: the snapshot was cut off or altered');
}

function readHead(text: string): SnapshotHead {
  const head = parse(text) as Partial<SnapshotHead> | null;
  const { model, contentHash, dimensions, count } = head ?? {};
  const texts = typeof model === 'string' && typeof contentHash === 'string';
  if (!texts || !Number.isSafeInteger(dimensions) || !Number.isSafeInteger(count))
    throw invalid('the head of the snapshot lacks model, contentHash, dimensions or count');
  return { model, contentHash, dimensions: dimensions ?? 0, count: count ?? 0 };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid('the snapshot holds a line that is not JSON', cause);
  }
}

/** The entries in batches, in order of their ids. A batch must be used before the next is taken: its vectors share one place. */
export function* snapshotEntries({ head, bytes, linesAt, vectorsAt }: OpenSnapshot): Generator<VectorEntry[]> {
  const { dimensions } = head;
  const vectors = new Float32Array(entriesPerBatch * dimensions);
  const target = Buffer.from(vectors.buffer);
  let [lineAt, vectorAt] = [linesAt, vectorsAt];
  let batch: VectorEntry[] = [];
  for (let index = 0; index < head.count; index++) {
    const end = bytes.indexOf(10, lineAt);
    if (end < 0 || end >= vectorsAt) throw invalid(`the snapshot has ${index} entries, its head says ${head.count}`);
    const line = parse(bytes.toString('utf8', lineAt, end));
    if (!Array.isArray(line) || !Array.isArray(line[1]))
      throw invalid(`entry ${index} of the snapshot has no attributes`);
    const at = batch.length * dimensions;
    vectorAt += bytes.copy(target, at * 4, vectorAt, vectorAt + dimensions * 4);
    lineAt = end + 1;
    batch.push({ id: line[0], vector: vectors.subarray(at, at + dimensions), attributes: Object.fromEntries(line[1]) });
    if (batch.length < entriesPerBatch) continue;
    yield batch;
    batch = [];
  }
  if (lineAt !== vectorsAt) throw invalid(`the snapshot has more entries than the ${head.count} its head says`);
  yield batch;
}
