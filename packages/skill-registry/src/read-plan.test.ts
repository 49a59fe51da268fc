import fc from 'fast-check';
import { dump } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { findItems, getItem, sendNote } from './__fixtures__/test-skills.ts';
import { readPlan } from './index.ts';

const skills = [getItem, findItems, sendNote];
const read = (text: string) => {
  const { steps, problems } = readPlan(text, skills);
  return { calls: steps.map(({ skill, input }) => [skill.name, input]), problems };
};
const one = { calls: [['get-item', { itemId: '7' }]], problems: [] };

describe('a plan is found', () => {
  it.each([
    ['under calls', 'calls:\n  - skill: get-item\n    input:\n      itemId: 7\n'],
    ['as a bare list', '- skill: get-item\n  input: { itemId: 7 }\n'],
    ['as JSON', '{"calls": [{"skill": "get-item", "input": {"itemId": "7"}}]}'],
    ['in a fence', '```yaml\n- skill: get-item\n  input: { itemId: 7 }\n```\n'],
    ['in a fence that never ends', '```\ncalls:\n- skill: get-item\n  input: { itemId: 7 }'],
    ['between words', 'Here it is:\n\n```yml\n- skill: get-item\n  input: {itemId: 7}\n```\nThat is all.'],
    ['after words', 'I will look it up.\n- skill: get-item\n  input: { itemId: 7 }\n'],
    ['after a thought', '<think>- skill: find-items\n</think>\n- skill: get-item\n  input: { itemId: 7 }'],
    ['after the end of a thought', 'or find-items?</think>\n- skill: get-item\n  input: { itemId: 7 }'],
    ['after two thoughts', '<think>a</think><think>b</think>\ncalls:\n- {skill: get-item, input: {itemId: 7}}'],
    ['with other line ends', '\uFEFFcalls:\r\n  - skill: get-item\r\n    input: { itemId: 7 }\r\n'],
  ])('%s', (_name, text) => {
    expect(read(text)).toEqual(one);
  });

  it.each([['calls: []'], ['calls:'], ['[]'], ['```yaml\ncalls: []\n```']])('with nothing to do in %j', (text) => {
    expect(read(text)).toEqual({ calls: [], problems: [] });
  });
});

describe('a parameter keeps what was written', () => {
  it.each([
    ['007', '007'],
    ['1e3', '1e3'],
    ['0x1F', '0x1F'],
    ['true', 'true'],
    ['2024-01-01', '2024-01-01'],
    ['"7"', '7'],
    ['yes', 'yes'],
  ])('%s as text is %s', (written, value) => {
    expect(read(`- skill: get-item\n  input: { itemId: ${written} }`).calls).toEqual([['get-item', { itemId: value }]]);
  });
});

describe('a parameter becomes what its schema says where there is no doubt', () => {
  it.each([
    ['words: [a], limit: 5', { words: ['a'], limit: 5 }],
    ['words: [a], limit: "5"', { words: ['a'], limit: 5 }],
    ['words: a', { words: ['a'] }],
    ['words: [1, true]', { words: ['1', 'true'] }],
    ['words: [a], exact: TRUE', { words: ['a'], exact: true }],
    ['words: [a], sort: best', { words: ['a'], sort: 'best' }],
    ['words: [a], limit: null', { words: ['a'] }],
    ['words: [a], limit: ~', { words: ['a'] }],
  ])('%s', (written, input) => {
    expect(read(`- skill: find-items\n  input: { ${written} }`)).toEqual({
      calls: [['find-items', input]],
      problems: [],
    });
  });
});

