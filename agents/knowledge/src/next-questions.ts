import type { RespondContext, Suggestion } from '@trellis/core';
import { localize } from '@trellis/core';
import { topicsInView } from './subject.ts';

const pivot = { en: 'How do I pivot my career towards this area?', de: 'Wie wechsle ich beruflich in dieses Gebiet?' };

/** On to the member's own way into the topic, and deeper into it. */
export function nextQuestions(context: RespondContext): Suggestion[] {
  const [topic] = topicsInView(context);
  return [
    { text: localize(pivot, context.member.locale), agentId: 'career-paths', starterId: 'pivot' },
    ...(topic === undefined ? [] : [{ text: `What are common objections to ${topic}?`, agentId: 'knowledge' }]),
  ];
}
