import { call, defineAgent, definePrompt } from '@trellis/core';
import { Type } from 'typebox';
import { deleteNote, getNote } from '../../note-skills.ts';

const answer = definePrompt({
  file: new URL('../data/answer.prompt', import.meta.url),
  variables: Type.Object({ question: Type.String(), note: Type.String() }),
  model: { role: 'large', maxTokens: 200 },
});

/** Reads a chain of notes: each names the next one, so that its plan needs several rounds. */
export const agent = defineAgent({
  id: 'reader',
  specVersion: 1,
  description: 'Says what a note says.',
  surfaces: ['note'],
  starters: [
    { id: 'what', text: { en: 'What does this note say?', de: 'Was steht in dieser Notiz?' } },
    { id: 'delete', text: 'Delete this note' },
  ],
  routing: new URL('../data/routing.yaml', import.meta.url),
  examples: new URL('../data/examples.yaml', import.meta.url),
  policy: new URL('../data/policy.md', import.meta.url),
  skills: { getNote, deleteNote },
  prompts: { answer },
  plan({ view, dossier, starterId }) {
    if (!view['note']) return [];
    const first = call(getNote, { noteId: view['note'].id });
    const next = dossier.all(getNote).flatMap((entry) => (entry.ok && entry.value.next ? [entry.value.next] : []));
    const remove = starterId === 'delete' ? [call(deleteNote, { noteId: view['note'].id })] : [];
    return [first, ...next.map((noteId) => call(getNote, { noteId })), ...remove];
  },
  async *respond({ question, dossier, generate }) {
    yield* generate(answer, { question, note: dossier.get(getNote)?.text ?? '' });
  },
  async *respondWithoutModel({ dossier }) {
    const note = dossier.get(getNote);
    yield { type: 'text-start', messageId: 'a' };
    yield { type: 'text-delta', messageId: 'a', delta: note ? `The note says: ${note.text}` : 'I could not read it.' };
    yield { type: 'text-end', messageId: 'a' };
  },
  suggest: () => [{ text: 'What does this note say?' }, { text: 'Who wrote it?' }],
});
