import type { Dossier, RespondContext } from '@trellis/core';
import type { JobPosting, PersonProfile } from '@trellis/network-skills';
import { createDossier } from '@trellis/core';
import { dossierEntry, respondContext } from '@trellis/network-skills/testing';
import { company, relations } from './network.ts';

/** Everything a turn about this job and this person finds. */
export const dossierOf = (job: JobPosting, profile: PersonProfile): Dossier =>
  createDossier([
    dossierEntry('get-job', job),
    dossierEntry('get-profile', profile),
    dossierEntry('get-skills', { items: relations }),
    ...(job.companyId ? [dossierEntry('get-company', company)] : []),
  ]);

export const contextOf = (
  dossier: Dossier,
  turn: { question?: string; starterId?: string; locale?: string } = {},
): RespondContext => respondContext(dossier, { question: 'What questions should I expect?', ...turn });
