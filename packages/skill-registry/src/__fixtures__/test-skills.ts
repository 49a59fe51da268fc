import { defineSkill } from '@trellis/core';
import { Type } from 'typebox';

const Item = Type.Object({ id: Type.String(), url: Type.Optional(Type.String()) });
const rpc = { service: 'network', method: 'GET', response: Item } as const;
const itemId = Type.String({ description: 'The id shown with the item' });

export const getItem = defineSkill({
  name: 'get-item',
  description: 'One item.',
  useWhen: 'A single, known item is meant.',
  effect: 'read',
  input: Type.Object({ itemId }),
  output: Item,
  rpc: { ...rpc, path: '/items/{itemId}' },
  toRequest: (input) => ({ path: { itemId: input.itemId } }),
  fromResponse: (item) => item,
});

export const findItems = defineSkill({
  name: 'find-items',
  description: 'Items that match:\n  several of them.',
  useWhen: 'Several items are wanted.',
  effect: 'read',
  input: Type.Object({
    words: Type.Array(Type.String(), { minItems: 1, description: 'Words to look for' }),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, description: 'At most so many' })),
    sort: Type.Optional(Type.Union([Type.Literal('new'), Type.Literal('best')], { description: 'Order' })),
    exact: Type.Optional(Type.Boolean({ description: 'Whole words only' })),
  }),
  output: Type.Object({ ids: Type.Array(Type.String()) }),
  rpc: { service: 'network', method: 'GET', path: '/items', response: Type.Object({ items: Type.Array(Item) }) },
  toRequest: ({ words, limit }) => ({ query: { word: words, ...(limit === undefined ? {} : { limit }) } }),
  fromResponse: ({ items }) => ({ ids: items.map((item) => item.id) }),
});

export const sendNote = defineSkill({
  name: 'send-note',
  description: 'Sends a note to a person.',
  useWhen: 'The member asks to write to somebody.',
  effect: 'write',
  input: Type.Object({ text: Type.String({ description: 'What to write' }) }),
  output: Type.Object({ id: Type.String() }),
  rpc: { service: 'network', method: 'POST', path: '/notes', response: Item },
  toRequest: ({ text }) => ({ body: { text } }),
  fromResponse: ({ id }) => ({ id }),
});
