import { textOf } from '@trellis/core/testing';
import type { SearchPage } from '@trellis/network-skills';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from './real-world.ts';
import { componentsOf, isLiteral, startWorld, stringsIn } from './real-world.ts';

const starters = ['key-takeaways', 'why-it-matters', 'linked-articles', 'fact-or-opinion'];

describe('the posts and articles of the sample', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  }, 30_000);
  afterAll(() => world?.close());

  it.each(['post', 'article'] as const)(
    'every %s is answered from its own words, for every starter',
    async (type) => {
      const { items } = (await world.read(`/${type}s?limit=50`)) as SearchPage;
      expect(items.length).toBeGreaterThan(4);
      for (const { id } of items) {
        for (const starterId of starters) {
          const input = { kind: 'starter', agentId: 'post-takeaways', starterId } as const;
          const events = await world.ask({ input, view: { [type]: { type, id } } });
          const place = `${id}, ${starterId}`;
          expect(events.at(-1), place).toMatchObject({ outcome: 'answered', degraded: 'no-model' });
          expect(textOf(events).trim(), place).not.toBe('');
          const read = world.records.flatMap((record) =>
            record.type === 'call' && record.entry.ok && record.turnId === turnOf(events) ? [record.entry] : [],
          );
          for (const event of events)
            if (event.type === 'citation' && event.quote !== undefined) {
              const entry = read.find((candidate) => candidate.id === event.entryId);
              expect(entry && isLiteral(event.quote, stringsIn(entry.value)), `${place}: ${event.quote}`).toBe(true);
            }
          for (const component of componentsOf(events))
            if (typeof component['text'] === 'string') expect(component['text'].trim(), place).not.toBe('');
        }
      }
    },
    60_000,
  );
});

const turnOf = (events: readonly { type: string }[]) => {
  const start = events[0] as { turnId?: string } | undefined;
  return start?.turnId;
};
