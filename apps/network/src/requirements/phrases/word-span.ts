/** Words `from` to before `end` of a text. */
export interface WordSpan {
  readonly from: number;
  readonly end: number;
}
