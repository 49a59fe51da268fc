import type { ServerResponse } from 'node:http';
import type { Call, Skill, SkillCache, SkillLimits } from '@trellis/core';
import { call } from '@trellis/core';
import { collect } from '@trellis/core/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { json, startTestService } from '../__fixtures__/test-service.ts';
import { getItem, sendNote } from '../__fixtures__/test-skills.ts';
import type { ServiceEvent, SkillRegistryOptions, TurnOptions } from '../index.ts';
import { createSkillRegistry } from '../index.ts';

const cached = (cache: SkillCache): Skill => ({ ...getItem, cache });
const limited = (limits: SkillLimits): Skill => ({ ...getItem, limits });
const item = (itemId: string, skill: Skill = getItem): Call => ({ skill, input: { itemId } });
const idOf = (url = '') => url.split('/').at(-1) ?? '';
const signal = new AbortController().signal;
const member = (id: string) => ({ id, locale: 'en', timeZone: 'UTC' });

/** A host over one service that answers what it is told to. */
async function open(
  answer: (response: ServerResponse, id: string, count: number) => void,
  { skill = getItem, ...options }: Partial<SkillRegistryOptions> & { skill?: Skill } = {},
) {
  let count = 0;
  const service = await startTestService((request, response) => answer(response, idOf(request.url), ++count));
  const events: ServiceEvent[] = [];
  const registry = createSkillRegistry({
    skills: [skill, sendNote],
    services: { network: { baseUrl: service.url } },
    onServiceEvent: (event) => events.push(event),
    random: () => 0,
    ...options,
  });
  const ask = async (asked: Call, turn: Partial<TurnOptions> = {}, confirmed = false) => {
    const run = registry.startTurn({ signal, deadlineMs: 5000, ...turn });
    await collect(run.run([asked], { confirmed }));
    const [entry] = run.dossier.entries;
    return entry?.ok ? 'OK' : entry?.failure.code;
  };
  return {
    service,
    registry,
    events,
    ask,
    async [Symbol.asyncDispose]() {
      await registry.close();
      await service[Symbol.asyncDispose]();
    },
  };
}

const good = (response: ServerResponse, id: string) => json(response, { id });

