import type { Agent, AgentEvent, UiBlock } from '@trellis/core';
import { describe, expect, it } from 'vitest';
import { agent as reader } from '../__fixtures__/reader/src/agent.ts';
import { deleteNote, getNote } from '../__fixtures__/note-skills.ts';
import { noteResults } from '../__fixtures__/turns.ts';
import { agentRules, checkDeclaration } from './agent-rules.ts';

const given = {
  name: 'a note that names another',
  view: { note: { type: 'note', id: 'n1' } },
  question: 'What does this very note say?',
  results: noteResults,
};
const say = (delta: string): AgentEvent => ({ type: 'text-delta', messageId: 'a', delta });
const cite = (rest: object): AgentEvent => ({ type: 'citation', messageId: 'a', marker: '1', entryId: 'e1', ...rest });
const block = (rest: Partial<UiBlock>): AgentEvent => {
  const components = [{ id: 'card', component: 'Markdown', text: 'A card.' }];
  return { type: 'ui-block', block: { key: 'card', text: 'A card.', components, ...rest } };
};
const answering = (...events: AgentEvent[]): Partial<Agent> => ({
  async *respondWithoutModel() {
    yield* events;
  },
});
const counter = { count: 0 };

/** One way of breaking each rule, or several: the rule must see every one. */
const mutants: readonly [rule: string, breach: string, Partial<Agent>][] = [
  ['answers without a model', 'says nothing', answering()],
  ['answers without a model', 'only draws', answering(block({}))],
  ['answers without a model', 'cannot suggest', { suggest: () => 'text' as never, ...answering(say('x')) }],
  [
    'gives the same answer for the same',
    'counts',
    {
      respondWithoutModel: (context) => reader.respondWithoutModel({ ...context, dossier: context.dossier }),
      suggest: () => [{ text: `Again, ${++counter.count}?` }],
    },
  ],
  [
    'cites only what it has, word for word, where it can be seen',
    'cites nothing it has',
    answering(say('So [1].'), cite({ entryId: 'e9' })),
  ],
  [
    'cites only what it has, word for word, where it can be seen',
    'misquotes',
    answering(say('So [1].'), cite({ quote: 'Water the plant!' })),
  ],
  [
    'cites only what it has, word for word, where it can be seen',
    'quotes another source',
    answering(say('So [1].'), cite({ quote: 'Feed the cat.' })),
  ],
  [
    'cites only what it has, word for word, where it can be seen',
    'quotes nothing',
    answering(say('So [1].'), cite({ quote: ' ' })),
  ],
  ['cites only what it has, word for word, where it can be seen', 'hides its marker', answering(say('So.'), cite({}))],
  [
    'cites only what it has, word for word, where it can be seen',
    'cites for no text',
    answering(say('So [1].'), cite({ messageId: 'b' })),
  ],
  [
    'draws only what clients know',
    'draws an unknown component',
    answering(say('x'), block({ components: [{ id: 'card', component: 'Hologram' }] })),
  ],
  ['draws only what clients know', 'draws without a text', answering(say('x'), block({ text: ' ' }))],
  ['draws only what clients know', 'names its root otherwise', answering(say('x'), block({ key: 'other' }))],
  [
    'draws only what clients know',
    'uses an id of another block',
    answering(
      say('x'),
      block({
        components: [
          { id: 'card', component: 'Section', title: 'T', children: ['card-a'] },
          { id: 'card-a', component: 'Markdown', text: 'a' },
        ],
      }),
      block({ key: 'card-a', components: [{ id: 'card-a', component: 'Markdown', text: 'b' }] }),
    ),
  ],
  [
    'draws only what clients know',
    'draws an unknown component beside a model',
    {
      async *respond(context) {
        yield* reader.respond(context);
        yield block({ components: [{ id: 'card', component: 'Hologram' }] });
      },
    },
  ],
  [
    'plans without side effects, and comes to an end',
    'changes what it is given',
    { plan: (context) => (Object.assign(context.view, { seen: { type: 'note', id: 'n1' } }), reader.plan(context)) },
  ],
  [
    'plans without side effects, and comes to an end',
    'changes the dossier',
    {
      plan(context) {
        const note = context.dossier.get(getNote);
        if (note) note.text = 'changed';
        return reader.plan(context);
      },
    },
  ],
  [
    'plans without side effects, and comes to an end',
    'never has enough',
    {
      plan: ({ dossier }) =>
        [...dossier.entries, undefined].map((_, index) => ({ skill: getNote, input: { noteId: `n${index}` } })),
    },
  ],
  [
    'plans without side effects, and comes to an end',
    'plans by chance',
    { plan: () => [{ skill: getNote, input: { noteId: `n${++counter.count}` } }] },
  ],
  ['plans without side effects, and comes to an end', 'plans nothing', { plan: () => [] }],
  ['plans without side effects, and comes to an end', 'plans what it does not declare', { skills: { deleteNote } }],
  [
    'answers with a model, and hands it strangers’ words with care',
    'asks no model',
    {
      async *respond() {
        yield say('A text by the model.');
      },
    },
  ],
  [
    'answers with a model, and hands it strangers’ words with care',
    'leaves the question out',
    {
      async *respond({ generate }) {
        const [prompt] = Object.values(reader.prompts);
        if (prompt) yield* generate(prompt, { question: 'Another one', note: '' } as never);
      },
    },
  ],
  [
    'answers with a model, and hands it strangers’ words with care',
    'breaks after the model',
    {
      async *respond(context) {
        yield* reader.respond(context);
        throw new Error('a bug');
      },
    },
  ],
  [
    'goes on without a model that is cut off',
    'swallows the failure',
    {
      async *respond(context) {
        try {
          yield* reader.respond(context);
        } catch {
          yield say('Sorry.');
        }
      },
    },
  ],
  ['goes on without a model that is cut off', 'has no other answer', answering()],
  [
    'answers when every skill fails',
    'trusts its skills',
    {
      async *respondWithoutModel({ dossier }) {
        yield say((dossier.get(getNote) as { text: string }).text);
      },
    },
  ],
  ['answers when every skill fails', 'cites what failed', answering(say('So [1].'), cite({ quote: 'Water' }))],
];

describe('the rules for agents', () => {
  it.each(Object.keys(agentRules))('the reader keeps: %s', async (rule) => {
    await agentRules[rule]?.(reader, given);
  });

  it.each(mutants)('%s: sees an agent that %s', async (rule, _, breach) => {
    await expect(agentRules[rule]?.({ ...reader, ...breach }, given)).rejects.toThrow();
  });

  it('has a breach of every rule', () => {
    expect(new Set(mutants.map(([rule]) => rule))).toEqual(new Set(Object.keys(agentRules)));
  });

  it.each<[string, Partial<Agent>]>([
    ['no description', { description: '' }],
    ['no place', { surfaces: [] }],
    ['two skills of one name', { skills: { a: getNote, b: { ...getNote } } }],
    ['a starter without text', { starters: [{ id: 'a', text: '' }] }],
    ['starters that cannot be made', { starters: () => undefined as never }],
    [
      'two made starters of one id',
      {
        starters: () => [
          { id: 'a', text: 'One' },
          { id: 'a', text: 'Two' },
        ],
      },
    ],
  ])('sees an agent with %s', (_, breach) => {
    expect(() => checkDeclaration({ ...reader, ...breach })).toThrow();
  });
});
