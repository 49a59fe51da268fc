import type { Source } from '../material.ts';
import type { Citation } from './ledger.ts';

/** A takeaway as it is shown. */
export interface TakeawayLine {
  readonly text: string;
  readonly marker: string;
  readonly source: Source;
  /** What a reader should know about it, such as a figure without a source. */
  readonly note?: string;
}

export interface AnswerSection {
  readonly key: string;
  readonly title: string;
  /** Never empty. */
  readonly lines: readonly string[];
}

/** An answer before it is drawn. Markers stand in its texts as "[1]". */
export interface Answer {
  /** Two to four sentences that answer the question. */
  readonly opening: readonly string[];
  readonly takeaways?: { readonly title: string; readonly items: readonly TakeawayLine[] };
  readonly sections: readonly AnswerSection[];
  /** Articles that were read and are worth opening. */
  readonly articles: readonly Source[];
  /** What a reader must know about the answer itself. */
  readonly notices: readonly string[];
  readonly citations: readonly Citation[];
}
