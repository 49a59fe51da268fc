import type { EdgeKind } from './edges.ts';

/** The longest note of a member to themselves, in characters. */
export const maxNoteLength = 2000;

/** How many of each a member may have. Connections count requests that wait, too. */
export const maxEdges: Readonly<Record<EdgeKind, number>> = {
  connection: 30_000,
  person: 30_000,
  company: 10_000,
  job: 10_000,
  application: 10_000,
  block: 10_000,
};
