import { defineAgent } from '@trellis/core';
import { findArticles, findPosts, getArticle, getPost } from '@trellis/network-skills';
import { readArticle, searchNews, searchWeb } from '@trellis/web-skills';
import { explanation } from './explanation-prompt.ts';
import { nextQuestions } from './next-questions.ts';
import { planLookup } from './plan-lookup.ts';
import { respond, respondWithoutModel } from './respond.ts';
import { startersFor } from './starters.ts';

/** Looks beyond the post: what the network's articles and posts, and the open web where a host allows it, say about its topic. */
export const agent = defineAgent({
  id: 'knowledge',
  specVersion: 1,
  description: {
    en: 'Answers general questions about the topic behind a post or article: examples from companies, figures, explanations, what is new; searches the network and the web and names its sources.',
    de: 'Beantwortet allgemeine Fragen zum Thema hinter einem Beitrag oder Artikel: Beispiele aus Unternehmen, Zahlen, Erklärungen, Neues; sucht im Netzwerk und im Web und nennt die Quellen.',
  },
  surfaces: ['post', 'article'],
  starters: startersFor,
  routing: new URL('../data/routing.yaml', import.meta.url),
  examples: new URL('../data/examples.yaml', import.meta.url),
  policy: new URL('../data/policy.md', import.meta.url),
  skills: { getPost, getArticle, findArticles, findPosts, searchWeb, searchNews, readArticle },
  prompts: { explanation },
  plan: planLookup,
  respond,
  respondWithoutModel,
  suggest: nextQuestions,
});
