import type { Call, Dossier, Skill, TurnContext } from '@trellis/core';
import { call } from '@trellis/core';
import type { SearchPage } from '@trellis/network-skills';
import { findArticles, findPosts, getArticle, getPost } from '@trellis/network-skills';
import type { WebResults } from '@trellis/web-skills';
import { readArticle, searchNews, searchWeb } from '@trellis/web-skills';
import { subjectOf } from './subject.ts';

const articlesRead = 3;
const postsRead = 3;
const pagesRead = 3;

const asksForNews =
  /\b(?:news|newest|latest|recent(?:ly)?|these days|this (?:week|month|year)|neu(?:es|este\w*)?|aktuell\w*)\b/iu;

type Turn = TurnContext & { readonly dossier: Dossier };

/**
 * Round one: what is in view, and the searches that the question names itself. Round two: searches by the topics of what is in view, where
 * the question only points at it. Round three: the best of what was found, read whole. What failed is not asked for again.
 */
export function planLookup(turn: Turn): Call[] {
  const { view, dossier, question } = turn;
  const calls: Call[] = [];
  if (view.post) calls.push(call(getPost, { postId: view.post.id }));
  if (view.article) calls.push(call(getArticle, { articleId: view.article.id }));
  const subject = subjectOf(turn);
  if (!subject) return calls;
  const { query } = subject;
  calls.push(call(findArticles, { query, limit: 5 }), call(findPosts, { query, limit: 5 }));
  calls.push(
    asksForNews.test(question)
      ? call(searchNews, { query, limit: 6, since: 'year' })
      : call(searchWeb, { query, limit: 6 }),
  );
  const idsOf = (skill: Skill<never, SearchPage>) => dossier.get(skill)?.items.map(({ id }) => id) ?? [];
  for (const articleId of idsOf(findArticles).slice(0, articlesRead)) calls.push(call(getArticle, { articleId }));
  for (const postId of idsOf(findPosts).slice(0, postsRead)) calls.push(call(getPost, { postId }));
  for (const { url } of webResultsOf(dossier).slice(0, pagesRead)) calls.push(call(readArticle, { url }));
  return calls;
}

/** Hits of the web and of the news, in their order. */
export const webResultsOf = (dossier: Dossier): WebResults['items'] => [
  ...(dossier.get(searchWeb)?.items ?? []),
  ...(dossier.get(searchNews)?.items ?? []),
];