describe('a cached skill', () => {
  const asTenant = (id: string, tenant = 't') => ({ tenant, member: member(id) });

  it.each<[SkillCache['scope'], number[]]>([
    ['member', [1, 1, 2, 3]],
    ['tenant', [1, 1, 1, 2]],
    ['everyone', [1, 1, 1, 1]],
  ])('of scope %s is asked by whom it may be shared with', async (scope, expected) => {
    const skill = cached({ ttlMs: 60_000, scope });
    await using host = await open(good, { skill });
    const asked: number[] = [];
    for (const turn of [asTenant('a'), asTenant('a'), asTenant('b'), asTenant('a', 'u')]) {
      await host.ask(item('x', skill), turn);
      asked.push(host.service.requests.length);
    }
    expect(asked).toEqual(expected);
  });

  it('is not kept for somebody whom the turn cannot name', async () => {
    const skill = cached({ ttlMs: 60_000, scope: 'member' });
    await using host = await open(good, { skill });
    await host.ask(item('x', skill), { tenant: 't' });
    await host.ask(item('x', skill), { tenant: 't' });
    expect(host.service.requests).toHaveLength(2);
  });

  it('is asked again when its time is over, and says until then when it was fetched', async () => {
    const skill = cached({ ttlMs: 1000, scope: 'everyone' });
    let now = 0;
    const clock = { now: () => now, startTimer: () => () => {} };
    await using host = await open(good, { skill, clock });
    const fetchedAt = async () => {
      const run = host.registry.startTurn({ signal, deadlineMs: 5000 });
      await collect(run.run([item('x', skill)]));
      return Date.parse(run.dossier.entries[0]?.retrievedAt ?? '');
    };
    const times = [];
    for (now of [0, 999, 1000]) times.push(await fetchedAt());
    expect(times).toEqual([0, 0, 1000]);
  });

  it('never keeps a failure', async () => {
    const skill = cached({ ttlMs: 60_000, scope: 'everyone' });
    await using host = await open((response, id, count) => json(response, { id }, count === 1 ? 404 : 200), { skill });
    expect([await host.ask(item('x', skill)), await host.ask(item('x', skill))]).toEqual(['NOT_FOUND', 'OK']);
  });

  it('is asked once by turns that ask at the same time', async () => {
    const skill = cached({ ttlMs: 60_000, scope: 'everyone' });
    const answers: (() => void)[] = [];
    await using host = await open((response, id) => answers.push(() => good(response, id)), { skill });
    const all = ['a', 'b', 'c'].map(() => host.ask(item('x', skill)));
    await host.service.arrived(1);
    answers.forEach((answer) => answer());
    expect([await Promise.all(all), host.service.requests.length]).toEqual([['OK', 'OK', 'OK'], 1]);
  });

  it('begins at once for a turn that waits for what another one is asking', async () => {
    const skill = cached({ ttlMs: 60_000, scope: 'everyone' });
    const answers: (() => void)[] = [];
    await using host = await open((response, id) => answers.push(() => good(response, id)), { skill });
    const first = host.ask(item('x', skill));
    await host.service.arrived(1);
    const events = host.registry.startTurn({ signal, deadlineMs: 5000 }).run([item('x', skill)]);
    expect((await events.next()).value).toMatchObject({ type: 'skill-start' });
    answers.forEach((answer) => answer());
    expect([await first, (await events.next()).value]).toMatchObject(['OK', { type: 'skill-end', ok: true }]);
  });

  it('is asked again for those who still wait when the first one has gone', async () => {
    const skill = cached({ ttlMs: 60_000, scope: 'everyone' });
    await using host = await open((response, id, count) => count > 1 && good(response, id), { skill });
    const stop = new AbortController();
    const first = host.ask(item('x', skill), { signal: stop.signal });
    await host.service.arrived(1);
    const second = host.ask(item('x', skill));
    stop.abort(new Error('gone'));
    expect([await first, await second, host.service.requests.length]).toEqual(['UNAVAILABLE', 'OK', 2]);
  });

  it('is forgotten by a write to its service, also one that is just under way', async () => {
    const skill = cached({ ttlMs: 60_000, scope: 'everyone' });
    const held: (() => void)[] = [];
    await using host = await open(
      (response, id, count) => (count === 2 ? held.push(() => good(response, id)) : good(response, id)),
      { skill },
    );
    await host.ask(item('x', skill));
    const reading = host.ask(item('y', skill));
    await host.service.arrived(2);
    await host.ask(call(sendNote, { text: 'x' }), {}, true);
    held.forEach((answer) => answer());
    await reading;
    await host.ask(item('x', skill));
    await host.ask(item('y', skill));
    expect(host.service.requests.map(idOf)).toEqual(['x', 'y', 'notes', 'x', 'y']);
  });

  it('is forgotten when skills are replaced', async () => {
    const skill = cached({ ttlMs: 60_000, scope: 'everyone' });
    await using host = await open(good, { skill });
    await host.ask(item('x', skill));
    host.registry.replaceSkills([skill]);
    await host.ask(item('x', skill));
    expect(host.service.requests).toHaveLength(2);
  });

  it('gives out what nobody else can change', async () => {
    const skill = cached({ ttlMs: 60_000, scope: 'everyone' });
    await using host = await open(good, { skill });
    const value = async () => {
      const run = host.registry.startTurn({ signal, deadlineMs: 5000 });
      await collect(run.run([item('x', skill)]));
      return run.dossier.get(skill) as { id: string };
    };
    (await value()).id = 'changed';
    expect(await value()).toEqual({ id: 'x' });
  });

  it('keeps no more than its bytes', async () => {
    const skill = cached({ ttlMs: 60_000, scope: 'everyone' });
    await using host = await open(good, { skill, limits: { cacheBytes: 1200 } });
    for (const id of 'abcdefg') await host.ask(item(id, skill));
    await host.ask(item('g', skill));
    await host.ask(item('a', skill));
    expect(host.service.requests).toHaveLength(8);
  });
});

describe('concurrency over all turns', () => {
  it.each<[string, Partial<SkillRegistryOptions> & { skill?: Skill }]>([
    ['of a service', { limits: { perService: 2 } }],
    ['of a skill', { skill: limited({ concurrency: 2 }) }],
  ])('%s is bounded', async (_name, options) => {
    const held: (() => void)[] = [];
    await using host = await open((response, id) => {
      held.push(() => good(response, id));
      if (held.length === 2) for (const answer of held.splice(0)) setImmediate(answer);
    }, options);
    const all = [...'abcdefgh'].map((id) => host.ask(item(id, options.skill)));
    expect(new Set(await Promise.all(all))).toEqual(new Set(['OK']));
    expect(host.service.peak()).toBe(2);
    expect(host.registry.services()).toMatchObject([{ service: 'network', requests: 8, underWay: 0, waiting: 0 }]);
  });
});

