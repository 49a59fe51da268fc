import type { Skill } from '@trellis/core';
import fc from 'fast-check';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { findItems, getItem, sendNote } from '../__fixtures__/test-skills.ts';
import { lintSkill, lintSkills } from './lint-skill.ts';

const sound = {
  ...getItem,
  description: 'One item: its id and where to see it.',
  useWhen: 'A single, known thing is meant.',
} as Skill;
const text = Type.String({ description: 'Some text' });
const taking = (properties: Record<string, unknown>) => ({
  ...sound,
  inputSchema: { type: 'object', properties } as unknown as Skill['inputSchema'],
});
const giving = (output: unknown) => ({ ...sound, outputSchema: output as Skill['outputSchema'] });
const nested = (depth: number): unknown =>
  depth === 0 ? { type: 'string' } : { type: 'object', properties: { inner: nested(depth - 1) } };
const values = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`);

describe('a lint finding', () => {
  it('says where, what and how to mend it', () => {
    expect(lintSkill(taking({ id: Type.String() }))).toMatchInlineSnapshot(`
      [
        {
          "code": "AMBIGUOUS_NAME",
          "fix": "Name what it is: \`jobId\`, \`query\`, \`limit\`.",
          "message": "\`id\` of what?",
          "path": "input.id",
          "skill": "get-item",
        },
        {
          "code": "UNDESCRIBED_FIELD",
          "fix": "Say what it is and where it comes from: "The id shown with the job".",
          "message": "no description",
          "path": "input.id",
          "skill": "get-item",
        },
      ]
    `);
  });

  it.each<[string, Skill, string[]]>([
    ['nothing', sound, []],
    ['no description', { ...sound, description: '' }, ['VAGUE_DESCRIPTION description']],
    ['a name again', { ...sound, description: 'Get the item, an item.' }, ['VAGUE_DESCRIPTION description']],
    ['plumbing', { ...sound, description: 'Calls the endpoint for items.' }, ['VAGUE_DESCRIPTION description']],
    [
      'no text at all',
      { ...sound, description: 7 as never, useWhen: null as never },
      ['VAGUE_DESCRIPTION description', 'VAGUE_USE_WHEN useWhen'],
    ],
    ['no occasion', { ...sound, useWhen: 'Always.' }, ['VAGUE_USE_WHEN useWhen']],
    ['the description again', { ...sound, useWhen: 'Where to see one item.' }, ['VAGUE_USE_WHEN useWhen']],
    ['a page', { ...sound, description: 'One item and its id. '.repeat(20) }, ['LONG_DESCRIPTION description']],
    ['a bare id', taking({ id: text }), ['AMBIGUOUS_NAME input.id']],
    ['one letter', taking({ q: text }), ['AMBIGUOUS_NAME input.q']],
    ['brackets', taking({ 'filter[name]': text }), ['AMBIGUOUS_NAME input.filter[name]']],
    ['limit and max', taking({ limit: text, max: text }), ['SYNONYMOUS_NAMES input.max']],
    ['camel and snake', taking({ perPage: text, page_size: text }), ['SYNONYMOUS_NAMES input.page_size']],
    ['no description of a field', taking({ jobId: Type.String() }), ['UNDESCRIBED_FIELD input.jobId']],
    ['no type', taking({ jobId: { description: 'The job' } }), ['UNTYPED_FIELD input.jobId']],
    [
      'a negative boolean',
      taking({ excludeOld: Type.Boolean({ description: 'Only new ones' }) }),
      ['NEGATIVE_BOOLEAN input.excludeOld'],
    ],
    ['a positive one', taking({ notesIncluded: Type.Boolean({ description: 'With notes' }) }), []],
    [
      'an object',
      taking({ place: Type.Object({ town: text }, { description: 'Where' }) }),
      ['NESTED_TOO_DEEP input.place'],
    ],
    [
      'a list of lists',
      taking({ rows: Type.Array(Type.Array(text), { description: 'Rows' }) }),
      ['NESTED_TOO_DEEP input.rows'],
    ],
    ['a list of text', taking({ words: Type.Array(Type.String(), { description: 'Words' }) }), []],
    [
      'a union of objects',
      taking({ place: Type.Union([Type.Object({}), Type.Object({})], { description: 'Where' }) }),
      ['UNION_OF_OBJECTS input.place'],
    ],
    ['text or null', taking({ place: Type.Union([Type.String(), Type.Null()], { description: 'Where' }) }), []],
    ['thirty values', taking({ kind: { enum: values(30), description: 'The kind' } }), []],
    ['thirty-one', taking({ kind: { enum: values(31), description: 'The kind' } }), ['TOO_MANY_VALUES input.kind']],
    ['eight parameters', taking(Object.fromEntries(values(8).map((name) => [name, text]))), []],
    ['nine', taking(Object.fromEntries(values(9).map((name) => [name, text]))), ['TOO_MANY_PARAMETERS input']],
    ['a deep output', giving(nested(5)), ['NESTED_TOO_DEEP output.inner.inner.inner.inner']],
    ['a less deep one', giving(nested(4)), []],
    ['a choice of outputs', giving({ anyOf: [nested(1), nested(2)] }), ['UNION_OF_OBJECTS output']],
    [
      'a false example',
      { ...sound, examples: [{ input: {}, response: { id: 'a' }, output: { id: 7 } }] },
      ['EXAMPLE_DOES_NOT_FIT examples[0].input', 'EXAMPLE_DOES_NOT_FIT examples[0].output'],
    ],
  ])('is made for %s', (_, skill, expected) => {
    expect(lintSkill(skill).map(({ code, path }) => `${code} ${path}`)).toEqual(expected);
  });

  it.each([
    [null],
    [7],
    [{}],
    [{ properties: 7 }],
    [{ type: 'object', properties: { wordList: null } }],
    [{ anyOf: 'x' }],
  ])('is no exception for the schema %j', (schema) => {
    const broken = { ...sound, inputSchema: schema as never, outputSchema: schema as never };
    expect(Array.isArray(lintSkill(broken))).toBe(true);
  });
});

describe('a lint', () => {
  it('never throws, whatever stands for a schema or a text', () => {
    const keyword = fc.constantFrom(
      'type',
      'properties',
      'items',
      'anyOf',
      'enum',
      'description',
      'allOf',
      'id',
      'const',
    );
    const schema = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof({ maxDepth: 5 }, fc.jsonValue(), fc.dictionary(keyword, tie('value')), fc.array(tie('value'))),
    })).value;
    fc.assert(
      fc.property(schema, schema, fc.jsonValue(), (inputSchema, outputSchema, description) => {
        const skill = { ...sound, inputSchema, outputSchema, description, useWhen: description } as unknown as Skill;
        expect(Array.isArray(lintSkills([skill, sound]))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a schema that holds itself', () => {
  it.each(['anyOf', 'allOf', 'items', 'properties'])('in its %s is no endless one', (keyword) => {
    const schema: Record<string, unknown> = { type: 'object' };
    schema[keyword] = keyword === 'items' ? schema : keyword === 'properties' ? { inner: schema } : [schema];
    expect(Array.isArray(lintSkill({ ...giving(schema), inputSchema: schema as never }))).toBe(true);
  });
});

describe('two skills of one registry', () => {
  const named = (name: string, description: string, more: Partial<Skill> = {}) => ({
    ...sound,
    name,
    description,
    ...more,
  });
  const overlaps = (skills: readonly Skill[]) =>
    lintSkills(skills).flatMap(({ code, skill, message }) =>
      code === 'OVERLAPPING_SKILLS' ? [`${skill}: ${message}`] : [],
    );

  it.each<[string, Skill[], string[]]>([
    [
      'fetch is get',
      [named('get-job', 'One job: its title and text.'), named('fetch-job', 'What somebody wrote about work.')],
      ['fetch-job: named as good as get-job'],
    ],
    [
      'the same words',
      [named('get-item', 'One item: its id and place.'), named('get-thing', 'One item: its place and id.')],
      ['get-thing: described as good as get-item'],
    ],
    [
      'two nouns',
      [
        named('find-jobs', 'A list of jobs that match words.'),
        named('find-posts', 'A list of posts that match words.'),
      ],
      [],
    ],
    [
      'two majors',
      [named('get-item', 'One item: its id.'), named('get-item', 'One item: its id.', { version: '2.0.0' })],
      [],
    ],
    [
      'one is left',
      [
        named('get-item', 'One item: its id.'),
        named('read-item', 'One item: its id.', { deprecation: { since: '1.1.0' } }),
      ],
      [],
    ],
  ])('%s', (_, skills, expected) => {
    expect(overlaps(skills)).toEqual(expected);
  });

  it('are each linted alone too', () => {
    expect(lintSkills([getItem, findItems, sendNote] as Skill[]).map(({ skill, code }) => `${skill} ${code}`)).toEqual([
      'get-item VAGUE_DESCRIPTION',
    ]);
  });
});
