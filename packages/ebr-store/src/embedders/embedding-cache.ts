import { createHash } from 'node:crypto';
import { type Embedder, raceSignal } from '@trellis/core';
import { EmbedderError } from './embedder-error.ts';

/** One call to the embedder behind the cache, and how many callers still wait for it. */
interface Flight {
  readonly keys: readonly string[];
  readonly vectors: Promise<readonly Float32Array[]>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Keeps the vectors of the `maxEntries` texts that were asked for last, by text and purpose. A text that is being embedded is not sent
 * again: whoever asks meanwhile waits for the same call, which is aborted only when nobody waits for it any more. Failures are not kept.
 */
export function withEmbeddingCache(embedder: Embedder, { maxEntries }: { maxEntries: number }): Embedder {
  if (!Number.isInteger(maxEntries) || maxEntries < 1) {
    throw new EmbedderError('INVALID_OPTIONS', `maxEntries: expected a whole number from 1, found ${maxEntries}`);
  }
  const kept = new Map<string, Float32Array>();
  const flights = new Map<string, Flight>();

  const recall = (key: string): Float32Array | undefined => {
    const vector = kept.get(key);
    if (!vector) return undefined;
    kept.delete(key);
    kept.set(key, vector);
    return vector;
  };
  const keep = (key: string, vector: Float32Array) => {
    kept.delete(key);
    kept.set(key, vector);
    const [oldest] = kept.keys();
    if (kept.size > maxEntries && oldest !== undefined) kept.delete(oldest);
  };
  const land = (flight: Flight) => {
    for (const key of flight.keys) if (flights.get(key) === flight) flights.delete(key);
  };

  const start = (wanted: ReadonlyMap<string, string>, purpose: 'query' | 'document') => {
    const controller = new AbortController();
    const call = async () => {
      const vectors = await embedder.embed([...wanted.values()], { signal: controller.signal, purpose });
      if (vectors.length === wanted.size) return vectors;
      throw new EmbedderError('INVALID_RESPONSE', `expected ${wanted.size} vectors, found ${vectors.length}`);
    };
    const flight: Flight = { keys: [...wanted.keys()], vectors: call(), controller, waiting: 0 };
    for (const key of flight.keys) flights.set(key, flight);
    void settle(flight);
  };
  const settle = async (flight: Flight) => {
    try {
      const vectors = await flight.vectors;
      for (const [index, vector] of vectors.entries()) keep(flight.keys[index] ?? '', vector.slice());
    } catch {
      // Those who wait for it are told.
    } finally {
      land(flight);
    }
  };

  /** The vectors of flights that are under way, by key. Leaves them when the signal fires. */
  const join = async (needed: ReadonlySet<Flight>, signal: AbortSignal) => {
    for (const flight of needed) flight.waiting++;
    try {
      const landed = await raceSignal(Promise.all(Array.from(needed, (flight) => flight.vectors)), signal);
      return new Map([...needed].flatMap((flight, at) => flight.keys.map((key, index) => [key, landed[at]?.[index]])));
    } finally {
      for (const flight of needed) {
        flight.waiting--;
        if (flight.waiting > 0) continue;
        land(flight);
        flight.controller.abort(new Error('nobody waits for these vectors any more'));
      }
    }
  };

  return {
    model: embedder.model,
    contentHash: embedder.contentHash,
    dimensions: embedder.dimensions,
    ...(embedder.languages && { languages: embedder.languages }),
    async embed(texts, { signal, purpose }) {
      signal.throwIfAborted();
      const keys = texts.map((text) => keyOf(text, purpose));
      const known = new Map(keys.map((key) => [key, recall(key)]));
      const missing = new Map<string, string>();
      for (const [index, key] of keys.entries()) {
        if (!known.get(key) && !flights.has(key)) missing.set(key, texts[index] ?? '');
      }
      if (missing.size > 0) start(missing, purpose);
      const needed = new Set(keys.filter((key) => !known.get(key)).flatMap((key) => flights.get(key) ?? []));
      const landed = needed.size > 0 ? await join(needed, signal) : new Map<string, Float32Array>();
      return keys.map((key) => (known.get(key) ?? landed.get(key) ?? new Float32Array()).slice());
    },
  };
}

/** Long texts are kept as their hash. */
function keyOf(text: string, purpose: string): string {
  if (text.length <= 256) return `${purpose}: ${text}`;
  return `${purpose}#${createHash('sha256').update(text, 'utf16le').digest('hex')}`;
}
