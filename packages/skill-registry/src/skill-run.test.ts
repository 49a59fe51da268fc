import { call } from '@trellis/core';
import { collect } from '@trellis/core/testing';
import { describe, expect, it } from 'vitest';
import type { TestService } from './__fixtures__/test-service.ts';
import type { SkillRegistryLimits, TurnOptions } from './index.ts';
import { json, startTestService } from './__fixtures__/test-service.ts';
import { findItems, getItem, sendNote } from './__fixtures__/test-skills.ts';
import { createSkillRegistry } from './index.ts';

const skills = [getItem, findItems, sendNote];
const idOf = (url: string | undefined) => url?.split('/').at(-1) ?? '';
const echo = () => startTestService((request, response) => json(response, { id: idOf(request.url), items: [] }));
const silent = () => startTestService(() => undefined);

function open(service: TestService, limits: SkillRegistryLimits = {}) {
  const registry = createSkillRegistry({ skills, services: { network: { baseUrl: service.url } }, limits });
  return {
    registry,
    turn: (options: Partial<TurnOptions> = {}) =>
      registry.startTurn({ signal: new AbortController().signal, deadlineMs: 5000, ...options }),
    [Symbol.asyncDispose]: () => registry.close(),
  };
}

const item = (itemId: string) => call(getItem, { itemId });

describe('a turn', () => {
  it('yields a start and an end for each call and fills the dossier', async () => {
    await using service = await echo();
    await using host = open(service);
    const run = host.turn({ now: new Date('2026-01-02T03:04:05Z') });
    const events = await collect(run.run([item('a'), item('b')]));
    expect(events.map((event) => [event.type, event.callId]).sort()).toEqual([
      ['skill-end', 'e1'],
      ['skill-end', 'e2'],
      ['skill-start', 'e1'],
      ['skill-start', 'e2'],
    ]);
    expect(run.dossier.get(getItem)).toBeDefined();
    expect(run.dossier.entries.find((entry) => entry.id === 'e1')).toEqual({
      id: 'e1',
      skill: 'get-item',
      skillVersion: '1.0.0',
      input: { itemId: 'a' },
      retrievedAt: '2026-01-02T03:04:05.000Z',
      ok: true,
      value: { id: 'a' },
    });
  });

  it('has the entry in the dossier when the end is seen', async () => {
    await using service = await echo();
    await using host = open(service);
    const run = host.turn();
    const seen: unknown[] = [];
    for await (const event of run.run([item('a')])) seen.push([event.type, run.dossier.entries.length]);
    expect(seen).toEqual([
      ['skill-start', 0],
      ['skill-end', 1],
    ]);
  });

  it('starts the other calls while one is still under way', async () => {
    let release = () => {};
    await using service = await startTestService((request, response) => {
      const answer = () => json(response, { id: idOf(request.url) });
      if (request.url === '/items/slow') release = answer;
      else answer();
    });
    await using host = open(service);
    const order: string[] = [];
    for await (const event of host.turn().run([item('slow'), item('quick')])) {
      order.push(`${event.type} ${event.callId}`);
      if (event.type === 'skill-end' && event.callId === 'e2') release();
    }
    expect(order).toEqual(['skill-start e1', 'skill-start e2', 'skill-end e2', 'skill-end e1']);
  });

  it('yields nothing for no calls', async () => {
    await using service = await echo();
    await using host = open(service);
    expect(await collect(host.turn().run([]))).toEqual([]);
  });

  it("passes the member's token on, and none when there is none", async () => {
    await using service = await echo();
    await using host = open(service);
    await collect(host.turn({ token: 'abc.def' }).run([item('a')]));
    expect(service.headers().authorization).toBe('Bearer abc.def');
    await collect(host.turn().run([item('a')]));
    expect(service.headers().authorization).toBeUndefined();
  });

  it("keeps the member's token from a service that is not to have it", async () => {
    await using service = await echo();
    const services = { network: { baseUrl: service.url, passToken: false } };
    const registry = createSkillRegistry({ skills, services });
    const run = registry.startTurn({ signal: AbortSignal.timeout(5000), deadlineMs: 5000, token: 'abc.def' });
    await collect(run.run([item('a')]));
    expect([service.requests.length, service.headers().authorization]).toEqual([1, undefined]);
    await registry.close();
  });

  it('refuses a token that could add a header', async () => {
    await using service = await echo();
    await using host = open(service);
    expect(() => host.turn({ token: 'x\r\nadmin: yes' })).toThrow(expect.objectContaining({ code: 'INVALID_TOKEN' }));
  });

  it('keeps connections open between calls', async () => {
    await using service = await echo();
    await using host = open(service);
    for (const id of 'abcdefgh') await collect(host.turn().run([item(id)]));
    expect(service.requests).toHaveLength(8);
    // The second one is opened when the next call comes before the first connection has been put back.
    expect(service.connections()).toBeLessThanOrEqual(2);
  });
});

