import { topicWords } from './text/words.ts';

/** What an answer is about. */
export type Focus = 'takeaways' | 'relevance' | 'articles' | 'tone' | 'people' | 'question';

const ofStarter: ReadonlyMap<string, Focus> = new Map([
  ['key-takeaways', 'takeaways'],
  ['why-it-matters', 'relevance'],
  ['linked-articles', 'articles'],
  ['fact-or-opinion', 'tone'],
]);

const rules: readonly (readonly [Focus, RegExp])[] = [
  [
    'tone',
    /\b(?:fact|facts|opinions?|biased?|promot\w*|adverts?|advertis\w*|ad|marketing|hype|trust|reliable|credib\w*|proof|prove[nd]?|(?:any|its|no|the|their|what|which) sources?|evidence|true|exaggerat\w*|sales pitch|meinung|werbung|beleg\w*|stimmt das)\b/iu,
  ],
  [
    'people',
    /\b(?:who (?:is|are|was|were|gets|does|wrote)|whom|mention(?:s|ed)?|people|persons|companies named|wer (?:ist|wird|hat)|erwähnt)\b/iu,
  ],
  [
    'relevance',
    /\b(?:(?:matter|relevan\w*|mean|useful|interesting|important|apply|do) (?:to|for) (?:me|my|someone like me)|for my|my (?:field|job|career|work|role|profession|industry|background)|(?:should|why would|why should) i care|for me|relevant|für mich|mein(?:en?|em)? (?:beruf|feld|arbeit))\b/iu,
  ],
  ['articles', /\b(?:linked|links?|(?:the|its|these|those|linked|full) articles?|verlinkt\w*|artikel)\b/iu],
  [
    'takeaways',
    /\b(?:takeaways?|take-aways?|summar\w*|tl;?dr|main (?:points?|ideas?|message|argument)|key (?:points?|ideas?|message|insights?|lessons?)|gist|in short|in brief|what (?:is|does) (?:this|the|that) (?:post|article)\b.*\b(?:about|say|saying)|what(?:['’]s| is) (?:this|it) (?:post )?about|boil\w* down|kernaussagen?|zusammenfass\w*|worum geht)\b/iu,
  ],
];

/** Words that ask, and name the thing in view: they say nothing about its content. */
const asking = new Set(
  topicWords(
    'post article author text say says said saying tell tells mean means explain give does show shows link linked talk talks write wrote writes please want know something anything',
  ),
);

/** The words of a question that its answer must be about. */
export const questionWords = (question: string): string[] => topicWords(question).filter((word) => !asking.has(word));

/**
 * From the starter, else from the wording of the question. A question with words of its own ("what does it say about pay?") is a
 * `question`, even when it says "the article".
 */
export function focusOf(options: { starterId?: string | undefined; question: string }): Focus {
  const known = options.starterId === undefined ? undefined : ofStarter.get(options.starterId);
  if (known) return known;
  const { question } = options;
  const match = rules.find(([, pattern]) => pattern.test(question));
  const about = /\babout\s+(?!(?:this|it|the (?:post|article))\b)\p{L}/iu.test(question);
  if (match && !(about && (match[0] === 'articles' || match[0] === 'takeaways'))) return match[0];
  return questionWords(question).length > 0 ? 'question' : 'takeaways';
}
