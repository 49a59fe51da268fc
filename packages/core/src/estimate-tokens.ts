const pieces = /\p{L}+|\p{N}+|[^\p{L}\p{N}\s]|\n/gu;
const wideScripts = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Thai}/u;

/**
 * About how many tokens a model will count for `text`: an estimate for budgets, meant to be a little high rather than low. A word costs one
 * token per five letters (per two outside ASCII, per one in scripts without spaces), three digits cost one, each mark costs one.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const [piece] of text.matchAll(pieces)) tokens += tokensOf(piece);
  return tokens;
}

function tokensOf(piece: string): number {
  const first = piece.codePointAt(0) ?? 0;
  if (piece.length === 1 && first < 128) return 1;
  if (first >= 48 && first <= 57) return Math.ceil(piece.length / 3);
  if (wideScripts.test(piece)) return [...piece].length;
  // oxlint-disable-next-line no-control-regex -- ASCII is exactly this range
  return Math.ceil(piece.length / (/^[\x00-\x7f]+$/.test(piece) ? 5 : 2));
}
