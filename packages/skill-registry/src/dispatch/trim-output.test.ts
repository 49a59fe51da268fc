import { Type } from 'typebox';
import type { TSchema } from 'typebox';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutputBudget } from './trim-output.ts';
import { trimOutput } from './trim-output.ts';

const plenty: OutputBudget = { maxTextLength: 1000, maxItems: 100, maxOutputLength: 100_000 };
const Post = Type.Object({ id: Type.String(), text: Type.Optional(Type.String()) });

describe('an output is trimmed to what its schema declares', () => {
  it.each<[string, TSchema, unknown, unknown]>([
    ['unknown fields', Post, { id: 'a', secret: 1 }, { id: 'a' }],
    ['unknown fields of items', Type.Array(Post), [{ id: 'a', x: [1] }], [{ id: 'a' }]],
    ['fields of no branch', Type.Union([Post, Type.Object({ n: Type.Number() })]), { n: 1, m: 2 }, { n: 1 }],
    [
      'fields of no part',
      Type.Intersect([Post, Type.Object({ n: Type.Number() })]),
      { id: 'a', n: 1, m: 2 },
      { id: 'a', n: 1 },
    ],
    ['nothing of an open object', Type.Record(Type.String(), Type.Number()), { a: 1 }, { a: 1 }],
    ['nothing of an unknown value', Type.Unknown(), { a: [{ b: 1 }] }, { a: [{ b: 1 }] }],
    ['a prototype', Type.Unknown(), JSON.parse('{"__proto__":{"x":1},"a":2}'), { a: 2 }],
  ])('%s', (_name, schema, output, expected) => {
    expect(trimOutput(output, schema, plenty)).toEqual(expected);
  });
});

describe('an output is cut to its budget', () => {
  const short = { ...plenty, maxTextLength: 12, maxItems: 3 };
  it.each<[string, TSchema, unknown, unknown]>([
    ['a long text', Type.String(), 'abcdefghijklmnop', 'abcdefgh […]'],
    ['a text that would end in half a character', Type.String(), 'abcdefg😀ijklmnop', 'abcdefg […]'],
    ['a long list of texts', Type.Array(Type.String()), ['a', 'b', 'c', 'd'], ['a', 'b', '[…]']],
    [
      'a long list of objects',
      Type.Array(Post),
      [1, 2, 3, 4].map((id) => ({ id: `${id}` })),
      [1, 2, 3].map((id) => ({ id: `${id}` })),
    ],
    ['but no address', Type.String(), 'https://example.org/long', 'https://example.org/long'],
    ['but no text with a rule', Type.String({ pattern: '^x+$' }), 'x'.repeat(20), 'x'.repeat(20)],
    ['but no list below its minimum', Type.Array(Type.Number(), { minItems: 4 }), [1, 2, 3, 4, 5], [1, 2, 3, 4]],
  ])('%s', (_name, schema, output, expected) => {
    expect(trimOutput(output, schema, short)).toEqual(expected);
  });

  it('as a whole, longest texts first', () => {
    const output = { id: 'short', text: 'x'.repeat(900) };
    expect(trimOutput(output, Post, { ...plenty, maxOutputLength: 300 })).toEqual({
      id: 'short',
      text: `${'x'.repeat(221)} […]`,
    });
  });

  it('whatever it is, without changing it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const before = JSON.stringify(value);
        const budget = { maxTextLength: 50, maxItems: 5, maxOutputLength: 400 };
        const trimmed = trimOutput(value, Type.Unknown(), budget);
        expect([JSON.stringify(value), trimOutput(trimmed, Type.Unknown(), budget)]).toEqual([before, trimmed]);
      }),
      { numRuns: 200 },
    );
  });

  it('and refused when it is nested too deep', () => {
    let deep: unknown = 1;
    for (let depth = 0; depth < 100; depth++) deep = [deep];
    expect(() => trimOutput(deep, Type.Unknown(), plenty)).toThrow('nested deeper');
  });
});
