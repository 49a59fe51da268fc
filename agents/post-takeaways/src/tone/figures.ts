import type { Source } from '../material.ts';
import { cosine, wordVectors } from '../text/lexrank.ts';
import type { Sentence } from '../text/sentences.ts';
import { topicWords } from '../text/words.ts';

/** A figure that a text asserts, and where it says it is from. */
export interface Figure {
  /** Literally as in the sentence: "40%", "three times", "$2 million". */
  readonly words: string;
  readonly sentence: Sentence;
  readonly source: Source;
  readonly origin: 'named' | 'own' | 'confirmed' | 'differs' | 'none';
  /** For `confirmed` and `differs`: the other text's sentence. */
  readonly other?: { readonly source: Source; readonly sentence: Sentence };
}

const number = String.raw`(?:\d{1,3}(?:[,.\u00A0 ]\d{3})+|\d+)(?:[.,]\d+)?`;
const word = '(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|a hundred|one)';
/** A word behind a number that says what was counted. */
const unit = String.raw`(?: (?!(?:in|on|at|of|and|for|by|per|the|to|within|since|with|or|but|as|a|an)\b)\p{L}+)`;
const figure = new RegExp(
  [
    String.raw`\bfrom ${number}(?: ?%)?(?: \p{L}+){0,3} to ${number}(?: ?%|${unit})?`,
    String.raw`(?<=\b(?:fell|risen|rose|went|gone|dropped|grew|grown|down|up|cut|reduced|increased|shrank)(?: \p{L}+)? )from ${word} to ${word}\b`,
    String.raw`\b${number}(?: ?%| \p{L}+)? instead of ${number}(?: ?%|${unit})?`,
    String.raw`\b(?:between )?${number} (?:to|and|or) ${number} ?(?:%|percent\b|per cent\b)`,
    String.raw`${number} ?(?:%|percent\b|per cent\b|percentage points?\b)`,
    String.raw`[$€£¥] ?${number}(?: ?(?:k|m|bn|thousand|million|billion|trillion)\b)?`,
    String.raw`\b${number} (?:thousand|million|billion|trillion)\b(?: (?:dollars|euros|pounds))?`,
    String.raw`\b${number} ?(?:x|×)(?![\p{L}\p{N}])`,
    String.raw`\b(?:${number}|${word}) times (?:as|more|less|faster|slower|higher|lower|better|cheaper|the|likelier)\b`,
    String.raw`\b(?:${number}|${word}) (?:out of|in|of) (?:every )?(?:${number}|${word})\b(?! (?:minutes|hours|days|weeks|months|years))`,
    String.raw`\b${number} (?:minutes|hours|days|weeks|months|calls|times|tickets|orders|people|users|units) (?:a|an|per|each|every) (?:minute|hour|day|week|month|quarter|year|person|shift)\b`,
    String.raw`\b(?:doubled|tripled|quadrupled|halved|doubles|triples|halves)\b`,
    String.raw`\b\d{1,3}(?:,\d{3})+${unit}`,
  ].join('|'),
  'giu',
);
const named =
  /\b(?:according to|stud(?:y|ies)|survey(?:s|ed)?|report(?:s|ed)?|research(?:ers)?|data from|census|statistics|published (?:in|by)|paper|source:|analysis (?:of|by)|trial|measured by|audit)\b|https?:\/\//iu;
const own = /\b(?:I|I['’](?:ve|d|m)|we|our|us|my|we['’](?:ve|re))\b/iu;
const SIMILAR = 0.28;

const price = /^\s*(?:off\b|discount)/iu;
const isYearSpan = (words: string): boolean => /^from (?:19|20)\d\d to (?:19|20)\d\d(?!\d)/iu.test(words);

const digitsOf = (words: string): string[] =>
  words.match(/\d+(?:[.,]\d+)*/gu)?.map((digits) => digits.replaceAll(/[,\s](?=\d{3})/gu, '')) ?? [];
const unitOf = (words: string): string =>
  /%|percent|per cent/iu.test(words)
    ? '%'
    : /[$€£¥]/u.test(words)
      ? 'money'
      : /times|x|×/iu.test(words)
        ? 'times'
        : 'count';

function figuresIn({ text }: Sentence): string[] {
  const claims = [...text.matchAll(figure)].filter(
    (match) => !isYearSpan(match[0]) && !price.test(text.slice(match.index + match[0].length)),
  );
  return [...new Set(claims.map((match) => match[0].trim()))];
}

interface FigureLine {
  readonly source: Source;
  readonly sentence: Sentence;
  readonly figures: readonly string[];
}

const linesWithFigures = (sources: readonly Source[]): FigureLine[] =>
  sources.flatMap((source) =>
    source.sentences
      .map((sentence) => ({ source, sentence, figures: figuresIn(sentence) }))
      .filter(({ figures }) => figures.length > 0),
  );

/** The sentence of another text that talks about the same thing with figures of the same unit. */
function counterpart(
  words: string,
  sentence: Sentence,
  others: readonly FigureLine[],
): (Figure['other'] & { same: boolean }) | undefined {
  const lines = others.flatMap((line) => {
    const figures = line.figures.filter((other) => unitOf(other) === unitOf(words));
    return figures.length > 0 ? [{ ...line, figures }] : [];
  });
  if (lines.length === 0) return undefined;
  const bags = [sentence.text, ...lines.map((line) => line.sentence.text)].map((text) =>
    topicWords(text.replaceAll(figure, ' ')),
  );
  const { vectors } = wordVectors(bags);
  const [asked, ...rest] = vectors;
  let best: { index: number; value: number; same: boolean } | undefined;
  for (const [index, vector] of rest.entries()) {
    const value = asked ? cosine(asked, vector) : 0;
    const digits = digitsOf(words);
    const same =
      digits.length > 0 &&
      (lines[index]?.figures ?? []).some((other) => digits.every((part) => digitsOf(other).includes(part)));
    if (
      value >= (same ? 0.1 : SIMILAR) &&
      (!best || Number(same) > Number(best.same) || (same === best.same && value > best.value))
    )
      best = { index, value, same };
  }
  const line = best && lines[best.index];
  return line && best ? { source: line.source, sentence: line.sentence, same: best.same } : undefined;
}

/** Figures of a text with their origin: a source named beside them, the author's own count, another text that was read, or none. */
export function figuresOf(source: Source, others: readonly Source[]): Figure[] {
  const opening = [source.title ?? '', ...source.sentences.slice(0, 3).map(({ text }) => text)].join(' ');
  const isStudy = source.kind === 'article' && named.test(opening);
  const lines = linesWithFigures(others);
  return source.sentences.flatMap((sentence, i) => {
    const context = source.sentences
      .slice(Math.max(0, i - 3), i + 1)
      .filter(({ paragraph }) => paragraph === sentence.paragraph)
      .map(({ text }) => text)
      .join(' ');
    return figuresIn(sentence).map((words): Figure => {
      const base = { words, sentence, source };
      const match = digitsOf(words).length > 0 ? counterpart(words, sentence, lines) : undefined;
      const other = match && { source: match.source, sentence: match.sentence };
      if (other && match.same) return { ...base, origin: 'confirmed', other };
      if (other && unitOf(words) !== 'count') return { ...base, origin: 'differs', other };
      if (isStudy || named.test(context)) return { ...base, origin: 'named' };
      return { ...base, origin: own.test(context) ? 'own' : 'none' };
    });
  });
}
