import { describe, expect, it } from 'vitest';
import { readCases } from './read-cases.ts';

describe('reading evaluation cases', () => {
  it('takes every text of a file, words alone left out', () => {
    const lines = '{"text":"one two","intent":"x"}\n\n{"text":"three four","tags":["five six",7,null]}\n';
    expect(readCases(lines, { file: 'a.jsonl' })).toEqual(['one two', 'three four', 'five six']);
    expect(readCases('cases:\n  - question: one two\n    answer: |\n      Three.\n', { file: 'a.yaml' })).toEqual([
      'one two',
    ]);
  });

  it('takes only what was asked for', () => {
    const text =
      'questions:\n  - { text: mine, agent: x, history: [{ text: not mine, agent: y }] }\n  - { text: theirs, agent: y }\n  - { text: ours, note: a b }\n';
    expect(readCases(text, { file: 'a.yaml', key: 'text', where: { agent: 'x' } })).toEqual(['mine', 'ours']);
  });

  it.each([
    ['a.jsonl', '{"a":1}\n{"a":', /a\.jsonl:2: this line is not JSON/],
    ['a.yaml', 'a: [', /a\.yaml:1: not YAML/],
  ])('says where %s cannot be read', (file, text, message) => {
    expect(() => readCases(text, { file })).toThrow(message);
  });
});
