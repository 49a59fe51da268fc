import type { Quote } from '@trellis/network-skills';

const MAX_QUOTES = 50;
const MIN_WORDS = 4;
const MAX_LENGTH = 600;
/** Each kind of marks by its own beginning and end; straight ones are the same on both sides. */
const QUOTED =
  /“([^“”\n]{12,600})”|„([^„“”\n]{12,600})[“”]|«\s?([^«»\n]{12,600}?)\s?»|»([^«»\n]{12,600})«|(?<![\p{L}\p{N}])"([^"\n]{12,600})"/gu;
const NAME =
  "\\p{Lu}(?:\\.|[\\p{L}'’-]{1,30})(?: (?:(?:van|von|de|da|del|der|den|di|la|le|bin|al|ten) ){0,2}\\p{Lu}(?:\\.|[\\p{L}'’-]{1,30})){0,3}";
const SAYS =
  '(?:said|says|explains?|explained|adds?|added|wrote|writes|told (?:\\p{L}+ ){1,3}|notes?|noted|argues?|argued|recalls?|recalled|sagt|sagte|erklärt|erklärte|meint|schreibt|a déclaré|déclare|dit|explique|dijo|dice|explica|afirma|zegt|zei)';
const AFTER = new RegExp(
  `^[,.]?[”"»]?\\s{0,2}(?:[–—-]\\s?)?(?:${SAYS}\\s(?:Dr\\.? |Prof\\.? )?(${NAME})|(?:[Aa]ccording to|[Ll]aut|[Ss]elon|[Ss]egún)\\s(${NAME})|(${NAME}),?\\s(?:[\\p{L} ]{0,40},\\s)?${SAYS}|[–—]\\s?(${NAME}))`,
  'u',
);
const BEFORE = new RegExp(
  `(?:(${NAME})(?:,[^,.\\n]{1,60},)?\\s${SAYS}|(?:[Aa]ccording to|[Ll]aut|[Ss]elon|[Ss]egún)\\s(${NAME}))\\s?[,:]?\\s{0,2}$`,
  'u',
);
/** How far from its words a speaker is looked for. */
const REACH = 120;

/** Who is quoted with what: words in quotation marks that are more than a term, with the name that the sentence around them gives. */
export function findQuotes(text: string): Quote[] {
  const quotes: Quote[] = [];
  for (const match of text.matchAll(QUOTED)) {
    if (quotes.length >= MAX_QUOTES) break;
    const words = match.slice(1).find((group) => group !== undefined) ?? '';
    if (words.length > MAX_LENGTH || words.trim().split(/\s+/u).length < MIN_WORDS) continue;
    const end = match.index + match[0].length;
    const after = AFTER.exec(text.slice(end, end + REACH));
    const before = BEFORE.exec(text.slice(Math.max(0, match.index - REACH), match.index));
    const speaker = [...(after?.slice(1) ?? []), ...(before?.slice(1) ?? [])].find((name) => name !== undefined);
    quotes.push({
      text: words.replace(/[,\s]+$/u, ''),
      ...(speaker !== undefined && { speaker }),
      start: match.index + match[0].indexOf(words),
    });
  }
  return quotes;
}
