const stopWords = new Set(
  `a about above after again against all also am an and any are aren't as at be because been before being below between both but by can can't
cannot could couldn't did didn't do does doesn't doing don't down during each even every few for from further get gets got had has hasn't have
haven't having he her here hers herself him himself his how i i'd i'll i'm i've if in into is isn't it it's its itself just let's like make
makes made may me might more most much must my myself no nor not now of off on once one only or other our ours ourselves out over own really
same she should so some such than that that's the their theirs them themselves then there there's these they they're this those through to
too under until up us very was wasn't way we we're we've well were what when where which while who whom why will with won't would you you're
your yours yourself yourselves
aber als am an auch auf aus bei bin bis das dass dem den der des die doch du durch ein eine einem einen einer eines er es für haben hat hatte
ich ihr im in ist ja kann kein keine man mehr mein mit nach nicht noch nun nur ob oder ohne sehr sein seine sich sie sind so über um und uns
unser vom von vor war was weil wenn werden wie wieder wir wird wo zu zum zur
au aux avec ce ces cette dans de des du elle en est et il ils je la le les leur mais même ne nous on ou où par pas pour plus que qui sa se ses
si son sont sur un une vous à été être
al como con cuando del desde donde el ella ellos entre era es esta este esto está ha hay la las lo los me mi muy más no nos o para pero por
porque que se ser si sin sobre son su sus también te tiene todo un una y ya`.split(/\s+/u),
);

const noSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const token = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[.'’-][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*[+#]*/gu;
const MAX_WORD = 60;

/** Endings off, so that "hires", "hired" and "hiring" meet: a light stemmer, wrong for some words in the same way each time. */
function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  const base = word
    .replace(/(?:'s|’s)$/u, '')
    .replace(/ies$/, 'y')
    .replace(/(ss|us|is)$/, '$1_')
    .replace(/(?<=(?:x|ch|sh|ss))es$|(?<!_)s$/, '')
    .replace('_', '');
  const short = base.replace(/(?<=[aeiouy].*)(?:ingly|edly|ing|ed|ly)$/, '');
  const kept = short.length >= 3 ? short : base;
  return kept.replace(/([b-df-hj-kmnp-rtv-z])\1$/, '$1').replace(/(?<=[a-z]{3})e$/, '');
}

/** Words as they stand, in lower case and without any of them left out. */
export function allWords(text: string): string[] {
  return (text.normalize('NFKC').toLowerCase().match(token) ?? []).filter((word) => word.length <= MAX_WORD);
}

/** True for words that carry grammar and no topic (English, German, French, Spanish). */
export const isStopWord = (word: string): boolean => stopWords.has(word.replaceAll('’', "'"));

/** The words that carry the topic, stemmed. Scripts without spaces give pairs of characters instead. */
export function topicWords(text: string): string[] {
  const words: string[] = [];
  for (const word of allWords(text)) {
    if (noSpaces.test(word)) {
      const characters = [...word];
      for (let i = 0; i + 1 < characters.length; i++) words.push(`${characters[i]}${characters[i + 1]}`);
      if (characters.length === 1) words.push(word);
    } else if (!isStopWord(word) && (word.length > 1 || /\p{N}/u.test(word))) {
      words.push(stem(word.replace(/['’]s$/u, '')));
    }
  }
  return words;
}
