import type { EntityRef, TurnInput, View } from '@trellis/core';
import type { Field } from './request-reader.ts';
import { idOf, objectOf, oneOf, optional, refuse, textOf } from './request-reader.ts';

/** What a client sends to ask something. */
export interface TurnBody {
  readonly conversationId?: string;
  readonly input: TurnInput;
  readonly view: View;
  readonly locale?: string;
  readonly timeZone?: string;
}

/** The longest question that is taken. */
export const maxQuestionLength = 4_000;
const maxEntitiesInView = 8;

/** Reads the body of `POST /v1/turns`. Throws `INVALID_REQUEST` and names the field. */
export function readTurnBody(value: unknown): TurnBody {
  const body = objectOf({ path: '', value });
  const conversationId = optional(body('conversationId'), idOf);
  const locale = optional(body('locale'), (field) => textOf(field, 35));
  const timeZone = optional(body('timeZone'), (field) => textOf(field, 64));
  return {
    input: readInput(body('input')),
    view: optional(body('view'), readView) ?? {},
    ...(conversationId !== undefined && { conversationId }),
    ...(locale !== undefined && { locale }),
    ...(timeZone !== undefined && { timeZone }),
  };
}

function readInput(field: Field): TurnInput {
  const input = objectOf(field);
  switch (oneOf(input('kind'), ['question', 'starter', 'confirm'])) {
    case 'question':
      return { kind: 'question', text: textOf(input('text'), maxQuestionLength) };
    case 'starter':
      return { kind: 'starter', agentId: idOf(input('agentId')), starterId: idOf(input('starterId')) };
    case 'confirm': {
      const edited = input('input').value;
      return {
        kind: 'confirm',
        confirmationId: idOf(input('confirmationId')),
        decision: oneOf(input('decision'), ['accept', 'reject', 'edit']),
        ...(edited !== undefined && { input: edited }),
      };
    }
  }
}

function readView(field: Field): View {
  const entity = objectOf(field);
  const types = Object.keys(field.value as object);
  if (types.length > maxEntitiesInView) refuse(field, `at most ${maxEntitiesInView} entities`);
  return Object.fromEntries(types.map((type) => [type, readEntity(entity(type), type)]));
}

function readEntity(field: Field, type: string): EntityRef {
  const entity = objectOf(field);
  const stated = idOf(entity('type'));
  if (stated !== type) refuse(entity('type'), `'${type}', the key it stands under`);
  return { type, id: idOf(entity('id')) };
}
