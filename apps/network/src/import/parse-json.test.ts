import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';

describe('a mistake in JSON is reported with its place', () => {
  it.each([
    ['{"a": [1, 2', 'line 1, column 12', 'cut off'],
    ['{"a": "half a wo', 'line 1, column 17', 'cut off'],
    ['{"a": "half\\', 'line 1, column 13', 'cut off'],
    ['', 'line 1, column 1', 'cut off'],
    ['{"a": tru}\n', 'line 1, column 7', 'unexpected "t"'],
    ['{"a": 1,}', 'line 1, column 9', 'unexpected "}"'],
    ['{\n  "a": 1\n  "b": 2\n}', 'line 3, column 3', 'unexpected "\\""'],
    ['[1,,2]', 'line 1, column 4', 'unexpected ","'],
    ['{"a" 1}', 'line 1, column 6', 'unexpected "1"'],
    ['{a: 1}', 'line 1, column 2', 'unexpected "a"'],
    ['{"a": 1]', 'line 1, column 8', 'unexpected "]"'],
    ['{} {}', 'line 1, column 4', 'unexpected "{"'],
  ])('%j at %s', (text, field, words) => {
    expect(() => parseJson(text)).toThrow(
      expect.objectContaining({ code: 'INVALID_JSON', field, message: expect.stringContaining(words) }),
    );
  });

  it('counts lines from the given one, for files of one document a line', () => {
    expect(() => parseJson('{"a":', 7)).toThrow(expect.objectContaining({ field: 'line 7, column 6' }));
  });

  it('refuses what is nested deeper than anybody means', () => {
    expect(() => parseJson('['.repeat(100_000))).toThrow(
      expect.objectContaining({ code: 'TOO_DEEP', field: 'line 1, column 101' }),
    );
    expect(parseJson(`${'['.repeat(100)}"[[[["${']'.repeat(100)}`)).toBeDefined();
  });

  it('agrees with the engine on what is JSON, and never throws anything else', () => {
    const accepted = (text: string) => {
      try {
        return [JSON.parse(text)];
      } catch {
        return undefined;
      }
    };
    const nearlyJson = fc
      .tuple(fc.json({ maxDepth: 4 }), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', '\\', ':', '\n'))
      .map(([text, at, mark]) => text.slice(0, at % (text.length + 1)) + mark + text.slice(at % (text.length + 1)));
    fc.assert(
      fc.property(nearlyJson, (text) => {
        const engine = accepted(text);
        if (engine) expect(parseJson(text)).toEqual(engine[0]);
        else expect(() => parseJson(text)).toThrow(expect.objectContaining({ code: 'INVALID_JSON' }));
      }),
    );
  });

  it('keeps keys of the prototype as fields', () => {
    const value = parseJson('{"__proto__": {"admin": true}}') as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect({}).not.toHaveProperty('admin');
  });
});
