import { describe, expect, it } from 'vitest';
import { card, plan } from './__fixtures__/hard/case.ts';
import { createYamlReader, describeSchema, mistakeHints, parseYaml } from './index.ts';
import type { JsonSchema } from './index.ts';

/** What each piece made final, as `path=value`. */
function told(schema: JsonSchema, ...chunks: string[]): string[][] {
  const reader = createYamlReader(schema);
  return chunks.map((chunk) =>
    reader.push(chunk).map(({ path, value }) => `${path.join('.')}=${JSON.stringify(value)}`),
  );
}

describe('push tells a value', () => {
  it.each([
    ['of quotes with the end of its line', ['title: "T"', '\n'], [[], ['title="T"']]],
    ['of a type with the first character of the next line', ['limit: 5', '0\n', 't'], [[], [], ['limit=50']]],
    ['of text when the next key is there', ['title: a', ' b\n', 'priority', ': '], [[], [], [], ['title="a b"']]],
    ['of a fenced answer', ['```yaml\ntitle: "T"\n', 'limit: "5"\n', 'x'], [['title="T"'], ['limit=5'], []]],
    ['never of text that goes on', ['title: a\n', '  b\n', 'limit: 3\n'], [[], [], ['title="a b"']]],
    ['never of a pair of surrogates cut in two', ['title: "\uD83D', '\uDE00"\n'], [[], ['title="😀"']]],
  ])('%s', (_when, chunks, expected) => {
    expect(told(card, ...chunks)).toEqual(expected);
  });

  it('of a list item when the item ends, so that a call can be sent', () => {
    const chunks = [
      'calls:\n  - skill: get-job\n    input:\n      jobId: a\n',
      '  - s',
      'kill: get-job\n    input: {jobId: b}\n',
    ];
    expect(told(plan, ...chunks)).toEqual([
      [],
      ['calls.0.skill="get-job"', 'calls.0.input.jobId="a"', 'calls.0={"skill":"get-job","input":{"jobId":"a"}}'],
      [],
    ]);
  });
});

describe('end', () => {
  it('says how much was withheld', () => {
    const reader = createYamlReader(card);
    reader.push('title: "T"\npriority: low');
    expect(reader.end()).toEqual({ ok: true, value: { title: 'T', priority: 'low' }, repairs: [] });
    expect(reader.withheld).toEqual({ fields: 1, of: 2, share: 0.5 });
  });
});

describe('bounds are named', () => {
  it.each([
    ['length', 'title: T\npriority: low\n', { maxLength: 10 }, 'at most 10 characters'],
    ['size', 'title: T\npriority: LOW\ntags: [a, b, c]\n', { maxNodes: 3 }, 'at most 3 values'],
  ])('%s', (_bound, text, options, expected) => {
    const result = parseYaml(text, card, options);
    expect(result.ok ? [] : result.problems.map((problem) => problem.expected)).toEqual([
      expect.stringContaining(expected),
    ]);
  });
});

it('depth is bounded, and the refusal says so', () => {
  const deep = Array.from({ length: 80 }, (_, level) => `${' '.repeat(level)}a:`).join('\n');
  const recursive = { type: 'object', properties: { a: { $ref: '#' } } };
  expect(parseYaml(`${deep} x: y`, recursive)).toMatchObject({
    ok: false,
    problems: [{ expected: 'fewer levels of nesting' }],
  });
});

describe('describeSchema', () => {
  it('shows fields and an example that is valid', () => {
    const text = describeSchema(plan);
    expect(text).toContain('  - skill: <get-job>\n    input:\n      jobId: <text>\n  # or\n');
    const example = text.split('Example:\n\n')[1]?.split('\n\n- ')[0] ?? '';
    expect(parseYaml(example, plan)).toMatchObject({ ok: true, repairs: [] });
  });
});

describe('mistakeHints', () => {
  it('names the commonest mistakes first', () => {
    expect(mistakeHints({ fence: 2, 'json-syntax': 7, tabs: 0 }).split('\n')).toEqual([
      '- In braces and brackets, separate with commas and close what you open.',
      '- Give the YAML alone, without a code fence.',
    ]);
    expect(mistakeHints({})).toBe('');
  });
});
