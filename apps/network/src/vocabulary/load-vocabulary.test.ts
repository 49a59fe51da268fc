import { describe, expect, it } from 'vitest';
import { readEntries } from './load-vocabulary.ts';

const file = (...skills: string[]) => [
  { name: 'a.yaml', text: `field: Test\nskills:\n${skills.map((skill) => `  - ${skill}`).join('\n')}\n` },
];

describe('a vocabulary file that is wrong', () => {
  it.each([
    ['{ id: a, name: A, kind: magic }', 'a.yaml: a: /skills/0/kind must'],
    ['{ id: a, name: A, kind: tool, synonim: [B] }', 'a.yaml: a: /skills/0 must NOT have additional properties'],
    ['{ id: Not An Id, name: A, kind: tool }', 'a.yaml: Not An Id: /skills/0/id must match pattern'],
    ['{ id: a, name: A, kind: tool, broader: [b] }', 'a.yaml: a: names the unknown b'],
    ['{ id: a, name: A, kind: tool, related: [a] }', 'a.yaml: a: names itself'],
    ['{ id: a, name: [', 'a.yaml: is not YAML'],
  ])('%s is named with its file and entry', (skill, message) => {
    expect(() => readEntries(file(skill))).toThrow(message);
  });

  it.each([
    [['{ id: a, name: A, kind: tool }', '{ id: a, name: B, kind: tool }'], 'a.yaml: a: the id is taken'],
    [
      ['{ id: a, name: Alpha, kind: tool }', '{ id: b, name: Beta, kind: tool, synonyms: [alphas] }'],
      'a.yaml: b: "alphas" also names a',
    ],
    [
      ['{ id: a, name: A, kind: tool, broader: [b] }', '{ id: b, name: B, kind: tool, broader: [a] }'],
      'a.yaml: a: is broader than itself',
    ],
    [
      ['{ id: a, name: Alpha, kind: tool }', '{ id: b, name: Beta, kind: tool, ambiguous: [Alpha] }'],
      '"Alpha" is ambiguous here, but plainly names a',
    ],
  ])('%j contradicts itself', (skills, message) => {
    expect(() => readEntries(file(...skills))).toThrow(message);
  });

  it('is no list at all', () => {
    expect(() => readEntries([{ name: 'b.yaml', text: '42' }])).toThrow('b.yaml: the file: / must be object');
  });
});

describe('two skills with one abbreviation', () => {
  it('are fine when both call it ambiguous', () => {
    const entries = readEntries(
      file('{ id: a, name: Alpha, kind: tool, ambiguous: [AB] }', '{ id: b, name: Beta, kind: tool, ambiguous: [AB] }'),
    );
    expect(entries.map((entry) => entry.id)).toEqual(['a', 'b']);
  });
});
