/** How examples are chosen from those that are near. */
export interface SelectionPolicy {
  /** `unreviewed` serves what nobody approved yet, though never what was rejected or retired. `approved` when absent in production. */
  readonly minimumState: 'unreviewed' | 'approved';
  /** Similarities below it are not served; learnt from each set when absent. */
  readonly floor?: number;
  readonly maxExamples: number;
  /** Of one label. */
  readonly maxPerLabel: number;
  /** From 0 to 1: how much it counts that an example is near, against its not being like another one. */
  readonly relevance: number;
  /** What the newest example of a set has ahead of a very old one, in similarity. */
  readonly recency: number;
  /**
   * `best-last` puts the best right in front of what the prompt goes on with: models lean most on what they read last. `best-first` where a
   * prompt ends in something that examples should stay far from.
   */
  readonly order: 'best-last' | 'best-first';
  /** Examples in it are taken where there are none in the language that was asked for. */
  readonly fallbackLocale: string;
}

export const defaultPolicy: SelectionPolicy = {
  minimumState: 'unreviewed',
  maxExamples: 4,
  maxPerLabel: 2,
  relevance: 0.7,
  recency: 0.02,
  order: 'best-last',
  fallbackLocale: 'en',
};
