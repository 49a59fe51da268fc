import type { Material, Source } from '../material.ts';
import { MAX_SENTENCES } from '../material.ts';
import type { Takeaway } from '../takeaways.ts';
import type { Figure } from '../tone/figures.ts';
import { figuresOf } from '../tone/figures.ts';
import { cuesOf } from '../tone/cues.ts';
import type { TakeawayLine } from './answer.ts';
import type { Ledger } from './ledger.ts';
import { briefly, capital, listed, naming, quoted, shorten } from './phrases.ts';

/** The text in view: the post, or the article when there is no post. */
export const mainSource = (material: Material): Source | undefined =>
  material.sources.find((source) => source.sentences.length > 0) ?? material.sources[0];

/** Articles behind a post. One that is itself in view is not among them. */
export const articlesOf = ({ sources }: Material): readonly Source[] =>
  sources.filter(({ kind }, i) => kind === 'article' && i > 0);

/** Every figure of a source, held against the other texts. */
export const figuresIn = (source: Source, { sources }: Material): Figure[] =>
  source.language === 'other'
    ? []
    : figuresOf(
        source,
        sources.filter((other) => other !== source),
      );

/** A takeaway with its number and, where needed, a word of caution. */
export function takeawayLine(takeaway: Takeaway, figures: readonly Figure[], ledger: Ledger): TakeawayLine {
  const marker = ledger.cite(takeaway.source, takeaway.quote);
  const inside = figures.filter(
    (figure) => figure.source === takeaway.source && takeaway.quote.includes(figure.sentence.quote),
  );
  // An article is itself what a post would name as its source.
  const origins = takeaway.source.kind === 'post' ? (['differs', 'none', 'own'] as const) : (['differs'] as const);
  const worst = origins.flatMap((origin) => inside.filter((figure) => figure.origin === origin));
  const opinion =
    takeaway.source.language !== 'other' &&
    cuesOf(takeaway.text).some(({ label, strength }) => label === 'opinion' && strength === 1);
  const under = takeaway.under && `under ${quoted(takeaway.under, 120)}`;
  const note = [under, caution(worst) ?? (opinion ? 'opinion' : undefined)].filter(Boolean).join(' · ');
  return { text: shorten(takeaway.text, 420), marker, source: takeaway.source, ...(note ? { note } : {}) };
}

function caution(figures: readonly Figure[]): string | undefined {
  const [figure] = figures;
  if (!figure) return undefined;
  if (figure.origin === 'differs') return figure.other && `${briefly(figure.other.source)} has another figure`;
  const words = listed(
    figures
      .filter(({ origin }) => origin === figure.origin)
      .slice(0, 3)
      .map((one) => `“${one.words}”`),
  );
  return figure.origin === 'own' ? 'the author’s own figure' : `no source given for ${words}`;
}

/** What a reader must know about how the texts were read. */
export function readingNotices({ sources, unread }: Material): string[] {
  const long = sources.filter((source) => !source.whole);
  const foreign = sources.filter((source) => source.language === 'other');
  return [
    ...long.map(
      (source) =>
        `${capital(briefly(source))} is very long: I read its first ${source.sentences.length} sentences (at most ${MAX_SENTENCES} for all texts together).`,
    ),
    ...(foreign.length > 0
      ? [
          `${capital(listed(foreign.map(briefly)))} ${foreign.length === 1 ? 'is' : 'are'} not in English: sentences are chosen and quoted as they stand, and I did not judge whether they are fact, opinion or promotion.`,
        ]
      : []),
    ...(unread.length > 0
      ? [
          `Not read: ${listed(unread.slice(0, 4).map((link) => shorten(link.url, 90)))}${unread.length > 4 ? ` and ${unread.length - 4} more` : ''}.`,
        ]
      : []),
  ];
}

export const introduction = (source: Source): string => capital(naming(source));
