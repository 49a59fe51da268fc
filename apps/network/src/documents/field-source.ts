/** Where a value of a résumé comes from, and how sure that is. */
export interface FieldSource {
  /** A JSON pointer (RFC 6901) into the résumé, to a text or number: `/work/0/position`. */
  readonly path: string;
  /** Both from 1. In a file of an archive: the line of the file. */
  readonly page: number;
  readonly line: number;
  /** The source's own words, as far as they tell where to look. */
  readonly text: string;
  /** From 0, a guess, to 1, said by the format itself. */
  readonly confidence: number;
  /** How it was recognised, for people: `a date beside it, under “Experience”`. */
  readonly how: string;
}

/** Below that a member should look at a value before it is kept. */
export const doubtfulBelow = 0.7;
