import { defineAgent } from '@trellis/core';
import { findCourses, findJobs, getArticle, getJob, getPost, getProfile, getSkills } from '@trellis/network-skills';
import { nextQuestions } from './next-questions.ts';
import { pathPrompt } from './path-prompt.ts';
import { planPath } from './plan-path.ts';
import { respond, respondWithoutModel } from './respond.ts';

/** Shows a member the way from their profile into a field that a post, an article, a job or their own words name. */
export const agent = defineAgent({
  id: 'career-paths',
  specVersion: 1,
  description: {
    en: "Shows the way from the member's own profile into another field or area: what carries over, which roles are near, what is missing, which steps and courses lead there.",
    de: 'Zeigt den Weg vom eigenen Profil in ein anderes Gebiet: was sich übertragen lässt, welche Rollen nahe liegen, was fehlt, welche Schritte und Kurse dorthin führen.',
  },
  surfaces: ['post', 'article'],
  starters: [
    {
      id: 'pivot',
      text: {
        en: 'How do I pivot my career towards this area?',
        de: 'Wie wechsle ich beruflich in dieses Gebiet?',
      },
    },
  ],
  routing: new URL('../data/routing.yaml', import.meta.url),
  examples: new URL('../data/examples.yaml', import.meta.url),
  policy: new URL('../data/policy.md', import.meta.url),
  skills: { getProfile, getPost, getArticle, getJob, getSkills, findJobs, findCourses },
  prompts: { path: pathPrompt },
  plan: planPath,
  respond,
  respondWithoutModel,
  suggest: nextQuestions,
});