describe('the same call in one turn', () => {
  it('runs once when it stands twice in a list, whatever the order of its keys', async () => {
    await using service = await echo();
    await using host = open(service);
    const run = host.turn();
    const a = call(findItems, { words: ['x'], limit: 3 });
    const b = call(findItems, { limit: 3, words: ['x'] });
    expect(await collect(run.run([a, b, a]))).toHaveLength(2);
    expect([service.requests, run.dossier.entries.length]).toEqual([['GET /items?word=x&limit=3'], 1]);
  });

  it('is not run again in a later round, also when it failed', async () => {
    await using service = await startTestService((_request, response) => json(response, {}, 404));
    await using host = open(service);
    const run = host.turn();
    await collect(run.run([item('a')]));
    expect(await collect(run.run([item('a')]))).toEqual([]);
    expect([service.requests.length, run.dossier.missing.length]).toEqual([1, 1]);
  });

  it('is joined while it is under way, with its events told once', async () => {
    const answers: (() => void)[] = [];
    await using service = await startTestService((request, response) => {
      answers.push(() => json(response, { id: idOf(request.url) }));
    });
    await using host = open(service);
    const run = host.turn();
    const first = collect(run.run([item('a')]));
    await service.arrived(1);
    const second = collect(run.run([item('a'), item('b')]));
    await service.arrived(2);
    for (const answer of answers) answer();
    expect((await first).map((event) => event.type)).toEqual(['skill-start', 'skill-end']);
    expect((await second).map((event) => event.callId)).toEqual(['e2', 'e2']);
    expect([service.requests, run.dossier.entries.length]).toEqual([['GET /items/a', 'GET /items/b'], 2]);
  });

  it('lives on, end and all, when the one who asked first has gone', async () => {
    const answers: (() => void)[] = [];
    await using service = await startTestService((_request, response) => {
      answers.push(() => json(response, { id: 'a' }));
    });
    await using host = open(service);
    const run = host.turn();
    const first = run.run([item('a')]);
    expect((await first.next()).value).toMatchObject({ type: 'skill-start', callId: 'e1' });
    const second = run.run([item('a')]);
    const rest = second.next();
    await first.return();
    await service.arrived(1);
    for (const answer of answers) answer();
    expect((await rest).value).toMatchObject({ type: 'skill-end', callId: 'e1', ok: true });
    expect(run.dossier.get(getItem)).toEqual({ id: 'a' });
  });

  it('is another call in another turn', async () => {
    await using service = await echo();
    await using host = open(service);
    await collect(host.turn().run([item('a')]));
    await collect(host.turn().run([item('a')]));
    expect(service.requests).toHaveLength(2);
  });
});

describe('concurrency', () => {
  it.each([1, 3])('has never more than %i calls of a turn at the service, over all rounds', async (perTurn) => {
    let held: (() => void)[] = [];
    await using service = await startTestService((request, response) => {
      held.push(() => json(response, { id: idOf(request.url) }));
      if (held.length < perTurn) return;
      const answers = held;
      held = [];
      // Later, so that calls beyond the bound would be here as well.
      const answer = (rounds: number) => {
        if (rounds > 0) setImmediate(() => answer(rounds - 1));
        else for (const send of answers) send();
      };
      answer(20);
    });
    await using host = open(service, { perTurn });
    const run = host.turn();
    const letters = [...'abcdefghijkl'];
    await Promise.all([
      collect(run.run(letters.map(item))),
      collect(run.run(letters.map((letter) => item(letter + letter)))),
    ]);
    expect([service.requests.length, service.peak()]).toEqual([24, perTurn]);
    expect(run.dossier.missing).toEqual([]);
  });
});

