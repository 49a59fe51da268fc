import { describe, expect, it } from 'vitest';
import { createFiller, namesIn } from './fill-template.ts';
import { createRandom } from './random.ts';

const fill = (template: string, values = {}) => createFiller(values, createRandom('test'))(template);

describe('a template', () => {
  it.each([
    ['{n:3-5}', /^[345]$/],
    ['{n:1.0-1.9}', /^1\.\d$/],
    ['{n:2,000-2,999}', /^2,\d{3}$/],
    ['{n:7-7} of {n:7-7}', /^7 of 7$/],
  ])('%s has a number as the range is written', (template, expected) => {
    expect(fill(template)).toMatch(expected);
  });

  it('has the same number wherever the same range stands, also in the next text', () => {
    const filler = createFiller({}, createRandom('other'));
    const [title, text] = [filler('{n:1-1000000}'), filler('It was {n:1-1000000}.')];
    expect(text).toBe(`It was ${title}.`);
  });

  it('has what the values say, and refuses what they do not', () => {
    expect(fill('{a} and {b}', { a: 'one', b: '{a}' })).toBe('one and {a}');
    expect(() => fill('{c}')).toThrow('{c}');
    expect(namesIn('{a} {n:1-2} {b}')).toEqual(['a', 'b']);
  });
});
