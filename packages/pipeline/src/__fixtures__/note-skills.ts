import { defineSkill } from '@trellis/core';
import { Type } from 'typebox';

const Note = Type.Object({ id: Type.String(), text: Type.String(), next: Type.Optional(Type.String()) });
const input = Type.Object({ noteId: Type.String({ description: 'The id shown with the note' }) });

export const getNote = defineSkill({
  name: 'get-note',
  description: 'One note.',
  useWhen: 'A note is known.',
  effect: 'read',
  input,
  output: Note,
  rpc: { service: 'notes', method: 'GET', path: '/notes/{noteId}', response: Note },
  toRequest: ({ noteId }) => ({ path: { noteId } }),
  fromResponse: (note) => note,
});

export const deleteNote = defineSkill({
  name: 'delete-note',
  description: 'Deletes one note for good.',
  useWhen: 'The member asks for it.',
  effect: 'write',
  input,
  output: Type.Object({ deleted: Type.Boolean() }),
  rpc: {
    service: 'notes',
    method: 'DELETE',
    path: '/notes/{noteId}',
    response: Type.Object({ deleted: Type.Boolean() }),
  },
  toRequest: ({ noteId }) => ({ path: { noteId } }),
  fromResponse: (result) => result,
});
