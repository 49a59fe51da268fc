const START = /^(?:[\s,;:.•*–-]|(?:and|or|also|plus|as well as|however)\b[\s,]*(?=\S))/iu;
const ENDS: readonly RegExp[] = [
  /[\s,;:–-]$/u,
  /(?<!\betc)\.$/iu,
  /[\s,](?:and either|and|or|and will have exhibited|the following|should possess)$/iu,
];
/** Longer than any ending that is cut off, so that each look at the end of a text is short. */
const TAIL = 40;

/**
 * A statement without what joined it to its neighbours. It stays a part of the text. Undefined when nothing is left that could
 * stand alone. Longer ones end at a semicolon, a sentence or a word before `limit`.
 */
export function tidy(statement: string, limit: number): string | undefined {
  let text = statement;
  for (let joint = START.exec(text); joint !== null; joint = START.exec(text)) text = text.slice(joint[0].length);
  text = trimEnd(shorten(text, limit));
  return /\p{L}{2}|^\p{Lu}[+#]*$/u.test(text) ? text : undefined;
}

/** The form under which two statements count as the same. */
export function tidyKey(statement: string): string {
  return statement
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim();
}

function trimEnd(statement: string): string {
  let text = statement.trimEnd();
  for (;;) {
    const tail = text.slice(-TAIL);
    const cut = ENDS.map((end) => end.exec(tail)?.index).find((index) => index !== undefined);
    if (cut === undefined) return text;
    text = text.slice(0, text.length - tail.length + cut).trimEnd();
  }
}

function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = text.slice(0, limit);
  const cut = [head.lastIndexOf('; '), head.lastIndexOf('. '), head.lastIndexOf(', ')].find((at) => at > limit / 2);
  return head.slice(0, cut ?? Math.max(head.lastIndexOf(' '), 1));
}
