import { questionWords } from '../focus.ts';
import type { Material } from '../material.ts';
import { extractTakeaways } from '../takeaways.ts';
import { allWords, isStopWord, topicWords } from '../text/words.ts';
import type { Answer } from './answer.ts';
import { createLedger } from './ledger.ts';
import { articlesOf, figuresIn, mainSource, readingNotices, takeawayLine } from './parts.ts';
import { briefly, capital, listed, quoted } from './phrases.ts';

/** The asked words as the member wrote them, for saying that nothing was found on them. */
function asWritten(question: string, about: readonly string[]): string {
  const words = allWords(question).filter(
    (word) => !isStopWord(word) && topicWords(word).some((stem) => about.includes(stem)),
  );
  return listed(
    [...new Set(words)].slice(0, 4).map((word) => `“${word}”`),
    'or',
  );
}

/** What the texts say on the words of a free question: biased LexRank, and an honest "nothing" when no word is found. */
export function questionAnswer(material: Material, question: string): Answer {
  const main = mainSource(material);
  if (!main) throw new Error('a question needs a text');
  const ledger = createLedger();
  const about = questionWords(question);
  const found = extractTakeaways(material.sources, { about, count: 4 });
  const takeaways = found.length > 0 ? found : extractTakeaways(material.sources, { count: 3 });
  const [best] = takeaways.toSorted((a, b) => a.rank - b.rank);
  const cite = best ? `${quoted(best.text)} [${ledger.cite(best.source, best.quote)}]` : '';
  const texts = listed(material.sources.map(briefly), 'or');
  const opening =
    found.length > 0 && best
      ? [
          `The closest ${briefly(best.source)} comes to your question: ${cite}`,
          'I can only repeat what the texts say; without a language model I don’t draw conclusions from it.',
        ]
      : [
          `I found nothing on ${asWritten(question, about) || 'that'} in ${texts}.`,
          ...(best ? [`What ${briefly(best.source)} does say: ${cite}`] : []),
        ];
  const figures = material.sources.flatMap((source) => figuresIn(source, material));
  const items = takeaways.map((takeaway) => takeawayLine(takeaway, figures, ledger));
  return {
    opening: opening.map(capital),
    ...(items.length > 1
      ? { takeaways: { title: found.length > 0 ? 'Passages on your question' : 'What it does say', items } }
      : {}),
    sections: [],
    articles: articlesOf(material),
    notices: readingNotices(material),
    citations: ledger.citations,
  };
}