describe('a retry', () => {
  const failing = (response: ServerResponse) => json(response, {}, 503);

  it('is refused when there have been too many', async () => {
    await using host = await open((response, id, count) => (count % 3 === 1 ? failing(response) : good(response, id)));
    for (let index = 0; index < 36; index++) await host.ask(item(`i${index}`));
    const [state] = host.registry.services();
    expect(state?.retriesRefused).toBeGreaterThan(0);
    expect(state?.retries).toBeLessThanOrEqual(10 + 0.15 * 36);
    expect(host.events.filter(({ type }) => type === 'retry')).toHaveLength(state?.retries ?? 0);
  });

  it.each([
    ['429', '0', 'OK', 2],
    ['429', '60', 'UNAVAILABLE', 1],
    ['503', '60', 'UNAVAILABLE', 1],
    ['503', 'Thu, 01 Jan 1970 00:00:00 GMT', 'OK', 2],
    ['429', 'soon', 'UNAVAILABLE', 1],
  ])('after %s waits as long as Retry-After: %s asks, if there is time', async (status, after, expected, requests) => {
    await using host = await open((response, id, count) =>
      count > 1 ? good(response, id) : response.writeHead(Number(status), { 'retry-after': after }).end(),
    );
    expect([await host.ask(item('x')), host.service.requests.length]).toEqual([expected, requests]);
  });
});

describe('a service that fails', () => {
  afterEach(() => void vi.useRealTimers());

  it('is left alone, is asked by one probe, and is used again when that succeeds', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    let works = false;
    const held: (() => void)[] = [];
    await using host = await open((response, id) =>
      works ? held.push(() => good(response, id)) : json(response, {}, 500),
    );
    for (let index = 0; index < 5; index++) await host.ask(item(`i${index}`));
    expect(host.registry.services()[0]).toMatchObject({ circuit: 'open', outages: 5 });
    expect([await host.ask(item('x')), host.service.requests.length]).toEqual(['UNAVAILABLE', 5]);
    works = true;
    vi.setSystemTime(Date.now() + 5000);
    const all = ['a', 'b', 'c'].map((id) => host.ask(item(id)));
    await host.service.arrived(6);
    expect([host.service.requests.length, host.registry.services()[0]?.circuit]).toEqual([6, 'half-open']);
    held.shift()?.();
    await host.service.arrived(8);
    held.forEach((answer) => answer());
    expect(await Promise.all(all)).toEqual(['OK', 'OK', 'OK']);
    expect(host.events.map((event) => 'circuit' in event && event.circuit)).toEqual(['open', 'half-open', 'closed']);
  });

  it('stays open when the probe is given up', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    let works = false;
    await using host = await open((response) => (works ? undefined : json(response, {}, 500)));
    for (let index = 0; index < 5; index++) await host.ask(item(`i${index}`));
    works = true;
    vi.setSystemTime(Date.now() + 5000);
    const stop = new AbortController();
    const probe = host.ask(item('x'), { signal: stop.signal });
    await host.service.arrived(6);
    stop.abort();
    await probe;
    expect(host.registry.services()[0]?.circuit).toBe('open');
  });

  it.each([404, 400, 403, 429])('is not one that answers %i', async (status) => {
    await using host = await open((response) => json(response, {}, status));
    for (let index = 0; index < 8; index++) await host.ask(item(`i${index}`));
    expect(host.registry.services()[0]).toMatchObject({ circuit: 'closed', outages: 0, requests: 8 });
  });

  it('is one that is too slow, but not one whose members go away', async () => {
    await using host = await open(() => undefined, { limits: { callMs: 20 } });
    for (let index = 0; index < 6; index++) await host.ask(item(`i${index}`), { signal: AbortSignal.timeout(5) });
    expect(host.registry.services()[0]?.circuit).toBe('closed');
    for (let index = 0; index < 5; index++) await host.ask(item(`j${index}`));
    expect(host.registry.services()[0]?.circuit).toBe('open');
  });

  it('does not keep other services from being asked', async () => {
    const other: Skill = { ...getItem, name: 'other', transport: { ...getItem.transport, service: 'other' } as never };
    await using broken = await open((response) => json(response, {}, 500));
    const services = { network: { baseUrl: broken.service.url }, other: { baseUrl: `${broken.service.url}/other` } };
    await using host = await open(good, { skills: [getItem, other], services });
    for (let index = 0; index < 6; index++) await host.ask(item(`i${index}`));
    await host.ask({ skill: other, input: { itemId: 'x' } });
    expect(host.registry.services().map(({ service, requests }) => [service, requests])).toEqual([
      ['network', 5],
      ['other', 1],
    ]);
  });
});

describe('a skill has its own time', () => {
  it.each([
    [20, 3000, 'TIMEOUT'],
    [2000, 20, 'OK'],
  ])('%i ms instead of %i', async (timeoutMs, callMs, expected) => {
    const skill = limited({ timeoutMs });
    await using host = await open((response, id) => void setTimeout(() => good(response, id), 80), {
      skill,
      limits: { callMs },
    });
    expect(await host.ask(item('x', skill))).toBe(expected);
  });
});
