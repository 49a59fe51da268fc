import { systemClock } from '@trellis/core';
import { describe, expect, it, vi } from 'vitest';
import { forgetConversations } from './forget-conversations.ts';

const now = Date.UTC(2026, 10, 22);
const clock = { ...systemClock, now: () => now };

/** A store with so many old conversations, which remembers what it was asked. */
function storeWith(old: number) {
  const asked: { before: string; limit: number | undefined }[] = [];
  return {
    asked,
    deleteBefore: async (before: Date, { limit = 1_000 }: { limit?: number } = {}) => {
      asked.push({ before: before.toISOString(), limit });
      const deleted = Math.min(limit, old);
      old -= deleted;
      return deleted;
    },
  };
}

describe('conversations that are older than they are kept', () => {
  it('go at the start, a few at a time, until none is left', async () => {
    const store = storeWith(450);
    const stop = forgetConversations({ store, days: 30, clock, onTrouble: () => {} });
    await vi.waitFor(() => expect(store.asked).toHaveLength(3));
    expect(new Set(store.asked.map(({ before }) => before))).toEqual(new Set(['2026-10-23T00:00:00.000Z']));
    await stop();
  });

  it('go again later, also after a sweep that failed', async () => {
    const troubles: unknown[] = [];
    let calls = 0;
    const deleteBefore = async () => {
      calls += 1;
      if (calls === 1) throw new Error('busy');
      return 0;
    };
    const onTrouble = (error: unknown) => void troubles.push(error);
    const stop = forgetConversations({ store: { deleteBefore }, days: 1, clock, onTrouble, everyMs: 5 });
    await vi.waitFor(() => expect(calls).toBeGreaterThanOrEqual(3));
    await stop();
    expect(troubles).toMatchObject([{ message: 'busy' }]);
    const after = calls;
    await new Promise((resolve) => setImmediate(resolve));
    expect(calls).toBe(after);
  });
});
