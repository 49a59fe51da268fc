import { defineAgent } from '@trellis/core';
import { findCourses, getJob, getProfile, getSkills } from '@trellis/network-skills';
import { assessment } from './assessment-prompt.ts';
import { nextQuestions } from './next-questions.ts';
import { planFit } from './plan-fit.ts';
import { respond, respondWithoutModel } from './respond.ts';
import { starters } from './starters.ts';

/** Compares a member's profile with one job, requirement by requirement, and says what would close the gaps. */
export const agent = defineAgent({
  id: 'job-fit',
  specVersion: 1,
  description: {
    en: "Judges how well a member's profile fits one job: requirement by requirement with evidence, what is missing, what transfers, how to position oneself, which courses close the gaps.",
    de: 'Beurteilt, wie gut das Profil eines Mitglieds zu einer Stelle passt: Anforderung für Anforderung mit Belegen, was fehlt, was sich übertragen lässt, wie man sich positioniert, welche Kurse Lücken schließen.',
  },
  surfaces: ['job'],
  starters,
  routing: new URL('../data/routing.yaml', import.meta.url),
  examples: new URL('../data/examples.yaml', import.meta.url),
  policy: new URL('../data/policy.md', import.meta.url),
  skills: { getJob, getProfile, getSkills, findCourses },
  prompts: { assessment },
  plan: planFit,
  respond,
  respondWithoutModel,
  suggest: nextQuestions,
});
