import type { Material, Source } from '../material.ts';
import { cosine, wordVectors } from '../text/lexrank.ts';
import { topicWords } from '../text/words.ts';
import { extractTakeaways } from '../takeaways.ts';
import type { Answer, AnswerSection } from './answer.ts';
import { createLedger } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { figuresIn, mainSource, readingNotices, takeawayLine } from './parts.ts';
import { capital, counted, listed, naming, quoted, shorten } from './phrases.ts';
import { takeawaysAnswer } from './takeaways-answer.ts';
import { figureLines } from './tone-lines.ts';

const SHARED = 0.3;

/** Pairs of sentences in which post and article say the same, closest first. */
function sharedLines(post: Source, articles: readonly Source[], ledger: Ledger): string[] {
  const left = post.sentences.map((sentence) => ({ source: post, sentence }));
  const right = articles.flatMap((source) => source.sentences.map((sentence) => ({ source, sentence })));
  const { vectors } = wordVectors([...left, ...right].map(({ sentence }) => topicWords(sentence.text)));
  const pairs = left.flatMap((a, i) =>
    right.map((b, k) => ({ a, b, value: cosine(vectors[i] ?? new Map(), vectors[left.length + k] ?? new Map()) })),
  );
  const used = new Set<unknown>();
  const lines: string[] = [];
  for (const { a, b, value } of pairs.toSorted((x, y) => y.value - x.value)) {
    if (value < SHARED || lines.length === 2) break;
    if (used.has(a.sentence) || used.has(b.sentence)) continue;
    used.add(a.sentence).add(b.sentence);
    const mark = (side: typeof a) => `[${ledger.cite(side.source, side.sentence.quote)}]`;
    lines.push(
      `Post: ${quoted(a.sentence.text, 180)} ${mark(a)} — article: ${quoted(b.sentence.text, 180)} ${mark(b)}`,
    );
  }
  return lines;
}

/** No article that could be read: says why, and what the post itself says. */
function withoutArticles(material: Material, main: Source): Answer {
  const links = material.post?.links ?? [];
  const answer = takeawaysAnswer(material);
  const why =
    links.length === 0
      ? 'The post links no article, so there is nothing to add to it.'
      : `The post links ${counted(links.length, 'page')} that I can’t read from here: ${listed(links.slice(0, 3).map((link) => shorten(link.url, 90)))}.`;
  return main.kind === 'post' ? { ...answer, opening: [why, ...answer.opening.slice(0, 1)], sections: [] } : answer;
}

/** What the linked articles say beyond the post. */
export function articlesAnswer(material: Material): Answer {
  const main = mainSource(material);
  if (!main) throw new Error('articles need a text');
  const articles = material.sources.filter(({ kind, sentences }) => kind === 'article' && sentences.length > 0);
  const post = material.sources.find((source) => source.kind === 'post');
  if (articles.length === 0) return withoutArticles(material, main);
  if (!post || post.sentences.length === 0) return takeawaysAnswer(material);
  const ledger = createLedger();
  const beyond = post.sentences.map(({ text }) => text);
  const perArticle = articles.map((article) =>
    extractTakeaways([article], { beyond, count: articles.length > 2 ? 2 : 3 }),
  );
  const figures = [post, ...articles].flatMap((source) => figuresIn(source, material));
  const opening = articles.slice(0, 3).map((article, i) => {
    const [best] = (perArticle[i] ?? []).toSorted((a, b) => a.rank - b.rank);
    return best
      ? `${capital(naming(article))} adds: ${quoted(best.text)} [${ledger.cite(article, best.quote)}]`
      : `${capital(naming(article))} adds nothing that the post does not say.`;
  });
  const items = perArticle.flat().map((takeaway) => takeawayLine(takeaway, figures, ledger));
  const shared = sharedLines(post, articles, ledger);
  const differing = figureLines(
    figures.filter(({ origin, source }) => origin === 'differs' && source === post),
    ledger,
    false,
  );
  const confirmed = figureLines(
    figures.filter(({ origin, source }) => origin === 'confirmed' && source === post),
    ledger,
    false,
  );
  const checks = [...differing, ...confirmed];
  const sections: AnswerSection[] = [
    ...(checks.length > 0 ? [{ key: 'figures', title: 'The post’s figures against the articles', lines: checks }] : []),
    ...(shared.length > 0 ? [{ key: 'shared', title: 'Where post and article meet', lines: shared }] : []),
  ];
  const sum = differing.length > 0 ? ['Post and article do not agree on every figure; see below.'] : [];
  return {
    opening: [...opening, ...sum],
    ...(items.length > 0 ? { takeaways: { title: 'What the articles add', items } } : {}),
    sections,
    articles,
    notices: readingNotices(material),
    citations: ledger.citations,
  };
}
