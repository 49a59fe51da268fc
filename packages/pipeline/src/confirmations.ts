import type { Call, Owner } from '@trellis/core';

/** A write that waits for the member's word. */
export interface PendingConfirmation {
  readonly id: string;
  readonly owner: Owner;
  readonly agentId: string;
  readonly question: string;
  readonly call: Call;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Where pending writes wait. `take` gives each one at most once, and only to its owner. */
export interface Confirmations {
  put(pending: PendingConfirmation): Promise<void>;
  take(owner: Owner, id: string, now: number): Promise<PendingConfirmation | undefined>;
}

const maxPerOwner = 20;
const maxOwners = 10_000;

/**
 * Pending writes in memory, for one host: they are gone when it stops. When there are too many, a member's own oldest go first, then those
 * of whoever asked longest ago.
 */
export function createMemoryConfirmations(): Confirmations {
  const byOwner = new Map<string, PendingConfirmation[]>();
  const keyOf = ({ tenant, memberId }: Owner) => JSON.stringify([tenant, memberId]);
  const keep = (key: string, pending: PendingConfirmation[]) => {
    byOwner.delete(key); // So that the order is that of the newest write.
    if (pending.length > 0) byOwner.set(key, pending.slice(-maxPerOwner));
    const oldest = byOwner.keys().next();
    if (byOwner.size > maxOwners && !oldest.done) byOwner.delete(oldest.value);
  };
  return {
    async put(confirmation) {
      const key = keyOf(confirmation.owner);
      keep(key, [...(byOwner.get(key) ?? []).filter(({ id }) => id !== confirmation.id), confirmation]);
    },
    async take(owner, id, now) {
      const key = keyOf(owner);
      const pending = byOwner.get(key) ?? [];
      keep(
        key,
        pending.filter((other) => other.id !== id && other.expiresAt > now),
      );
      return pending.find((other) => other.id === id && other.expiresAt > now);
    },
  };
}
