import type { RespondContext, Suggestion } from '@trellis/core';
import { localize } from '@trellis/core';
import { shorten } from '@trellis/ui-schema';
import { focusOf } from './focus.ts';
import { prepareInterview } from './interview.ts';
import { readMaterial } from './material.ts';
import { starters } from './starters.ts';

const agentId = 'interview-tips';
const ownFocus = { 'likely-questions': 'questions', 'prepare-interview': 'prepare', 'ask-them': 'ask' } as const;

/** Two to three questions that go on from here. */
export function nextQuestions(context: RespondContext): Suggestion[] {
  const material = readMaterial(context);
  if (!material.job) return [];
  const { question, starterId, member } = context;
  const asked = focusOf(question, starterId);
  const offered = starters
    .filter(({ id }) => ownFocus[id] !== asked)
    .slice(0, 2)
    .map(({ id, text }) => ({ text: localize(text, member.locale), agentId, starterId: id }));
  const gap = prepareInterview(material).find(
    ({ kind, isLicence, isLanguage }) => kind === 'new-skill' && !isLicence && !isLanguage,
  );
  if (!gap) return offered;
  const topic = shorten(gap.topic, 60);
  const text = /^de\b/i.test(member.locale)
    ? `Wie spreche ich darüber, dass mir ${topic} neu ist?`
    : `How do I talk about being new to ${topic}?`;
  return [...offered, { text, agentId }];
}
