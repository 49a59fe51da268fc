import type { Starter, StarterContext } from '@trellis/core';
import { skillInSentence } from '@trellis/network-skills';

/** Questions made from the topic of what is in view; none where it has no topic. */
export function startersFor({ entity }: StarterContext): readonly Starter[] {
  const [first] = entity.topics;
  if (first === undefined || first.trim() === '') return [];
  const topic = skillInSentence({ id: '', name: first }, []);
  return [
    {
      id: 'examples',
      text: {
        en: `What are some examples of ${topic} paying off in companies?`,
        de: `Welche Beispiele gibt es dafür, dass sich ${first} für Unternehmen auszahlt?`,
      },
    },
    {
      id: 'explain',
      text: { en: `What does ${topic} involve, in plain words?`, de: `Was gehört zu ${first}, einfach gesagt?` },
    },
    { id: 'latest', text: { en: `What is new in ${topic}?`, de: `Was gibt es Neues zu ${first}?` } },
  ];
}
