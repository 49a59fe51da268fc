import type { Suggestion } from '@trellis/core';
import type { Focus } from './focus.ts';
import { hasSentences } from './material.ts';
import type { Material } from './material.ts';
import { peopleOf } from './people.ts';

const agentId = 'post-takeaways';
const MAX = 3;

/** Good next questions for what was read: nothing about articles or people where there are none, and not the one just asked. */
export function nextQuestions(material: Material, asked: Focus): Suggestion[] {
  if (!hasSentences(material)) return [];
  const { sources } = material;
  const noun = sources[0]?.kind === 'article' ? 'article' : 'post';
  const linked = sources.some((source, i) => i > 0 && source.kind === 'article');
  const mentioned = peopleOf(material).some(({ part }) => part === 'mentioned');
  const offers: [Focus, Suggestion][] = [
    ...(linked
      ? ([['articles', { agentId, text: 'What do the linked articles add?', starterId: 'linked-articles' }]] as [
          Focus,
          Suggestion,
        ][])
      : []),
    ['relevance', { agentId, text: 'Why does this matter to me?', starterId: 'why-it-matters' }],
    ['tone', { agentId, text: 'Is this fact or opinion?', starterId: 'fact-or-opinion' }],
    ['takeaways', { agentId, text: `What are the key takeaways of this ${noun}?`, starterId: 'key-takeaways' }],
    ...(mentioned
      ? ([['people', { agentId, text: `Who is mentioned in this ${noun}?` }]] as [Focus, Suggestion][])
      : []),
  ];
  return offers.flatMap(([focus, offer]) => (focus === asked ? [] : [offer])).slice(0, MAX);
}
