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
