import { createHash } from 'node:crypto';
import type { PromptUnit } from './prompt-units.ts';
import { REQUEST_TOKENS } from './prompt-units.ts';

/** The input side of a bill. The three sums together are what `count_tokens` says. */
export interface InputUsage {
  readonly input_tokens: number;
  readonly cache_read_input_tokens: number;
  readonly cache_creation_input_tokens: number;
  readonly cache_creation: {
    readonly ephemeral_5m_input_tokens: number;
    readonly ephemeral_1h_input_tokens: number;
  };
}

export interface PromptCache {
  /** Bills a prompt, and remembers the prefixes that it marks. */
  bill(model: string, units: readonly PromptUnit[]): InputUsage;
}

/** So many blocks before a mark are searched for a prefix that is cached already. */
const LOOK_BACK = 20;
const lifetimeMs = { '5m': 5 * 60_000, '1h': 60 * 60_000 };

interface Prefix {
  readonly key: string;
  readonly tokens: number;
  readonly ttl?: '5m' | '1h';
}

function prefixesOf(model: string, units: readonly PromptUnit[]): Prefix[] {
  let key = model;
  let tokens = 0;
  return units.map(({ identity, tokens: own, ttl }) => {
    key = createHash('sha256').update(key).update('\0').update(identity).digest('hex');
    tokens += own;
    return { key, tokens, ...(ttl && { ttl }) };
  });
}

/** A prompt cache that follows `cache_control`: entries are written at marks, found at block ends, and renewed when read. */
export function createPromptCache(options: { minTokens: number; now: () => number }): PromptCache {
  const { minTokens, now } = options;
  const entries = new Map<string, { expiresAt: number; lifetimeMs: number }>();

  const findHit = (prefixes: readonly Prefix[]): number => {
    for (let mark = prefixes.length - 1; mark >= 0; mark--)
      if (prefixes[mark]?.ttl)
        for (let index = mark; index >= 0 && mark - index < LOOK_BACK; index--) {
          const entry = entries.get(prefixes[index]?.key ?? '');
          if (entry && entry.expiresAt > now()) {
            entry.expiresAt = now() + entry.lifetimeMs;
            return index;
          }
        }
    return -1;
  };

  return {
    bill(model, units) {
      const prefixes = prefixesOf(model, units);
      const hit = findHit(prefixes);
      const read = prefixes[hit]?.tokens ?? 0;
      const created = { '5m': 0, '1h': 0 };
      let cached = read;
      for (const { key, tokens, ttl } of prefixes.slice(hit + 1)) {
        if (!ttl || tokens < minTokens) continue;
        created[ttl] += tokens - cached;
        cached = tokens;
        entries.set(key, { expiresAt: now() + lifetimeMs[ttl], lifetimeMs: lifetimeMs[ttl] });
      }
      return {
        input_tokens: (prefixes.at(-1)?.tokens ?? 0) - cached + REQUEST_TOKENS,
        cache_read_input_tokens: read,
        cache_creation_input_tokens: created['5m'] + created['1h'],
        cache_creation: { ephemeral_5m_input_tokens: created['5m'], ephemeral_1h_input_tokens: created['1h'] },
      };
    },
  };
}
