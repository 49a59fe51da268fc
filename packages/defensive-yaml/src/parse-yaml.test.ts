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
