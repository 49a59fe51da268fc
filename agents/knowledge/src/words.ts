const token = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.-][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*[+#]*/gu;

const grammar = new Set(
  `a about above after again against all also am among an and any anybody are as at be because been before being between both but by can could
did do does doing done down during each either else even ever every everybody few for from further get gets getting give given go goes going
got had has have having he her here hers him his how i if in into is it its itself just let like made make makes making many may me might mine
more most much must my near no nor not now of off often on once one only onto or other others our ours out over own per please rather really
same she should since so some somebody something such than that the their theirs them then there these they thing things this those though
through to too toward towards under until up upon us very via was way ways we well were what whatever when where whether which while who whom
whose why will with within without would yes yet you your yours
aber als am an auch auf aus bei bin bis das dass dem den denn der des die doch du durch ein eine einem einen einer eines er es für gibt haben hat
ich ihr im in ist ja kann kein keine man mehr mein mit nach nicht noch nur ob oder ohne sehr sein sich sie sind so über um und uns von vor war
warum was weil welche welcher welches wenn wer werden wie wieder wir wird wo zu zum zur`.split(/\s+/u),
);

/** Words that ask, or point at what is in view: they say nothing about the topic. */
const asking = new Set(
  `actual actually answer article author best better big bring concrete concretely current currently different driving drive drives example examples
explain explained explains explanation find good happen happening happens help idea ideas important instance instances interesting kind know
known latest learn like list look mean meaning means mention mentioned mentions name need new news news normally other people place places
point post posts practical practice question read real recent recently say saying says show shows simple simply sort sources story success
successful tell term terms think today topic usual usually understand want wants word words work works world write written wrote
artikel beispiel beispiele beitrag bedeutet erklär erkläre erklären genau neu neues neueste praxis thema`.split(/\s+/u),
);

/** So that "companies" meets "company". Cuts plurals and common endings of English, the same way each time. */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/u.test(word)) return word;
  const base = word
    .replace(/ies$/u, 'y')
    .replace(/(?<=x|ch|sh|ss)es$/u, '')
    .replace(/(?<![su])s$/u, '');
  const short = base.replace(/(?<=[aeiouy].*)(?:ingly|edly|ing|ed|ly)$/u, '');
  return (short.length >= 3 ? short : base).replace(/([b-df-hj-kmnp-rtv-z])\1$/u, '$1').replace(/(?<=[a-z]{3})e$/u, '');
}

const plainWords = (text: string): string[] =>
  (text.slice(0, 20_000).normalize('NFKC').match(token) ?? []).filter((word) => word.length <= 40);
const folded = (word: string) => word.toLowerCase().replace(/['’]s$/u, '');

/** The words of a text that carry its topic, stemmed. */
export const topicWords = (text: string): string[] =>
  plainWords(text)
    .map(folded)
    .filter((word) => word.length > 1 && !grammar.has(word))
    .map(stem);

/** The words of a question that name what it is about, as the member wrote them, each once. */
export function subjectWords(question: string): string[] {
  const words = plainWords(question).filter((word) => {
    const plain = folded(word);
    return plain.length > 1 && !grammar.has(plain) && !asking.has(plain);
  });
  return [...new Map(words.map((word) => [folded(word), word])).values()].slice(0, 12);
}
