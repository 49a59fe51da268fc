import { describe, expect, it } from 'vitest';
import { parseExamples } from './parse-examples.ts';

const defaults = 'defaults: { author: A, source: S, date: 2026-11-22, consent: invented, redaction: none-needed }\n';
const one = 'examples:\n  - id: a\n    question: Q?\n    answer: |\n      First.\n\n      Second.\n';
const read = (text: string) => parseExamples(text, { file: 'data/examples.yaml' });
const failure = (text: string) => {
  try {
    read(text);
  } catch (error) {
    return (error as Error).message;
  }
  return 'was read';
};

describe('reading a file of examples', () => {
  it('fills in what they share', () => {
    expect(read(`# a comment\n${defaults}${one}`)).toEqual([
      {
        line: 4,
        key: 'examples[0]',
        example: {
          id: 'a',
          question: 'Q?',
          answer: 'First.\n\nSecond.',
          author: 'A',
          source: 'S',
          date: '2026-11-22',
          consent: 'invented',
          redaction: 'none-needed',
          state: 'unreviewed',
          locale: 'en',
        },
      },
    ]);
  });

  it('lets an example say otherwise', () => {
    const [first] = read(`${defaults}${one}    locale: de\n    tenant: acme\n    state: rejected\n`);
    expect(first?.example).toMatchObject({ locale: 'de', tenant: 'acme', state: 'rejected' });
  });

  it.each(['', '# nothing yet', '[]', 'examples: []'])('reads %j as no examples', (text) => {
    expect(read(text)).toEqual([]);
  });

  it.each([
    ['no list', defaults, /:1 examples: expected a list/],
    ['a text', 'hello', /:1: expected a map/],
    ['not YAML', 'examples:\n  - [', /:2: not YAML/],
    ['an unknown key', `${defaults}${one}    answr: x\n`, /:9 examples\[0\]\.answr: unknown key/],
    ['an unknown key above', `${defaults}${one}more: x\n`, /:9 more: unknown key/],
    ['an id in the defaults', `defaults: { id: a }\n${one}`, /:1 defaults\.id: unknown key/],
    ['a key twice', `${defaults}${one}    id: b\n`, /:9: the key 'id' is there twice/],
    [
      'an id twice',
      `${defaults}${one}  - { id: a, question: x, answer: y }\n`,
      /:9 examples\[1\]\.id: 'a' is the id of .* line 3/,
    ],
    ['no provenance', one, /examples\[0\]\.author: is missing[^]*\.consent: is missing/],
    [
      'an empty answer',
      `${defaults}examples: [{ id: a, question: x, answer: ' ' }]`,
      /:2 examples\[0\]\.answer: expected a text, got nothing/,
    ],
    [
      'an answer in parts',
      `${defaults}examples: [{ id: a, question: x, answer: [y] }]`,
      /\.answer: expected a text, got a list/,
    ],
    [
      'approval by nobody',
      `${defaults}${one}    state: approved\n`,
      /:9 examples\[0\]\.reviewer|\.reviewer: is missing/,
    ],
    ['a licence without a name', `${defaults}${one}    consent: licensed\n`, /\.licence: is missing/],
    [
      'a state that is none',
      `${defaults}${one}    state: great\n`,
      /:9 examples\[0\]\.state: expected unreviewed, approved/,
    ],
    ['a day that is none', `${defaults}${one}    date: 2026-02-30\n`, /\.date: expected a date/],
    ['a locale that is none', `${defaults}${one}    locale: english!\n`, /\.locale: expected a language tag/],
    [
      'a long question',
      `${defaults}examples: [{ id: a, answer: y, question: '${'x '.repeat(2000)}' }]`,
      /at most 2000/,
    ],
    ['two documents', `${defaults}${one}---\nexamples: []\n`, /another one behind/],
    ['a list in the list', `${defaults}examples: [[]]`, /:2 examples\[0\]: expected an example/],
  ])('refuses %s, with line and key', (_, text, message) => {
    expect(failure(text)).toMatch(message);
    expect(failure(text)).toMatch(/^data\/examples\.yaml:\d+/);
  });

  it.each([
    ['an alias bomb', `a: &a [x]\nb: &b [*a, *a]\n`],
    ['a merge', `base: &b { id: x }\nexamples: [{ <<: *b }]`],
    ['a tag', 'examples: [!!js/function x]'],
    ['a prototype', `${defaults}examples: [{ __proto__: { id: x }, id: a, question: b, answer: c }]`],
    ['a prototype above', '__proto__: { examples: [] }'],
    ['a constructor', `defaults: { constructor: x }\n${one}`],
    ['depth', '['.repeat(5000)],
    ['a key that is a list', '? [a]\n: b'],
  ])('is not harmed by %s', (_, text) => {
    expect(failure(text)).toMatch(/^data\/examples\.yaml:\d+/);
    expect(({} as { id?: unknown }).id).toBeUndefined();
  });
});
