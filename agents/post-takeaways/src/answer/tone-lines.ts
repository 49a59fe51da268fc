import type { Source } from '../material.ts';
import type { Figure } from '../tone/figures.ts';
import type { Finding, Kind, Tone } from '../tone/tone.ts';
import type { CueLabel } from '../tone/cues.ts';
import type { AnswerSection } from './answer.ts';
import type { Ledger } from './ledger.ts';
import { briefly, capital, counted, listed, quoted } from './phrases.ts';

const kinds: Readonly<Record<Kind, string>> = {
  opinion: 'as opinion',
  announcement: 'as an announcement',
  hiring: 'as a call for applicants',
  promotion: 'mainly as promotion',
  advice: 'as advice',
  account: 'as an account of the author’s own experience',
  report: 'as a report in a factual tone',
};

const asides: readonly (readonly [CueLabel, Kind, string])[] = [
  ['promotion', 'promotion', 'a piece of promotion'],
  ['hiring', 'hiring', 'a call for applicants'],
];

const ofLabel = (tone: Tone, label: CueLabel): readonly Finding[] =>
  tone.findings.filter((finding) => finding.label === label);

/** "mostly as opinion, with a piece of promotion in it". */
export function kindPhrase(tone: Tone): string | undefined {
  if (!tone.kind) return undefined;
  const also = asides
    .filter(([label, kind]) => kind !== tone.kind && ofLabel(tone, label).length > 0)
    .map(([, , text]) => text);
  const stances = tone.kind === 'opinion' ? 0 : tone.stances;
  if (stances > 0)
    also.unshift(stances === 1 ? 'one sentence of opinion' : `${counted(stances, 'sentence')} of opinion`);
  const mostly = tone.kind === 'opinion' && tone.stances >= tone.sentences / 2 ? 'mostly ' : '';
  return `${mostly}${kinds[tone.kind]}${also.length > 0 ? `, with ${listed(also)} in it` : ''}`;
}

/** What another text says to a figure. */
function comparison({ words, source, other, origin }: Figure, ledger: Ledger): string | undefined {
  if (!other) return undefined;
  const mark = `[${ledger.cite(other.source, other.sentence.quote)}]`;
  return origin === 'confirmed'
    ? `${capital(briefly(other.source))} has the same figure for “${words}” ${mark}.`
    : `${capital(briefly(source))} says “${words}”; the closest figure in ${briefly(other.source)} is another one: ${quoted(other.sentence.text, 200)} ${mark}`;
}

function findingLines(findings: readonly Finding[], source: Source, ledger: Ledger, limit: number): string[] {
  const shown = findings.slice(0, limit).map(({ sentence, words }) => {
    const mark = `[${ledger.cite(source, sentence.quote)}]`;
    return `${quoted(sentence.text, 220)} ${mark}${words.length < sentence.text.length - 12 ? ` — because of “${words}”` : ''}`;
  });
  return findings.length > limit
    ? [...shown, `And ${counted(findings.length - limit, 'more sentence')} like it.`]
    : shown;
}

const titles: readonly (readonly [CueLabel, string])[] = [
  ['opinion', 'Opinion'],
  ['announcement', 'Announcement'],
  ['hiring', 'Call for applicants'],
  ['promotion', 'Reads as promotion'],
];

/** One section per stance that was found, with its sentences. */
export function toneSections(options: { tone: Tone; source: Source; ledger: Ledger; limit: number }): AnswerSection[] {
  const { tone, source, ledger, limit } = options;
  return titles.flatMap(([label, title]) => {
    const lines = findingLines(ofLabel(tone, label), source, ledger, limit);
    return lines.length > 0 ? [{ key: `tone-${label}`, title, lines }] : [];
  });
}

const wordsOf = (figures: readonly Figure[]): string[] =>
  [...new Set(figures.map(({ words }) => `“${words}”`))].slice(0, 6);

/** What there is to say on where the figures of one text come from; `all` also lists those with a source. */
export function figureLines(figures: readonly Figure[], ledger: Ledger, all: boolean): string[] {
  const [first] = figures;
  if (!first) return [];
  const of = (origin: Figure['origin']) => figures.filter((figure) => figure.origin === origin);
  const compared = [...of('differs'), ...of('confirmed')].flatMap((figure) => comparison(figure, ledger) ?? []);
  const isPost = first.source.kind === 'post';
  const own = isPost || all ? wordsOf(of('own')) : [];
  const none = wordsOf(of('none'));
  const sourced = all ? of('named') : [];
  const text = briefly(first.source);
  return [
    ...new Set([
      ...compared,
      ...(none.length > 0 ? [`${capital(text)} gives no source for ${listed(none)}.`] : []),
      ...(own.length > 0
        ? [
            `${listed(own)} ${own.length === 1 ? 'is the author’s own figure' : 'are the author’s own figures'}${isPost ? `; the post does not show how ${own.length === 1 ? 'it was' : 'they were'} measured` : ''}.`,
          ]
        : []),
      ...sourced.map(
        ({ words, source, sentence }) =>
          `“${words}” comes with its source: ${quoted(sentence.text, 200)} [${ledger.cite(source, sentence.quote)}]`,
      ),
    ]),
  ];
}
