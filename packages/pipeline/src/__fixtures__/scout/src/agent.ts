import { call, defineAgent, definePrompt } from '@trellis/core';
import { Type } from 'typebox';
import { getNote } from '../../note-skills.ts';

const answer = definePrompt({
  file: new URL('../data/answer.prompt', import.meta.url),
  variables: Type.Object({ question: Type.String(), note: Type.String() }),
  model: { role: 'large', maxTokens: 200 },
});

/** The second agent of the tests: it answers about what is related. */
export const agent = defineAgent({
  id: 'scout',
  specVersion: 1,
  description: 'Finds related notes.',
  surfaces: ['note'],
  starters: [{ id: 'more', text: 'Show me similar notes' }],
  routing: new URL('../data/routing.yaml', import.meta.url),
  examples: new URL('../data/examples.yaml', import.meta.url),
  policy: new URL('../data/policy.md', import.meta.url),
  skills: { getNote },
  prompts: { answer },
  plan: ({ view }) => (view['note'] ? [call(getNote, { noteId: view['note'].id })] : []),
  async *respond({ question, generate }) {
    yield* generate(answer, { question, note: '' });
  },
  async *respondWithoutModel() {
    yield { type: 'text-delta', messageId: 'a', delta: 'Nothing related was found.' };
  },
});
