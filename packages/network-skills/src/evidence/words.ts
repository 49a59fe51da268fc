/** Words that say nothing about what a person can do. Pronouns are among them, so that none can ever count. */
const emptyWords = new Set(
  `a about above across after all also am an and any are as at be because been before being below between both but by can could did do does
  doing down during each either etc few for from further had has have having he her hers herself him himself his how i if in into is it its
  itself may me more most must my myself no nor not of off on once only or other our ours out over own per same she should so some such than
  that the their theirs them themselves then there these they this those through to too under until up upon us very via was we were what when
  where which while who whom why will with within without would you your yours ze hir zir xe xem
  ability able strong excellent good great proven demonstrated solid outstanding knowledge experience experienced skill skills required
  require requirement preferred prefer preferable plus desirable desired minimum least year years month months understanding familiar
  familiarity working work well high highly including include included related relevant similar equivalent satisfactory full time fulltime
  paid acquired last candidate candidates applicant position job role new one two three four five six seven eight nine ten etc e.g i.e
  accomplishment description summary professional comfortable proficiency proficient advanced expertise expert deep hands hand various
  several use used using day basis ensure area areas field fields described capacity described nice bonus`.split(/\s+/),
);

const wordPattern = /\p{L}[\p{L}\p{N}]*(?:[+#]+|(?:['’.-][\p{L}\p{N}]+)*)/gu;

const endings: readonly (readonly [RegExp, string])[] = [
  [/['’]s?$/, ''],
  [/ies$/, 'y'],
  [/(ss|us|is)$/, '$1'],
  [/([^su])s$/, '$1'],
];
const suffixes =
  /(?:ational|ations?|itions?|atives?|ators?|ingly|ments?|ances?|ences?|ings?|ions?|ors?|ers?|ees?|ate|ive|al|ed|ly|e|y)$/;

/**
 * A light stem: plural and one derivational ending off, never shorter than four letters. In the spirit of the S-stemmer (Harman 1991, "How
 * effective is suffixing?"): under-stemming costs a match, over-stemming would invent one.
 */
export function stem(word: string): string {
  let result = word.toLowerCase().normalize('NFC');
  for (const [pattern, replacement] of endings) {
    if (!pattern.test(result)) continue;
    result = result.replace(pattern, replacement);
    break;
  }
  const shorter = result.replace(suffixes, '');
  if (shorter.length >= 4) result = shorter;
  return result.length > 4 ? result.replace(/([bdfgmnprt])\1$/, '$1') : result;
}

/** The stems of words in a row. */
export const stemsOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).map(stem));

/** Words of every trade: they count half. */
const commonWords = stemsOf(
  `manage management develop development team project program programme process support system service business company organization
  organisation deliver improve create build design lead leader plan implement report provide perform communicate communication client custom
  customer product research train training technical environment operate operation assist coordinate data solution complex staff public group
  monitor review prepare maintain person award win tool member`,
);

/** No sentence and no wish has more; what is longer is something else. */
const maxCharacters = 4_000;

/** The distinct stems of the words in `text` that carry meaning. */
export function contentStems(text: string): Set<string> {
  const stems = new Set<string>();
  for (const [word] of text.slice(0, maxCharacters).matchAll(wordPattern)) {
    for (const piece of word.includes('-') ? word.split('-') : [word])
      if (piece.length > 1 && !emptyWords.has(piece.toLowerCase())) stems.add(stem(piece));
  }
  return stems;
}

const weightOf = (word: string) => (commonWords.has(word) ? 0.5 : 1);
const weigh = (stems: Iterable<string>) => [...stems].reduce((sum, word) => sum + weightOf(word), 0);

/** Beyond so many words a wish is a paragraph, and no line of a profile can repeat a third of it. */
const longestWish = 9;

/** How much of `wanted` stands in `found`: `share` of its weight (0 to 1), and the weight itself. */
export function overlap(wanted: ReadonlySet<string>, found: ReadonlySet<string>): { share: number; weight: number } {
  const weight = weigh([...wanted].filter((word) => found.has(word)));
  const total = Math.min(weigh(wanted), longestWish);
  return { share: total === 0 ? 0 : Math.min(1, weight / total), weight };
}
