/** A word of a text, with the form under which names are compared. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly key: string;
  /** True when only a space, hyphen, slash or dot lies between this word and the one before: they may belong to one name. */
  readonly joined: boolean;
}

const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}{1,2}(?!\p{L}))?[+#]{0,2}|&/gu;
const MARKS = /\p{M}+/gu;
const NOT_ASCII = /[^\0-\x7f]/u;

const SPELLINGS = new Map([
  ['licence', 'license'],
  ['programme', 'program'],
  ['centre', 'center'],
  ['behaviour', 'behavior'],
  ['behavioural', 'behavioral'],
  ['labour', 'labor'],
  ['colour', 'color'],
  ['catalogue', 'catalog'],
  ['paediatric', 'pediatric'],
  ['anaesthesia', 'anesthesia'],
  ['judgement', 'judgment'],
  ['fulfilment', 'fulfillment'],
  ['modelling', 'modeling'],
  ['labelling', 'labeling'],
]);

/** Words whose last s is not a plural, or whose singular is another word. */
const KEEPS_S = /(?:ss|us|is|ics)$|^(?:sales|goods|express|windows|rails|teams)$/u;

/** Splits a text into words in one pass; offsets refer to the text as it is. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const word = match[0];
    const dotted = text.charCodeAt(start - 1) === DOT && start - 1 >= end && !isWordBefore(text, start - 1);
    tokens.push({
      start: dotted ? start - 1 : start,
      end: start + word.length,
      key: dotted ? `.${keyOf(word)}` : keyOf(word),
      joined: tokens.length > 0 && isJoint(text, end, start),
    });
    end = start + word.length;
  }
  return tokens;
}

/** The form under which a single word is compared: case, accents, plural and British spelling aside. */
export function keyOf(word: string): string {
  if (word === '&') return 'and';
  let key = word.toLowerCase();
  if (NOT_ASCII.test(key)) key = key.normalize('NFD').replace(MARKS, '').replaceAll('’', "'");
  if (key.endsWith("'s")) key = key.slice(0, -2);
  if (key.length > 3 && key.endsWith('s') && !KEEPS_S.test(key)) key = singular(key);
  return SPELLINGS.get(key) ?? key.replace(/is(?=(?:e|ed|er|ing|ation|ational)$)/u, 'iz');
}

/** The keys of a name, joined by spaces: two names with the same keys are the same name. */
export function nameKey(name: string): string {
  return tokenize(name)
    .map((token) => token.key)
    .join(' ');
}

const DOT = 46;

function singular(key: string): string {
  if (key.endsWith('ies') && key.length > 4) return `${key.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss|zz)es$/u.test(key)) return key.slice(0, -2);
  return key.slice(0, -1);
}

function isWordBefore(text: string, position: number): boolean {
  return position > 0 && /[\p{L}\p{N})\]]/u.test(text.charAt(position - 1));
}

function isJoint(text: string, from: number, to: number): boolean {
  const length = to - from;
  if (length === 0) return true;
  if (length === 1) return ' -/.\u00a0\u2010\u2011\n\t'.includes(text.charAt(from));
  return length <= 3 && /^(?: {2,3}| ?\r?\n ?| ?[/] ?)$/u.test(text.slice(from, to));
}
