import type { Dossier, DossierEntry, RespondContext } from '@trellis/core';

/** When the turns of tests take place. */
export const turnTime = new Date('2026-11-21T12:00:00Z');

/** An entry of a dossier as the registry would add it. */
export const dossierEntry = (skill: string, value: unknown, id = `${skill}-1`): DossierEntry => ({
  id,
  skill,
  skillVersion: '1.0.0',
  input: {},
  retrievedAt: turnTime.toISOString(),
  ok: true,
  value,
});

/** The same for a call that failed. */
export const failedEntry = (skill: string): DossierEntry => ({
  ...dossierEntry(skill, undefined),
  ok: false,
  failure: { code: 'UNAVAILABLE', message: 'down' },
});

/** What an agent is asked with: a member in front of the job `job-1`. It retrieves nothing. */
export const respondContext = (
  dossier: Dossier,
  turn: { readonly question: string; readonly starterId?: string; readonly locale?: string },
): RespondContext => ({
  question: turn.question,
  ...(turn.starterId !== undefined && { starterId: turn.starterId }),
  member: { id: 'member-1', locale: turn.locale ?? 'en', timeZone: 'UTC' },
  view: { job: { type: 'job', id: 'job-1' } },
  history: [],
  now: turnTime,
  signal: new AbortController().signal,
  dossier,
  async *retrieve() {},
});
