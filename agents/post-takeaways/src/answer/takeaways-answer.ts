import type { Material, Source } from '../material.ts';
import { peopleOf } from '../people.ts';
import { relevanceOf } from '../relevance.ts';
import { extractTakeaways } from '../takeaways.ts';
import type { Takeaway } from '../takeaways.ts';
import type { Figure } from '../tone/figures.ts';
import { toneOf } from '../tone/tone.ts';
import type { Answer, AnswerSection } from './answer.ts';
import { createLedger } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { articlesOf, figuresIn, introduction, mainSource, readingNotices, takeawayLine } from './parts.ts';
import { peopleLines } from './people-lines.ts';
import { capital, counted, naming, quoted } from './phrases.ts';
import { relevanceVerdict, tieLine } from './relevance-lines.ts';
import { figureLines, kindPhrase } from './tone-lines.ts';

const isShort = (source: Source): boolean => source.sentences.length <= 2;

function opening(main: Source, takeaways: readonly Takeaway[], ledger: Ledger): string[] {
  const tone = toneOf(main);
  const phrase = kindPhrase(tone);
  const best = (ofMain: boolean) =>
    takeaways.filter(({ source }) => (source === main) === ofMain).toSorted((a, b) => a.rank - b.rank)[0];
  const cite = (takeaway: Takeaway) => `${quoted(takeaway.text)} [${ledger.cite(takeaway.source, takeaway.quote)}]`;
  const reads = phrase ? `reads ${phrase}` : undefined;
  if (isShort(main)) {
    const whole = main.sentences
      .map((sentence) => `${quoted(sentence.text)} [${ledger.cite(main, sentence.quote)}]`)
      .join(' ');
    const said = tone.findings.length > 0 && phrase ? [`It reads ${phrase}.`] : [];
    return [`${introduction(main)} is only ${counted(main.sentences.length, 'sentence')} long: ${whole}`, ...said];
  }
  const center = best(true);
  const [sale] = tone.kind === 'promotion' ? tone.findings.filter(({ label }) => label === 'promotion') : [];
  const added = best(false);
  return [
    center
      ? `${introduction(main)}${reads ? ` ${reads}. Its` : ': its'} central point: ${cite(center)}`
      : `${introduction(main)}${reads ? ` ${reads}` : ' holds no sentence that stands by itself'}.`,
    ...(sale && sale.sentence.quote !== center?.quote
      ? [`What it promotes: ${quoted(sale.sentence.text)} [${ledger.cite(main, sale.sentence.quote)}]`]
      : []),
    ...(added ? [`${capital(naming(added.source))} adds: ${cite(added)}`] : []),
  ];
}

function sectionsOf(options: {
  material: Material;
  main: Source;
  figures: readonly Figure[];
  ledger: Ledger;
}): AnswerSection[] {
  const { material, main, figures, ledger } = options;
  const ofMain = figures.filter(({ source }) => source === main);
  const checks = figureLines(ofMain, ledger, false).slice(0, 4);
  const promotion = toneOf(main)
    .findings.filter(({ label }) => label === 'promotion')
    .slice(0, 2);
  const caution = [
    ...checks,
    ...promotion.map(
      ({ sentence }) => `Reads as promotion: ${quoted(sentence.text, 200)} [${ledger.cite(main, sentence.quote)}]`,
    ),
  ];
  const people = peopleLines(
    peopleOf(material)
      .filter(({ part }) => part === 'mentioned')
      .slice(0, 6),
    ledger,
  );
  const relevance = relevanceOf(material);
  const ties = relevance.ties.slice(0, 3).map((tie) => tieLine(tie, ledger));
  const why = ties.length > 0 ? ties : relevanceVerdict(relevance, main.kind === 'post' ? 'this post' : 'this article');
  return [
    ...(caution.length > 0 ? [{ key: 'caution', title: 'Read with care', lines: caution }] : []),
    { key: 'relevance', title: 'Why it may matter to you', lines: why },
    ...(people.length > 0 ? [{ key: 'people', title: 'Who is mentioned', lines: people }] : []),
  ];
}

/** What the post and its articles say. */
export function takeawaysAnswer(material: Material): Answer {
  const main = mainSource(material);
  if (!main) throw new Error('takeaways need a text');
  const ledger = createLedger();
  const takeaways = extractTakeaways(material.sources);
  const figures = material.sources.flatMap((source) => figuresIn(source, material));
  const items = takeaways
    .filter(({ source }) => !(source === main && isShort(main)))
    .map((takeaway) => takeawayLine(takeaway, figures, ledger));
  return {
    opening: opening(main, takeaways, ledger),
    ...(items.length > 0 ? { takeaways: { title: 'Key takeaways', items } } : {}),
    sections: sectionsOf({ material, main, figures, ledger }),
    articles: articlesOf(material),
    notices: readingNotices(material),
    citations: ledger.citations,
  };
}
