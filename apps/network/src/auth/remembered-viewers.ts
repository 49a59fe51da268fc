import { hash } from 'node:crypto';
import type { Viewer } from './token-verifier.ts';

/** Whom tokens were issued to that have been verified a moment ago. Knows tokens by their hash alone. */
export interface RememberedViewers {
  get(token: string): Viewer | undefined;
  /** `goodUntilMs`: when the token ends, by the clock. */
  add(token: string, viewer: Viewer, goodUntilMs: number): void;
}

/** A key that is withdrawn holds no longer than this. */
const rememberedMs = 60_000;
/** Of more tokens at a time, those that were used least lately are verified again. */
const tokensRemembered = 5000;

/** Nothing is remembered for more than a minute, nor beyond the end of the token; memory is bounded. */
export function createRememberedViewers(now: () => Date): RememberedViewers {
  const entries = new Map<string, { readonly viewer: Viewer; readonly fromMs: number; readonly untilMs: number }>();
  const keyOf = (token: string) => hash('sha256', token, 'base64');
  return {
    get(token) {
      const key = keyOf(token);
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      // A map keeps the order of insertion: what was used last goes to its end.
      entries.delete(key);
      const nowMs = now().getTime();
      if (nowMs < entry.fromMs || nowMs >= entry.untilMs) return undefined;
      entries.set(key, entry);
      return entry.viewer;
    },
    add(token, viewer, goodUntilMs) {
      const fromMs = now().getTime();
      entries.set(keyOf(token), { viewer, fromMs, untilMs: Math.min(goodUntilMs, fromMs + rememberedMs) });
      const [oldest] = entries.keys();
      if (entries.size > tokensRemembered && oldest !== undefined) entries.delete(oldest);
    },
  };
}
