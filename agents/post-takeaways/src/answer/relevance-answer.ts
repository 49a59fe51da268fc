import type { Material } from '../material.ts';
import { relevanceOf } from '../relevance.ts';
import type { Relevance } from '../relevance.ts';
import { extractTakeaways } from '../takeaways.ts';
import { topicWords } from '../text/words.ts';
import type { Answer } from './answer.ts';
import { createLedger } from './ledger.ts';
import { articlesOf, figuresIn, mainSource, readingNotices, takeawayLine } from './parts.ts';
import { quoted } from './phrases.ts';
import { relevanceVerdict, tieLine } from './relevance-lines.ts';

/** The words that passages for this member are about: both ends of every tie, and the synonyms of the topic. */
function wordsOf({ ties }: Relevance, { relations }: Material): string[] {
  const names = ties.flatMap(({ topic, own, strength }) => [
    topic.name,
    ...(strength === 'words' || strength === 'general'
      ? []
      : [own.name, ...(relations.find(({ id }) => id === topic.id)?.synonyms ?? [])]),
  ]);
  return [...new Set(names.flatMap(topicWords))];
}

/** Why it matters to this member, or that it does not. */
export function relevanceAnswer(material: Material): Answer {
  const main = mainSource(material);
  if (!main) throw new Error('relevance needs a text');
  const ledger = createLedger();
  const relevance = relevanceOf(material);
  const what = main.kind === 'post' ? 'this post' : 'this article';
  const about = wordsOf(relevance, material);
  const fitting = about.length > 0 ? extractTakeaways(material.sources, { about, count: 3, loosely: true }) : [];
  const takeaways = fitting.length > 0 ? fitting : extractTakeaways(material.sources, { count: 3 });
  const [best] = takeaways.toSorted((a, b) => a.rank - b.rank);
  const figures = material.sources.flatMap((source) => figuresIn(source, material));
  const lead = fitting.length > 0 ? 'The passage to read with that in mind' : 'What it says in one sentence';
  const opening = [
    ...relevanceVerdict(relevance, what),
    ...(best ? [`${lead}: ${quoted(best.text)} [${ledger.cite(best.source, best.quote)}]`] : []),
  ];
  const ties = relevance.ties.map((tie) => tieLine(tie, ledger));
  const items = takeaways.map((takeaway) => takeawayLine(takeaway, figures, ledger));
  return {
    opening,
    ...(items.length > 1
      ? { takeaways: { title: fitting.length > 0 ? 'For your field' : 'What it says', items } }
      : {}),
    sections: ties.length > 0 ? [{ key: 'relevance', title: 'Where it meets your profile', lines: ties }] : [],
    articles: articlesOf(material),
    notices: readingNotices(material),
    citations: ledger.citations,
  };
}
