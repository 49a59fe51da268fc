import { defineSkill } from '@trellis/core';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { getItem, sendNote } from './__fixtures__/test-skills.ts';
import { createSkillRegistry } from './index.ts';

const services = { network: { baseUrl: 'http://127.0.0.1:1' } };
const refusal = (options: Parameters<typeof createSkillRegistry>[0]) => {
  try {
    createSkillRegistry(options);
  } catch (error) {
    const { code, skill, message } = error as { code: string; skill?: string; message: string };
    return { code, skill, message };
  }
  return undefined;
};
const withTransport = (change: object) => ({ ...getItem, transport: { ...getItem.transport, ...change } }) as never;

describe('a registry is refused, naming the skill', () => {
  it.each<[string, string, object]>([
    ['a service that is not configured', 'UNKNOWN_SERVICE', { service: 'mail' }],
    ['a service named like a part of every object', 'UNKNOWN_SERVICE', { service: 'constructor' }],
    ['a transport of a later version', 'UNSUPPORTED_TRANSPORT', { kind: 'mcp' }],
    ['a path without a slash', 'INVALID_PATH', { path: 'items' }],
    ['a path that climbs', 'INVALID_PATH', { path: '/a/../b' }],
    ['a path with an empty segment', 'INVALID_PATH', { path: '//evil.example' }],
    ['a path with a query', 'INVALID_PATH', { path: '/items?all=1' }],
    ['a path with an open brace', 'INVALID_PATH', { path: '/items/{id' }],
    ['a path with a name twice', 'INVALID_PATH', { path: '/items/{id}/{id}' }],
    ['a response schema that is none', 'INVALID_SCHEMA', { responseSchema: { type: 'text' } }],
    [
      'a response schema with an unknown format',
      'INVALID_SCHEMA',
      { responseSchema: { type: 'string', format: 'x-y' } },
    ],
  ])('for %s', (_name, code, change) => {
    const found = refusal({ skills: [sendNote, withTransport(change)], services });
    expect(found).toMatchObject({ code, skill: 'get-item', message: expect.stringContaining('"get-item"') });
  });

  it.each([['Get Item'], [''], ['get_item'], ['__proto__'], ['x'.repeat(65)]])('for the name %j', (name) => {
    expect(refusal({ skills: [{ ...getItem, name }], services })).toMatchObject({ code: 'INVALID_SKILL', skill: name });
  });

  it('for a version that is none', () => {
    expect(refusal({ skills: [{ ...getItem, version: 'latest' }], services })?.code).toBe('INVALID_SKILL');
  });

  it.each([{ limits: { concurrency: 0 } }, { limits: { maxItems: 1.5 } }, { cache: { ttlMs: -1, scope: 'member' } }])(
    'for the limit %j',
    (change) => {
      const skill = { ...getItem, ...change } as typeof getItem;
      expect(refusal({ skills: [skill], services })).toMatchObject({ code: 'INVALID_LIMIT', skill: 'get-item' });
    },
  );

  it('for two skills of one name and major', () => {
    const skills = [getItem, { ...getItem, version: '1.9.0' }];
    expect(refusal({ skills, services })).toMatchObject({ code: 'DUPLICATE_SKILL', skill: 'get-item' });
  });

  it('but not for two majors of one name', () => {
    expect(refusal({ skills: [getItem, { ...getItem, version: '2.0.0' }], services })).toBeUndefined();
  });
});

describe('a registry is refused', () => {
  it.each([['127.0.0.1'], ['ftp://x'], ['http://user:pass@x'], ['http://x?y'], ['http://x#y'], ['']])(
    'for the service address %j',
    (baseUrl) => {
      expect(refusal({ skills: [], services: { network: { baseUrl } } })).toMatchObject({ code: 'INVALID_SERVICE' });
    },
  );

  it.each([[{ perTurn: 0 }], [{ callMs: Number.NaN }], [{ maxResponseBytes: 1.5 }], [{ perTurn: -1 }]])(
    'for limits %j',
    (limits) => {
      expect(refusal({ skills: [], services: {}, limits })?.code).toBe('INVALID_LIMIT');
    },
  );
});

describe('schemas', () => {
  it('are compiled once, however many registries there are', () => {
    const response = Type.Object({ items: Type.Array(Type.Object({ a: Type.String(), b: Type.Integer() })) });
    const skill = defineSkill({
      name: 'one',
      description: 'x',
      useWhen: 'x',
      effect: 'read',
      input: Type.Object({}),
      output: response,
      rpc: { service: 'network', method: 'GET', path: '/one', response },
      toRequest: () => ({}),
      fromResponse: (value) => value,
    });
    createSkillRegistry({ skills: [skill], services });
    // The schema is changed behind the registry's back: what was compiled before still holds.
    Object.assign(response, { type: 'no such type' });
    expect(refusal({ skills: [skill], services })).toBeUndefined();
  });
});
