import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { TrainedRoutes } from './train-routes.ts';

/** What was trained, and the hash of its values: its identity in traces and reports. */
export interface StoredRoutes {
  readonly routes: TrainedRoutes;
  readonly contentHash: string;
}

const hashBytes = 32;
/** Every change to what agents answer makes a file; those that were used last are kept. */
const keptFiles = 8;
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

/** Trained routes as bytes, behind a hash of themselves. */
export function packRoutes(routes: TrainedRoutes): { bytes: Buffer; contentHash: string } {
  const contentHash = `sha256:${createHash('sha256').update(JSON.stringify(routes, asText)).digest('hex')}`;
  const payload = serialize({ routes, contentHash } satisfies StoredRoutes);
  return { bytes: Buffer.concat([digest(payload), payload]), contentHash };
}

/** Values alone: how V8 writes an equal number depends on how it was computed. */
function asText(_key: string, value: unknown): unknown {
  if (ArrayBuffer.isView(value))
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
  if (value instanceof Map || value instanceof Set) return [...(value as Iterable<unknown>)];
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

/** The routes in a file of the cache; `undefined` when there is none or a byte of it is not what it was. */
export async function readRoutes(folder: string, key: string): Promise<StoredRoutes | undefined> {
  try {
    const file = fileOf(folder, key);
    const bytes = await readFile(file);
    const payload = bytes.subarray(hashBytes);
    if (!digest(payload).equals(bytes.subarray(0, hashBytes))) return undefined;
    const { routes, contentHash } = deserialize(payload) as Partial<StoredRoutes>;
    if (!routes || typeof contentHash !== 'string') return undefined;
    await used(file);
    return { routes, contentHash };
  } catch {
    return undefined;
  }
}

/** Keeps the routes for the next start, at once or not at all. A folder that cannot be written costs only that. */
export async function writeRoutes(folder: string, key: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(folder, `.${randomUUID()}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(temporary, bytes, { mode: 0o600 });
    await rename(temporary, fileOf(folder, key));
    await removeOldest(folder);
  } catch {
    await rm(temporary, { force: true }).catch(() => {});
  }
}

const fileOf = (folder: string, key: string) => join(folder, `router-${key.slice(0, 32)}.bin`);

/** A folder that may only be read keeps its times. */
async function used(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now).catch(() => {});
}

async function removeOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^router-[\da-f]{32}\.bin$/.test(name));
  const files = names.map(async (name) => ({ name, usedAt: (await stat(join(folder, name))).mtimeMs }));
  const oldest = (await Promise.all(files)).sort((a, b) => b.usedAt - a.usedAt).slice(keptFiles);
  for (const { name } of oldest) await rm(join(folder, name), { force: true });
}
