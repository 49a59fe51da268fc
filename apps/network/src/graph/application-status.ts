import { Type } from 'typebox';
import type { Static } from 'typebox';

/** How far a member says they are with a job. */
export const ApplicationStatus = Type.Union([
  Type.Literal('planned'),
  Type.Literal('applied'),
  Type.Literal('interviewing'),
  Type.Literal('offered'),
  Type.Literal('accepted'),
  Type.Literal('rejected'),
  Type.Literal('withdrawn'),
]);
export type ApplicationStatus = Static<typeof ApplicationStatus>;

/** The longest note of a member to themselves, in characters. */
export const maxNoteLength = 2000;