describe('a skill that needs scopes', () => {
  const guarded = { ...getItem, scopes: ['items:read', 'items:secret'] };
  it.each([
    ['none', [], 'FORBIDDEN'],
    ['one of them', ['items:read'], 'FORBIDDEN'],
    ['all', ['items:secret', 'items:read', 'other'], undefined],
    ['nobody knows which', undefined, undefined],
  ])('with a token that has %s', async (_name, scopes, code) => {
    await using service = await echo();
    const registry = createSkillRegistry({ skills: [guarded], services: { network: { baseUrl: service.url } } });
    const signal = new AbortController().signal;
    const run = registry.startTurn({ signal, deadlineMs: 5000, ...(scopes && { scopes }) });
    await collect(run.run([item('7')]));
    const [entry] = run.dossier.entries;
    expect(entry?.ok === false ? entry.failure.code : undefined).toBe(code);
    expect(service.requests).toEqual(code ? [] : ['GET /items/7']);
    await registry.close();
  });
});

describe('a write', () => {
  it('is not sent without confirmation, and is sent with it', async () => {
    await using service = await startTestService((_request, response) => json(response, { id: 'n1' }, 201));
    await using host = open(service);
    const run = host.turn();
    const note = call(sendNote, { text: 'Hello' });
    await collect(run.run([note]));
    expect(run.dossier.all(sendNote)[0]).toMatchObject({ ok: false, failure: { code: 'NOT_CONFIRMED' } });
    expect(service.requests).toEqual([]);
    await collect(run.run([note], { confirmed: true }));
    await collect(run.run([note], { confirmed: true }));
    expect([service.requests, service.body()]).toEqual([['POST /notes'], '{"text":"Hello"}']);
    expect(run.dossier.get(sendNote)).toEqual({ id: 'n1' });
  });

  it('is judged by the registered skill, not by what a call says', async () => {
    await using service = await echo();
    await using host = open(service);
    const run = host.turn();
    await collect(run.run([{ skill: { ...sendNote, effect: 'read' }, input: { text: 'x' } }]));
    expect(run.dossier.missing[0]).toMatchObject({ failure: { code: 'NOT_CONFIRMED' } });
    expect(service.requests).toEqual([]);
  });
});

describe('stopping', () => {
  it('ends every call with an end that is not ok when the signal aborts', async () => {
    await using service = await silent();
    await using host = open(service, { perTurn: 2 });
    const stop = new AbortController();
    const run = host.turn({ signal: stop.signal });
    const events = collect(run.run(['a', 'b', 'c'].map(item)));
    await service.arrived(2);
    stop.abort(new Error('stopped by the member'));
    expect((await events).map((event) => `${event.type} ${event.callId}`).sort()).toEqual([
      'skill-end e1',
      'skill-end e2',
      'skill-end e3',
      'skill-start e1',
      'skill-start e2',
      'skill-start e3',
    ]);
    expect(run.dossier.missing.map((entry) => !entry.ok && entry.failure.code)).toEqual([
      'UNAVAILABLE',
      'UNAVAILABLE',
      'UNAVAILABLE',
    ]);
    expect(service.requests).toHaveLength(2);
    await service.idle();
  });

  it('sends nothing when the signal is aborted before', async () => {
    await using service = await silent();
    await using host = open(service);
    const run = host.turn({ signal: AbortSignal.abort() });
    expect((await collect(run.run([item('a')]))).at(-1)).toMatchObject({ type: 'skill-end', ok: false });
    expect(service.requests).toEqual([]);
  });

  it('cancels what is under way when the consumer stops iterating, and forgets it', async () => {
    await using service = await silent();
    await using host = open(service);
    const run = host.turn();
    for await (const event of run.run([item('a'), item('b')])) {
      expect(event.type).toBe('skill-start');
      await service.arrived(2);
      break;
    }
    await service.idle();
    expect(run.dossier.entries).toEqual([]);
  });

  it('may be asked again for what nobody waited for', async () => {
    await using service = await echo();
    await using host = open(service);
    const run = host.turn();
    const abandoned = run.run([item('a')]);
    await abandoned.next();
    await abandoned.return();
    const events = await collect(run.run([item('a')]));
    expect(events.map((event) => [event.type, event.callId])).toEqual([
      ['skill-start', 'e2'],
      ['skill-end', 'e2'],
    ]);
  });

  it('does nothing when nobody iterates', async () => {
    await using service = await silent();
    await using host = open(service);
    await host
      .turn()
      .run([item('a')])
      .return();
    expect(service.requests).toEqual([]);
  });

  it('ends calls when the registry closes, and leaves no connection', async () => {
    await using service = await silent();
    await using host = open(service);
    const run = host.turn();
    const events = collect(run.run([item('a')]));
    await service.arrived(1);
    await host.registry.close();
    expect((await events).at(-1)).toMatchObject({ type: 'skill-end', ok: false });
    await service.idle();
    expect(() => host.turn()).toThrow(expect.objectContaining({ code: 'CLOSED' }));
  });
});