describe('a step is dropped and named', () => {
  const item = '- skill: get-item\n  input: { itemId: 7 }\n';
  it.each([
    ['- skill: toString', 'unknown skill "toString"'],
    ['- skill: [get-item]', 'names no skill'],
    ['- input: { itemId: 7 }', 'names no skill'],
    ['- skill: send-note\n  input: { text: hello }', 'unknown skill "send-note"'],
    ['- skill: get-item', 'get-item: input: expected an object with itemId, seen no such key.'],
    ['- skill: get-item\n  input: { itemId: }', 'get-item: input.itemId: expected text, seen no such key.'],
    ['- skill: get-item\n  input: { itemId: 7, colour: red }', 'get-item: unknown field "colour"'],
    [
      '- skill: get-item\n  input: { __proto__: { itemId: 7 } }',
      'get-item: input.itemId: expected text, seen no such key.',
    ],
    ['- skill: get-item\n  input: { constructor: x, itemId: 7 }', 'get-item: unknown field "constructor"'],
    ['- skill: get-item\n  input: [7]', 'get-item: input: expected an object with itemId, seen a list.'],
    ['- skill: get-item\n  input: { itemId: { id: 7 } }', 'get-item: input.itemId: expected text, seen no such key.'],
    [
      '- skill: get-item\n  input: { itemId: $find-items..ids }',
      'get-item: a reference that is none; expected $step.field',
    ],
    [
      '- skill: find-items\n  input: { words: [a], limit: 500 }',
      'find-items: input.limit: expected a whole number from 1 to 50, seen 500.',
    ],
    [
      '- skill: find-items\n  input: { words: [a], limit: 5.5 }',
      'find-items: input.limit: expected a whole number from 1 to 50, seen 5.5.',
    ],
    [
      '- skill: find-items\n  input: { words: [a], exact: maybe }',
      'find-items: input.exact: expected true or false, seen maybe.',
    ],
    [
      '- skill: find-items\n  input: { words: [a], sort: worst }',
      expect.stringContaining('find-items: input.sort: expected new'),
    ],
    [
      '- skill: find-items\n  input: { words: [] }',
      'find-items: input.words: expected a list of at least 1 items, seen 0 items.',
    ],
    ['- get-item', 'names no skill'],
    ['-', 'names no skill'],
  ])('%s', (step, problem) => {
    expect(read(`${item}${step}\n${item}`)).toEqual({
      calls: [...one.calls, ...one.calls],
      problems: [typeof problem === 'string' ? `step 2: ${problem}` : problem],
    });
  });

  it('after the eighth', () => {
    const { calls, problems } = read(item.repeat(11));
    expect([calls.length, problems]).toEqual([8, ['step 9 and what follows: a plan has at most 8 calls']]);
  });
});

describe('a slip is read past', () => {
  it.each([
    ['a name that is nearly a skill', '- skill: get-itme\n  input: { itemId: 7 }'],
    ['parameters beside their skill', '- skill: get-item\n  itemId: 7'],
    ['a list of one for a value', '- skill: get-item\n  input: { itemId: [7] }'],
    ['no space after a colon', '- skill:get-item\n  input:\n    itemId: 7'],
    ['tabs', '- skill: get-item\n\tinput:\n\t\titemId: 7'],
    ['an answer in bold keys', '**calls:**\n- **skill:** get-item\n  **input:** { itemId: 7 }'],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual(one);
  });

  it('and told, so that the next prompt can say so', () => {
    expect(readPlan('```yaml\ncalls:\n- skill: get-itme\n  input: { itemId: x }\n```', skills).mistakes).toEqual(
      expect.arrayContaining(['fence', 'enum-spelling']),
    );
  });
});

describe('a plan is refused', () => {
  it.each([
    ['', 'an empty answer'],
    ['   \n', 'an empty answer'],
    ['<think>- skill: get-item\n  input: { itemId: 7 }', 'no answer'],
    ['I would rather not.', 'no answer'],
    ['42', 'no answer'],
    ['calls: get-item', 'names no skill'],
    ['a: &a [x]\ncalls: *a', 'names no skill'],
    ['- !!js/function "return 1"', 'no answer'],
    ['['.repeat(2000), 'cut off'],
    ['x'.repeat(32_769), 'at most 32768 characters'],
    ['\0\u0001\ud800', 'no answer'],
  ])('%j', (text, problem) => {
    const plan = read(text);
    expect(plan.calls).toEqual([]);
    expect(plan.problems).toEqual([expect.stringContaining(problem)]);
  });

  it('when it is no text at all', () => {
    expect(readPlan(undefined as never, skills).problems).toEqual(['the plan is not text']);
  });
});

describe('readPlan', () => {
  const fragment = fc.oneof(
    fc.constantFrom(
      'calls:\n',
      '- skill: get-item\n',
      '  input: ',
      '{ itemId: ',
      '}',
      '```',
      '<think>',
      '</think>',
      '*a',
      '&a ',
    ),
    fc.constantFrom('__proto__: ', '!!binary ', '? ', '|\n', '"', "'", '---\n', '<<: ', '\n', '\t', '$x.y'),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 30 }), (parts) => {
        const { steps, problems } = readPlan(parts.join(''), skills);
        return steps.length <= 8 && problems.every((problem) => problem.length < 400);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives back every plan that was written as YAML', () => {
    const itemId = fc.string({ minLength: 1 }).filter((text) => !text.startsWith('$'));
    const words = fc.array(itemId, { minLength: 1, maxLength: 4 });
    const step = fc.oneof(
      itemId.map((id) => ({ skill: 'get-item', input: { itemId: id } })),
      fc
        .tuple(words, fc.integer({ min: 1, max: 50 }))
        .map(([list, limit]) => ({ skill: 'find-items', input: { words: list, limit } })),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        const plan = read(dump({ calls: steps }));
        expect(plan).toEqual({ calls: steps.map(({ skill, input }) => [skill, input]), problems: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('leaves the prototype of every object alone', () => {
    readPlan('- skill: get-item\n  input: { __proto__: { polluted: yes } }\n- __proto__: { polluted: yes }', skills);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
