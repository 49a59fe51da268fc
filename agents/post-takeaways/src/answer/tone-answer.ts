import type { Material, Source } from '../material.ts';
import type { Figure } from '../tone/figures.ts';
import { toneOf } from '../tone/tone.ts';
import type { Answer } from './answer.ts';
import { createLedger } from './ledger.ts';
import { articlesOf, figuresIn, introduction, mainSource, readingNotices } from './parts.ts';
import { capital, counted, listed, quoted } from './phrases.ts';
import { figureLines, kindPhrase, toneSections } from './tone-lines.ts';

function figureSummary(figures: readonly Figure[]): string {
  if (figures.length === 0) return 'It states no figures that could be checked.';
  const count = (...origins: Figure['origin'][]) => figures.filter(({ origin }) => origins.includes(origin)).length;
  const parts = [
    [count('named'), 'with a source named'],
    [count('confirmed'), 'found again in another text'],
    [count('differs'), 'that another text puts differently'],
    [count('own'), 'of the author’s own'],
    [count('none'), 'without any source'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, text]) => `${counted(number)} ${text}`);
  const [only] = said;
  if (said.length === 1 && figures.length > 1)
    return `It states ${counted(figures.length, 'figure')}, ${figures.length === 2 ? 'both' : 'all'} ${only?.replace(/^\S+ /u, '')}.`;
  if (figures.length === 1) return `It states one figure, ${said.join('').replace(/^one /u, '')}.`;
  return `It states ${counted(figures.length, 'figure')}: ${listed(said)}.`;
}

function verdict(source: Source): string[] {
  const tone = toneOf(source);
  const phrase = kindPhrase(tone);
  if (!phrase)
    return [
      `I judge this from English wording only, and ${introduction(source).replace(/^The /u, 'the ')} is not in English, so I can’t say whether it is fact or opinion.`,
    ];
  const [stance] = tone.findings.filter(({ label }) => label === 'opinion');
  const share =
    tone.kind === 'opinion'
      ? ` ${capital(counted(tone.stances, 'sentence'))} of ${tone.sentences} ${tone.stances === 1 ? 'takes' : 'take'} a stance in so many words.`
      : '';
  const none = !stance && tone.findings.length === 0 ? ' Its wording takes no stance and sells nothing.' : '';
  return [`${introduction(source)} reads ${phrase}.${share}${none}`];
}

/** Fact, opinion, announcement or promotion: said with the sentences that show it. */
export function toneAnswer(material: Material): Answer {
  const main = mainSource(material);
  if (!main) throw new Error('a tone needs a text');
  const ledger = createLedger();
  const figures = figuresIn(main, material);
  const tone = toneOf(main);
  const lines = figureLines(figures, ledger, true).slice(0, 8);
  const plain = main.sentences.filter(({ text }) => /\p{N}/u.test(text)).slice(0, 1);
  const examples =
    tone.kind && tone.findings.length + lines.length === 0 ? [...plain, ...main.sentences].slice(0, 1) : [];
  return {
    opening: [
      ...verdict(main),
      ...(tone.kind
        ? [figureSummary(figures), 'This is judged from the wording; whether a claim is true can’t be read off it.']
        : []),
      ...examples.map(
        (sentence) => `A sentence in its tone: ${quoted(sentence.text)} [${ledger.cite(main, sentence.quote)}]`,
      ),
    ],
    sections: [
      ...(lines.length > 0 ? [{ key: 'figures', title: 'Figures and where they come from', lines }] : []),
      ...toneSections({ tone, source: main, ledger, limit: 4 }),
    ],
    articles: articlesOf(material),
    notices: readingNotices(material),
    citations: ledger.citations,
  };
}
