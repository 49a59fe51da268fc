import type { Dossier, TurnContext } from '@trellis/core';
import { getArticle, getPost, skillInSentence } from '@trellis/network-skills';
import { subjectWords } from './words.ts';

type Turn = Pick<TurnContext, 'question' | 'view' | 'history'> & { readonly dossier: Dossier };

/** What a question is about. */
export interface Subject {
  /** What to search for. */
  readonly query: string;
  /** The same for a sentence: “accessibility, business value”. */
  readonly name: string;
}

/** Fewer words than these do not make a search: what is in view is meant as well. */
const enoughWords = 2;
const pointsAtView = /\b(?:this|that|these|those|it|its|here|they|dies\w*|das|hier)\b/iu;

/** The topics of what is in view, as they stand in a sentence. */
export function topicsInView({ view, dossier }: Turn): string[] {
  const post = view.post && dossier.get(getPost);
  const entries = dossier.all(getArticle);
  const article = entries.find((entry) => (entry.input as { articleId?: unknown }).articleId === view.article?.id);
  const topics = post?.topics ?? (article?.ok ? article.value.topics : []);
  return topics.slice(0, 2).map((topic) => skillInSentence(topic, []));
}

/** Whether what is in view has been looked up, with whatever outcome. */
export const isViewKnown = ({ view, dossier }: Turn): boolean =>
  (!view.post || dossier.all(getPost).length > 0) && (!view.article || dossier.all(getArticle).length > 0);

/** Undefined while it is not known, or when there is nothing to search for. */
export function subjectOf(turn: Turn): Subject | undefined {
  const own = subjectWords(turn.question);
  if (own.length >= enoughWords && !(own.length === enoughWords && pointsAtView.test(turn.question)))
    return { query: own.join(' '), name: named(own) };
  if (!isViewKnown(turn)) return undefined;
  const topics = topicsInView(turn);
  const before = topics.length === 0 ? subjectWords(turn.history.at(-1)?.question ?? '') : [];
  const words = [...own, ...topics, ...before];
  if (words.length === 0) return undefined;
  return { query: words.join(' ').slice(0, 300), name: topics.length > 0 ? topics.join(' and ') : named(words) };
}

const named = (words: readonly string[]) => words.slice(0, 6).join(' ');
