import { beforeAll, describe, expect, it } from 'vitest';
import { hostileBehaviours } from './__fixtures__/hostile-behaviours.ts';
import type { HostileResult } from './__fixtures__/hostile-run.ts';
import { runHostile } from './__fixtures__/hostile-run.ts';
import { startHostileService } from './__fixtures__/hostile-service.ts';

const results = new Map<string, HostileResult>();

beforeAll(async () => {
  await using service = await startHostileService(hostileBehaviours);
  for (const result of await runHostile(service.url, hostileBehaviours, 10_000))
    results.set(result.behaviour.name, result);
}, 30_000);

describe('whatever a service does has a typed outcome', () => {
  it('and is told apart by its name', () => {
    expect(results.size).toBe(hostileBehaviours.length);
    expect(results.size).toBeGreaterThan(200);
  });

  it.each(hostileBehaviours.map((behaviour) => [behaviour.name, behaviour.outcomes] as const))(
    '%s',
    (name, outcomes) => {
      expect(outcomes).toContain(results.get(name)?.outcome);
    },
  );

  it('and changes no prototype', () => {
    for (const { entry } of results.values()) {
      const value = entry.ok ? (entry.value as object) : {};
      expect([Object.getPrototypeOf(value), Object.keys(value).includes('__proto__')]).toEqual([
        Object.prototype,
        false,
      ]);
    }
    expect({}).not.toHaveProperty('polluted');
  });

  it('and is not repeated to the member', () => {
    const messages = [...results.values()].map(({ entry }) => (entry.ok ? '' : entry.failure.message)).join('\n');
    expect(messages).not.toMatch(/the-member|polluted|169\.254|passwd|secret/);
  });
});
