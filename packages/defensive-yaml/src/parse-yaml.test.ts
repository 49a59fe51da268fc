import { describe, expect, it } from 'vitest';
import { parseYaml } from './index.ts';

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['title'],
  properties: { title: { type: 'string' }, limit: { type: 'integer' } },
};

describe('parseYaml', () => {
  it('returns valid text untouched', () => {
    expect(parseYaml('title: a\nlimit: 3\n', schema)).toEqual({
      ok: true,
      value: { title: 'a', limit: 3 },
      repairs: [],
    });
  });

  it('names every repair', () => {
    const result = parseYaml('title: Re: a\nlimit: "3"\n', schema);
    expect(result).toMatchObject({ ok: true, value: { title: 'Re: a', limit: 3 } });
    expect(result.repairs.map((repair) => [repair.class, repair.path])).toEqual([
      ['colon-in-text', ['title']],
      ['quoted-value', ['limit']],
    ]);
  });

  it('says what is missing', () => {
    expect(parseYaml('limit: 3\n', schema)).toEqual({
      ok: false,
      repairs: [],
      problems: [
        { path: ['title'], expected: 'text', seen: 'no such key', message: 'title: expected text, seen no such key.' },
      ],
    });
  });
});

describe('braces and brackets that are well written stay as they are, wherever they stand', () => {
  const step = {
    type: 'object',
    properties: {
      skill: { type: 'string' },
      input: {
        type: 'object',
        properties: {
          words: { type: 'array', items: { type: 'string' } },
          limit: { type: 'integer' },
          exact: { type: 'boolean' },
        },
      },
    },
    required: ['skill'],
  };
  const plan = { type: 'object', properties: { calls: { type: 'array', items: step } }, required: ['calls'] };
  const a = { skill: 'a', input: { words: ['~', 'C', 'on', 'x'] } };
  it.each([
    [
      'a plain item between quoted ones',
      '- { skill: a, input: { words: ["~", C, "on", x] } }\n- skill: b',
      [a, { skill: 'b' }],
    ],
    [
      'a quoted item before plain ones and a quoted key',
      '- { skill: a, input: { words: ["x", y, z w], limit: 3 }, "id": 1 }',
      [{ skill: 'a', input: { words: ['x', 'y', 'z w'], limit: 3 } }],
    ],
    ['a list of braces without its key', '- { skill: a }\n- { "skill": b }', [{ skill: 'a' }, { skill: 'b' }]],
    [
      'JSON without a blank',
      '[{"skill":"a","input":{"limit":10,"exact":false,"words":["b"]}}]',
      [{ skill: 'a', input: { limit: 10, exact: false, words: ['b'] } }],
    ],
  ])('%s', (_name, text, calls) => {
    expect(parseYaml(text, plan)).toMatchObject({ ok: true, value: { calls } });
  });

  it('while quotes inside quotes are still told from them', () => {
    const result = parseYaml('- { skill: a, input: { words: ["say "no", please", "b"] } }', plan);
    expect(result).toMatchObject({ ok: true, value: { calls: [{ input: { words: ['say "no", please', 'b'] } }] } });
  });
});
