import type { RespondContext, Suggestion } from '@trellis/core';
import { areaOf } from './area.ts';

/** On to what people in the field do, and to the weightiest step. */
export function nextQuestions(context: RespondContext): Suggestion[] {
  const area = areaOf(context);
  if (!area) return [];
  return [
    { text: 'Which of these steps should I take first, and why?', agentId: 'career-paths' },
    { text: `What does ${area.name} involve, in plain words?`, agentId: 'knowledge' },
  ];
}
