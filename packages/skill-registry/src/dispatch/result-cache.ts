import type { Clock } from '@trellis/core';
import { raceSignal } from '@trellis/core';

/** An output with the time at which it was fetched. */
export interface CachedResult {
  readonly value: unknown;
  readonly retrievedAt: Date;
}

interface Kept {
  readonly text: string;
  readonly retrievedAt: Date;
  readonly expiresAt: number;
  readonly service: string;
  readonly bytes: number;
}

export interface CacheRequest {
  readonly key: string;
  readonly service: string;
  readonly ttlMs: number;
  readonly signal: AbortSignal;
  readonly fetch: () => Promise<CachedResult>;
  /** Called when another turn is asking already. */
  readonly onWait: () => void;
}

/** Outputs of reads, shared between turns. What it gives out is a copy. */
export interface ResultCache {
  get(key: string): CachedResult | undefined;
  /** Fetches, or waits for the same fetch of another turn. A failure is shared with those who wait, and never kept. */
  fetch(request: CacheRequest): Promise<CachedResult>;
  /** Forgets what a service said, also what it is just about to say. */
  forget(service: string): void;
  readonly bytes: number;
}

/** The least recently used goes first when there is more than `maxBytes`. */
export function createResultCache({ maxBytes, clock }: { maxBytes: number; clock: Clock }): ResultCache {
  const kept = new Map<string, Kept>();
  const flights = new Map<string, Promise<CachedResult>>();
  const generations = new Map<string, number>();
  const generationOf = (service: string) => generations.get(service) ?? 0;
  let bytes = 0;

  const drop = (key: string, one: Kept) => {
    kept.delete(key);
    bytes -= one.bytes;
  };
  const keep = (key: string, result: CachedResult, { service, ttlMs }: CacheRequest) => {
    const text = JSON.stringify(result.value) as string | undefined;
    if (text === undefined) return;
    const size = Buffer.byteLength(text) + key.length + 200;
    if (size > maxBytes / 4) return;
    const known = kept.get(key);
    if (known) drop(key, known);
    kept.set(key, { text, retrievedAt: result.retrievedAt, expiresAt: clock.now() + ttlMs, service, bytes: size });
    bytes += size;
    for (const [oldest, one] of kept) {
      if (bytes <= maxBytes) break;
      drop(oldest, one);
    }
  };
  const lead = async (request: CacheRequest, flightKey: string): Promise<CachedResult> => {
    const generation = generationOf(request.service);
    try {
      const result = await request.fetch();
      if (generation === generationOf(request.service)) keep(request.key, result, request);
      return result;
    } finally {
      flights.delete(flightKey);
    }
  };

  const get = (key: string): CachedResult | undefined => {
    const one = kept.get(key);
    if (!one) return undefined;
    if (one.expiresAt <= clock.now()) return void drop(key, one);
    kept.delete(key);
    kept.set(key, one);
    return { value: JSON.parse(one.text), retrievedAt: one.retrievedAt };
  };
  const fetch = async (request: CacheRequest): Promise<CachedResult> => {
    // What began before a write may not be shared with who asks after it.
    const flightKey = `${generationOf(request.service)} ${request.key}`;
    const flight = flights.get(flightKey);
    if (!flight) {
      const own = lead(request, flightKey);
      flights.set(flightKey, own);
      return own;
    }
    request.onWait();
    try {
      const { value, retrievedAt } = await raceSignal(flight, request.signal);
      return { value: structuredClone(value), retrievedAt };
    } catch (error) {
      request.signal.throwIfAborted();
      if (isShared(error)) throw error;
      return fetch(request);
    }
  };
  return {
    get,
    fetch,
    forget(service) {
      generations.set(service, generationOf(service) + 1);
      for (const [key, one] of kept) if (one.service === service) drop(key, one);
    },
    get bytes() {
      return bytes;
    },
  };
}

/** A failure of the service holds for all who wait; that the first one's time was up, or that he went away, does not. */
const isShared = (error: unknown): boolean => error instanceof Error && error.name === 'CallFailure';
