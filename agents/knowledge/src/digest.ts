import type { Source } from './sources.ts';
import { topicWords } from './words.ts';

/** A sentence worth showing, with where it is from. */
export interface Passage {
  readonly source: Source;
  readonly quote: string;
}

const maxPassages = 5;
/** Of one source, by how many sources there are to choose from. */
const perSource = (sources: number): number => (sources === 1 ? 4 : sources === 2 ? 3 : 2);
/** Passages below this share of the best one's score are left out. */
const floor = 0.3;
/** Above this, two passages say the same. */
const same = 0.6;

const figure =
  /\d ?(?:%|percent|per cent)|[$€£¥] ?\d|\d (?:times|million|billion|hours|days|weeks)|\bfrom \d|\bby \d|\bout of\b/iu;
const outcome =
  /\b(?:fell|rose|dropped|grew|cut|saved?|reduced?|improved?|increased?|doubled|halved|fewer|more than|less than|found|because|led to|won|lost|report(?:s|ed)?)\b/iu;
/** It says something about what came before it. */
const leansBack =
  /^(?:this|that|these|those|it|they|he|she|but|and|so|however|there|both|either|the (?:share|number|rate|result|effect|team|company|figure|same|others?|latter|two))\b/iu;
/** It says that something will be said. */
const announces = /^(?:what\b|here (?:is|are)\b|below\b|the following\b|let(?:’|')s\b|in this (?:article|post)\b)/iu;
const longestPair = 420;
const sales =
  /\b(?:sign up|subscribe|buy now|book a demo|click|follow (?:me|us)|cookies?|free trial|newsletter|apply (?:now|by))\b/iu;

interface Unit extends Passage {
  readonly words: ReadonlySet<string>;
  readonly score: number;
}

/** Words that half of all questions on a professional network have. */
const general = new Set(
  topicWords(
    'management manager quality project business businesses company companies firm firms industry market team teams tech technology value values product products people customer customers organisation impact result results benefit benefits pay pays paying off',
  ),
);

/**
 * The sentences that speak to a question, as they stand. A sentence is worth the words of the question in it, in its paragraph and in its title:
 * words that name a topic of what is in view count most, general ones least; then what the whole source has of them; more for figures and
 * outcomes, less for what leans on the sentence before, announces, asks or sells. Then greedily the best that differ (maximal marginal
 * relevance, Carbonell & Goldstein 1998), at most two of one source where there are three. Empty when nothing shares a word with the question.
 */
export function digest(sources: readonly Source[], subject: string, topics: readonly string[] = []): Passage[] {
  const wanted = [...new Set(topicWords(subject))];
  if (wanted.length === 0) return [];
  const named = new Set(topics.flatMap(topicWords));
  const weights = new Map(wanted.map((word) => [word, general.has(word) ? 0.3 : named.has(word) ? 2.5 : 1]));
  const units = sources.flatMap((source) => unitsOf(source, weights));
  const best = Math.max(0, ...units.map(({ score }) => score));
  const pool = units.filter(({ score }) => score > 0 && score >= floor * best);
  return choose(pool).map(({ source, quote }) => ({ source, quote }));
}

function unitsOf(source: Source, weights: ReadonlyMap<string, number>): Unit[] {
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const share = (words: ReadonlySet<string>) => {
    let sum = 0;
    for (const [word, weight] of weights) if (words.has(word)) sum += weight;
    return sum / all;
  };
  const title = share(new Set(topicWords(source.title)));
  const ofSource = share(new Set(topicWords(`${source.title} ${source.text}`)));
  const paragraphs = new Map<number, Set<string>>();
  const bags = source.sentences.map((sentence) => {
    const words = new Set(topicWords(sentence.quote));
    const paragraph = paragraphs.get(sentence.paragraph) ?? new Set();
    for (const word of words) paragraph.add(word);
    paragraphs.set(sentence.paragraph, paragraph);
    return words;
  });
  return source.sentences.map((sentence, index) => {
    const quote = withAntecedent(source, index);
    const words = quote === sentence.quote ? (bags[index] ?? new Set()) : new Set(topicWords(quote));
    const around = share(paragraphs.get(sentence.paragraph) ?? new Set());
    // In a text about the topic, what was found or done is on topic without naming it again.
    const told = figure.test(quote) && outcome.test(quote) ? 0.5 * ofSource : 0;
    const near = share(words) + 0.8 * around + 0.35 * title + told;
    return { source, quote, words, score: near * ofSource * factorOf(quote, source) };
  });
}

/** A sentence that leans on the one before it, together with that one, where both stand side by side. */
function withAntecedent({ sentences, text }: Source, index: number): string {
  const [before, sentence] = [sentences[index - 1], sentences[index]];
  const quote = sentence?.quote ?? '';
  if (!before || before.paragraph !== sentence?.paragraph || !leansBack.test(quote)) return quote;
  const both = `${before.quote} ${quote}`;
  return both.length <= longestPair && !leansBack.test(before.quote) && text.includes(both) ? both : quote;
}

function factorOf(quote: string, source: Source): number {
  const told = (figure.test(quote) ? 1.6 : 1) * (outcome.test(quote) ? 1.25 : 1);
  const weak =
    (leansBack.test(quote) ? 0.6 : 1) *
    (sales.test(quote) ? 0.3 : 1) *
    (quote.endsWith('?') ? 0.4 : 1) *
    (announces.test(quote) ? 0.5 : 1);
  // What the member has in front of them is not news to them.
  return told * weak * (source.inView ? 0.5 : source.kind === 'hit' ? 0.6 : 1);
}

function choose(pool: readonly Unit[]): Unit[] {
  const chosen: Unit[] = [];
  const taken = new Map<Source, number>();
  const share = perSource(new Set(pool.map(({ source }) => source)).size);
  for (const unit of pool.toSorted((a, b) => b.score - a.score)) {
    if (chosen.length === maxPassages) break;
    const used = taken.get(unit.source) ?? 0;
    if (used >= share || chosen.some((other) => likeness(other.words, unit.words) > same)) continue;
    taken.set(unit.source, used + 1);
    chosen.push(unit);
  }
  return chosen;
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const word of a) if (b.has(word)) common += 1;
  return common / Math.max(1, Math.min(a.size, b.size));
}
