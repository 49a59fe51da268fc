import type { LabelledSpans, Phrase } from './labelled-spans.ts';

/** Precision, recall and F1 of the phrases of one type. */
export interface SpanScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** `strict`: both borders and the type are right. `partial`: an overlap of the same type counts half (SemEval-2013 task 9.1). */
export interface SpanScores {
  readonly strict: SpanScore;
  readonly partial: SpanScore;
  readonly wanted: number;
  readonly found: number;
}

/** Scores what a finder finds in sentences, for one type of phrase. */
export function scoreSpans(
  sentences: readonly LabelledSpans[],
  find: (text: string) => readonly Phrase[],
  type: string,
): SpanScores {
  let [exact, overlapping, wanted, found] = [0, 0, 0, 0];
  for (const { text, phrases } of sentences) {
    const gold = phrases.filter((phrase) => phrase.type === type);
    const guesses = find(text).filter((phrase) => phrase.type === type);
    wanted += gold.length;
    found += guesses.length;
    const rest = new Set(gold);
    const open = guesses.filter((guess) => {
      const same = [...rest].find(({ start, end }) => start === guess.start && end === guess.end);
      if (same === undefined) return true;
      exact += 1;
      return !rest.delete(same);
    });
    for (const guess of open) {
      const other = [...rest].find(({ start, end }) => start < guess.end && end > guess.start);
      if (other === undefined) continue;
      overlapping += 1;
      rest.delete(other);
    }
  }
  const score = (right: number): SpanScore => {
    const precision = found === 0 ? 0 : right / found;
    const recall = wanted === 0 ? 0 : right / wanted;
    return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
  };
  return { strict: score(exact), partial: score(exact + overlapping / 2), wanted, found };
}
