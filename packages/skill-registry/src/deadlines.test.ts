import { call } from '@trellis/core';
import { collect, manualClock } from '@trellis/core/testing';
import { describe, expect, it } from 'vitest';
import { json, startTestService } from './__fixtures__/test-service.ts';
import { getItem } from './__fixtures__/test-skills.ts';
import { createSkillRegistry } from './index.ts';

const item = (itemId: string) => call(getItem, { itemId });
const signal = new AbortController().signal;

function open(url: string, limits = {}) {
  const clock = manualClock();
  const registry = createSkillRegistry({ skills: [getItem], services: { network: { baseUrl: url } }, limits, clock });
  return { clock, registry, [Symbol.asyncDispose]: () => registry.close() };
}

describe('deadlines', () => {
  it('end a call at its own, and leave no timer behind', async () => {
    await using service = await startTestService(() => undefined);
    await using host = open(service.url, { callMs: 100 });
    const run = host.registry.startTurn({ signal, deadlineMs: 1000 });
    const events = collect(run.run([item('a')]));
    await service.arrived(1);
    await host.clock.advance(100);
    expect((await events).at(-1)).toEqual({ type: 'skill-end', callId: 'e1', skill: 'get-item', ok: false, ms: 100 });
    expect(run.dossier.missing[0]).toMatchObject({ failure: { code: 'TIMEOUT' } });
    expect(host.clock.pending).toBe(0);
    await service.idle();
  });

  it('begin when a call begins, not while it waits for its turn', async () => {
    let release = () => {};
    await using service = await startTestService((request, response) => {
      const answer = () => json(response, { id: 'x' });
      if (request.url === '/items/a') release = answer;
      else answer();
    });
    await using host = open(service.url, { callMs: 100, perTurn: 1 });
    const run = host.registry.startTurn({ signal, deadlineMs: 1000 });
    const events = collect(run.run([item('a'), item('b')]));
    await service.arrived(1);
    await host.clock.advance(99);
    release();
    await service.arrived(2);
    expect((await events).filter((event) => event.type === 'skill-end').map((event) => event.ms)).toEqual([99, 0]);
    expect(run.dossier.missing).toEqual([]);
  });

  it('end all calls of a turn together, those that wait too', async () => {
    await using service = await startTestService(() => undefined);
    await using host = open(service.url, { callMs: 5000, perTurn: 1 });
    const run = host.registry.startTurn({ signal, deadlineMs: 200 });
    const events = collect(run.run([item('a'), item('b')]));
    await service.arrived(1);
    await host.clock.advance(200);
    await events;
    expect(run.dossier.missing.map((entry) => !entry.ok && entry.failure.code)).toEqual(['TIMEOUT', 'TIMEOUT']);
    expect([service.requests, host.clock.pending]).toEqual([['GET /items/a'], 0]);
  });

  it('count from the start of the turn, over its rounds', async () => {
    await using service = await startTestService(() => undefined);
    await using host = open(service.url);
    const run = host.registry.startTurn({ signal, deadlineMs: 200 });
    await host.clock.advance(200);
    await collect(run.run([item('a')]));
    expect(run.dossier.missing[0]).toMatchObject({ failure: { code: 'TIMEOUT' } });
    expect(service.requests).toEqual([]);
  });

  it('hold for the retry as well', async () => {
    await using service = await startTestService((_request, response) => json(response, {}, 503));
    await using host = open(service.url, { callMs: 20 });
    const run = host.registry.startTurn({ signal, deadlineMs: 1000 });
    const events = collect(run.run([item('a')]));
    await service.arrived(1);
    // The retry would come after 50 ms. The answer to the first request may still be on its way, which makes no difference.
    await host.clock.advance(20);
    await events;
    expect(run.dossier.missing[0]).toMatchObject({ failure: { code: 'TIMEOUT' } });
    expect([service.requests.length, host.clock.pending]).toEqual([1, 0]);
  });
});
