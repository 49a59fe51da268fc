import type { Skill } from '@trellis/core';
import { defineSkill } from '@trellis/core';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { describeSkill } from './describe-skill.ts';
import { rulesFor } from './skill-rules.ts';

const Response = Type.Object({
  title: Type.String(),
  town: Type.Optional(Type.String()),
  tags: Type.Array(Type.String()),
});
const sound = defineSkill({
  name: 'get-item',
  description: 'One item: its title, town and tags.',
  useWhen: 'A single, known thing is meant.',
  effect: 'read',
  input: Type.Object({
    itemId: Type.String({ description: 'The id shown with the item' }),
    language: Type.Optional(Type.String({ description: 'Of the title' })),
  }),
  output: Type.Object({ title: Type.String(), town: Type.String(), tags: Type.Array(Type.String()) }),
  rpc: { service: 'items', method: 'GET', path: '/items/{itemId}/full', response: Response },
  toRequest: ({ itemId, language }) => ({ path: { itemId }, query: language === undefined ? {} : { language } }),
  fromResponse: ({ title, town, tags }) => ({ title, town: town ?? '', tags }),
  examples: [
    {
      input: { itemId: '7', language: 'en' },
      response: { title: 'A', town: 'B', tags: ['c'] },
      output: { title: 'A', town: 'B', tags: ['c'] },
    },
  ],
}) as Skill;

const broken = async (skill: Skill, beside: readonly Skill[] = []): Promise<string[]> => {
  const names: string[] = [];
  for (const [name, rule] of Object.entries(rulesFor(skill)))
    await Promise.resolve()
      .then(() => rule(skill, beside))
      .catch(() => names.push(name));
  return names;
};

type Answer = { title: string; town?: string; tags: string[] };
let count = 0;

describe('a skill that keeps every rule', () => {
  describeSkill(sound, { beside: [sound] });
});

describe('a rule is broken by', () => {
  it.each<[string, Partial<Skill>, string[]]>([
    ['no examples', { examples: [] }, ['has examples that fit its schemas']],
    ['a poor description', { description: 'Item' }, ['says what models need, and nothing they get wrong']],
    [
      'a mapping that gives something else',
      { fromResponse: (answer) => ({ ...(answer as Answer), title: 'Z' }) },
      [
        'maps a response to its output',
        'is called with its examples, and gives their outputs',
        'copes with everything that a service may leave out',
      ],
    ],
    [
      'a mapping that counts',
      { toRequest: (input) => ({ path: input as { itemId: string }, query: { at: ++count } }) as never },
      [
        'maps the same to the same, and changes nothing it is given',
        'is called with its examples, and gives their outputs',
        'keeps whatever an id holds within its own part of the path',
        'copes with everything that a service may leave out',
        'takes an answer of another form for no answer',
      ],
    ],
    [
      'a mapping that sorts in place',
      { fromResponse: (answer) => ((answer as Answer).tags.push('x'), answer) as Answer },
      [
        'maps a response to its output',
        'maps the same to the same, and changes nothing it is given',
        'is called with its examples, and gives their outputs',
        'copes with everything that a service may leave out',
      ],
    ],
    [
      'a mapping that relies on what may be left out',
      { fromResponse: (answer) => ({ ...(answer as Answer), town: (answer as { town: string }).town.trim() }) },
      ['copes with everything that a service may leave out'],
    ],
    [
      'a query made of what was given',
      {
        toRequest: (input) =>
          ({ path: { itemId: '7' }, query: { [(input as { itemId: string }).itemId]: 'x' } }) as never,
      },
      ['keeps whatever an id holds within its own part of the path'],
    ],
    [
      'a service schema that takes everything',
      {
        transport: { ...(sound.transport as object), responseSchema: Type.Unknown() } as unknown as Skill['transport'],
        fromResponse: () => ({ title: '', town: '', tags: [] }),
      },
      ['maps a response to its output', 'is called with its examples, and gives their outputs'],
    ],
  ])('%s', async (_, change, expected) => {
    expect(await broken({ ...sound, ...change })).toEqual(expected);
  });

  it('another skill that is taken for it', async () => {
    const twin = { ...sound, name: 'fetch-item' };
    expect(await broken(sound, [twin])).toEqual(['says what models need, and nothing they get wrong']);
  });
});

describe('a skill that is not HTTP', () => {
  it('keeps the rules that are about models', () => {
    expect(Object.keys(rulesFor({ ...sound, transport: { kind: 'agent', agentId: 'a' } }))).toEqual([
      'has examples that fit its schemas',
      'says what models need, and nothing they get wrong',
    ]);
  });
});
