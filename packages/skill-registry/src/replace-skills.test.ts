import type { Skill } from '@trellis/core';
import { collect } from '@trellis/core/testing';
import { describe, expect, it } from 'vitest';
import { json, startTestService } from './__fixtures__/test-service.ts';
import { getItem } from './__fixtures__/test-skills.ts';
import { createSkillRegistry } from './index.ts';

const first = getItem as Skill;
const second = { ...first, version: '1.1.0', fromResponse: () => ({ id: 'from the second' }) };
const open = (baseUrl: string) => createSkillRegistry({ skills: [first], services: { network: { baseUrl } } });
const options = { signal: new AbortController().signal, deadlineMs: 5000 };
const ask = { skill: first, input: { itemId: 'a' } };

describe('settings of skills', () => {
  const acme = { ...options, tenant: 'acme' };
  const [other, nobody] = [{ ...options, tenant: 'other' }, options];
  const only = { 'get-item': { tenants: ['acme'] } };

  it.each([
    ['the tenant they name', acme, only, true],
    ['another tenant', other, only, false],
    ['a turn whose tenant is not known', nobody, only, false],
    ['everybody, where a skill is off', acme, { 'get-item': { enabled: false } }, false],
    ['a major of its own', acme, { 'get-item': { enabled: false }, 'get-item@1': { enabled: true } }, true],
  ])('hold for %s', async (_for, asker, settings, isSent) => {
    await using service = await startTestService((_, response) => json(response, { id: 'a' }));
    const registry = createSkillRegistry({
      skills: [first],
      settings,
      services: { network: { baseUrl: service.url } },
    });
    const turn = registry.startTurn(asker);
    await collect(turn.run([ask]));
    expect([turn.permits(first), service.requests.length > 0, turn.dossier.entries[0]?.ok]).toEqual(
      Array.from({ length: 3 }, () => isSent),
    );
    if (!isSent) expect(turn.dossier.entries[0]).toMatchObject({ failure: { code: 'NOT_CONFIGURED' } });
    await registry.close();
  });

  it('are replaced with the skills: a turn in flight keeps its own', async () => {
    await using service = await startTestService((_, response) => json(response, { id: 'a' }));
    const registry = open(service.url);
    const inFlight = registry.startTurn(other);
    registry.replaceSkills([first], only);
    expect([inFlight.permits(first), registry.startTurn(other).permits(first)]).toEqual([true, false]);
    expect(() => registry.replaceSkills([first], { 'get-itme': {} })).toThrow('not there');
    expect(registry.startTurn(other).permits(first)).toBe(false);
    await registry.close();
  });
});

describe('skills that are replaced', () => {
  it('are those of later turns; a turn in flight keeps those it began with, in later calls too', async () => {
    await using service = await startTestService((_, response) => json(response, { id: 'from the service' }));
    const registry = open(service.url);
    const inFlight = registry.startTurn(options);
    registry.replaceSkills([second]);
    const later = registry.startTurn(options);
    await Promise.all([collect(inFlight.run([ask])), collect(later.run([ask]))]);
    const [before, after] = [inFlight.dossier.entries[0], later.dossier.entries[0]];
    expect(before).toMatchObject({ skillVersion: '1.0.0', value: { id: 'from the service' } });
    expect(after).toMatchObject({ skillVersion: '1.1.0', value: { id: 'from the second' } });
    expect(registry.skills).toEqual([second]);
    await registry.close();
  });

  it('stay as they were when the new ones cannot be', async () => {
    const registry = open('http://127.0.0.1:1');
    expect(() => registry.replaceSkills([second, first])).toThrow(expect.objectContaining({ code: 'DUPLICATE_SKILL' }));
    expect(registry.skills).toEqual([first]);
    await registry.close();
  });
});
