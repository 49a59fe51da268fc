import type { Relevance, Tie } from '../relevance.ts';
import type { Ledger } from './ledger.ts';
import { listed, quoted } from './phrases.ts';

const behind = ({ shownIn }: Tie): string => (shownIn ? ` (${shownIn})` : '');

/** One tie as a sentence, with the passage that names the topic. */
export function tieLine(tie: Tie, ledger: Ledger): string {
  const { where } = tie;
  const passage = where
    ? `: ${quoted(where.sentence.text, 200)} [${ledger.cite(where.source, where.sentence.quote)}]`
    : '.';
  switch (tie.strength) {
    case 'same':
      return `${tie.topic.name} is in your profile${behind(tie)}${where ? ', and here' : ' and a topic here'}${passage}`;
    case 'near':
      return `${tie.topic.name}, a topic here, is close to your ${tie.own.name}${behind(tie)}${passage}`;
    case 'bridge':
      return `The nearest bridge: from your ${tie.own.name}${behind(tie)} by way of ${tie.via?.name ?? 'a related skill'} to ${tie.topic.name}${passage}`;
    case 'general':
      return `${tie.topic.name}, useful in every field of work, is in your profile${behind(tie)}${where ? ', and here' : ' and a topic here'}${passage}`;
    case 'words':
      return `It touches your work as ${tie.own.name}${passage}`;
  }
}

/** The answer to "why does it matter to me?" in a sentence or two; "it does not" and "I can't tell" are answers. */
export function relevanceVerdict({ ties, topics, profile, field }: Relevance, what: string): string[] {
  const names = listed(topics.slice(0, 4).map((topic) => topic.name));
  const topic = topics.length === 1 ? `Its topic is ${names}.` : `Its topics are ${names}.`;
  if (profile === 'missing')
    return [
      `I could not read your profile, so I can’t say what ${what} means for your work.${names ? ` ${topic}` : ''}`,
    ];
  if (profile === 'empty')
    return [
      `Your profile names no skills or positions yet, so I can’t tie ${what} to your work.${names ? ` ${topic}` : ''}`,
    ];
  const same = ties.filter((tie) => tie.strength === 'same').map((tie) => tie.topic.name);
  const near = ties.filter((tie) => tie.strength === 'near');
  if (same.length > 0)
    return [`It is close to your own work: ${listed(same)} ${same.length === 1 ? 'is' : 'are'} in your profile too.`];
  if (near.length > 0)
    return [
      `It is next door to your work: ${listed(near.map((tie) => `${tie.topic.name} (next to your ${tie.own.name})`))}.`,
    ];
  const [tie] = ties;
  if (tie?.strength === 'words') return [`It speaks of your line of work, ${tie.own.name}.`];
  const none = `I see no tie to your work: nothing that ${what} is about is in your profile or close to it.${names ? ` ${topic}` : ' The network lists no topics for it.'}`;
  if (tie)
    return [
      none,
      `The nearest bridge leads from your ${tie.own.name} by way of ${tie.via?.name ?? 'a related skill'} to ${tie.topic.name}.`,
    ];
  return field ? [none, `It does belong to a field you work in: ${field}.`] : [none];
}
