import { defineAgent } from '@trellis/core';
import { getCompany, getJob, getProfile, getSkills } from '@trellis/network-skills';
import { nextQuestions } from './next-questions.ts';
import { planInterview } from './plan-interview.ts';
import { preparation } from './preparation-prompt.ts';
import { respond, respondWithoutModel } from './respond.ts';
import { starters } from './starters.ts';

/** Prepares a member for the interview for one job: what they may be asked, what of their own to tell, what to ask. */
export const agent = defineAgent({
  id: 'interview-tips',
  specVersion: 1,
  description: {
    en: 'Prepares a member for the interview for one job: likely questions and why they are asked, what to tell from their own experience, how to prepare, what to ask the interviewer.',
    de: 'Bereitet ein Mitglied auf das Vorstellungsgespräch für eine Stelle vor: wahrscheinliche Fragen und ihr Zweck, was sich aus der eigenen Erfahrung erzählen lässt, wie man sich vorbereitet, was man selbst fragt.',
  },
  surfaces: ['job'],
  starters,
  routing: new URL('../data/routing.yaml', import.meta.url),
  examples: new URL('../data/examples.yaml', import.meta.url),
  policy: new URL('../data/policy.md', import.meta.url),
  skills: { getJob, getProfile, getCompany, getSkills },
  prompts: { preparation },
  plan: planInterview,
  respond,
  respondWithoutModel,
  suggest: nextQuestions,
});
