import type { AttributeValue } from './vector-index.ts';

const shards = 256;

/** A map in many parts: one large map stops the event loop for as long as it takes to move all its keys when it grows. */
export class ShardedMap<K extends AttributeValue, V> {
  readonly #parts: (Map<K, V> | undefined)[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(key: K): boolean {
    return this.#parts[shardOf(key)]?.has(key) ?? false;
  }

  get(key: K): V | undefined {
    return this.#parts[shardOf(key)]?.get(key);
  }

  set(key: K, value: V): void {
    const part = (this.#parts[shardOf(key)] ??= new Map<K, V>());
    const before = part.size;
    part.set(key, value);
    this.#size += part.size - before;
  }

  delete(key: K): void {
    if (this.#parts[shardOf(key)]?.delete(key)) this.#size--;
  }

  *values(): Generator<V> {
    for (const part of this.#parts) if (part) yield* part.values();
  }
}

/** Of the last characters: ids that are numbered differ there. */
function shardOf(key: AttributeValue): number {
  if (typeof key === 'number') return Number.isFinite(key) ? Math.abs(Math.floor(key)) % shards : 0;
  if (typeof key === 'boolean') return key ? 1 : 0;
  let hash = 0;
  for (let at = Math.max(0, key.length - 12); at < key.length; at++) hash = Math.imul(hash, 31) + key.charCodeAt(at);
  return (hash >>> 0) % shards;
}
