import type { View } from '@trellis/core';
import { createDossier } from '@trellis/core';
import { describe, expect, it } from 'vitest';
import { dossierOf } from './__fixtures__/dossiers.ts';
import { formsArticle, opinionPost } from './__fixtures__/texts.ts';
import { planCalls } from './plan.ts';

const context = {
  question: '',
  member: { id: 'person-me', locale: 'en', timeZone: 'UTC' },
  history: [],
  now: new Date('2026-03-05T09:00:00Z'),
  signal: new AbortController().signal,
};
const planned = (view: View, dossier = createDossier()) =>
  planCalls({ ...context, view, dossier }).map(({ skill, input }) => [skill.name, input]);
const post: View = { post: { type: 'post', id: 'post-forms' } };

describe('the plan', () => {
  it('begins with what is in view and who asks', () => {
    expect(planned(post)).toEqual([
      ['get-post', { postId: 'post-forms' }],
      ['get-profile', { personId: 'person-me' }],
    ]);
  });

  it('adds the articles that the network holds, four at most, each once', () => {
    const links = ['a', 'b', 'a', 'c', 'd', 'e'].map((articleId) => ({
      url: `https://x.example/${articleId}`,
      articleId,
    }));
    const dossier = dossierOf({
      post: { ...opinionPost, links: [...links, { url: 'https://y.example' }] },
      profile: null,
    });
    const articles = planned(post, createDossier(dossier.entries)).filter(([name]) => name === 'get-article');
    expect(articles.map(([, input]) => input)).toEqual(['a', 'b', 'c', 'd'].map((articleId) => ({ articleId })));
  });

  it('then asks how the topics relate to the skills of the member, once the articles are there', () => {
    const before = dossierOf({ post: opinionPost });
    expect(planned(post, createDossier(before.entries)).map(([name]) => name)).not.toContain('get-skills');
    const read = dossierOf({ post: opinionPost, articles: [formsArticle] }).entries.map((entry) =>
      entry.skill === 'get-article' ? { ...entry, input: { articleId: 'article-forms' } } : entry,
    );
    expect(planned(post, createDossier(read)).find(([name]) => name === 'get-skills')).toEqual([
      'get-skills',
      { skillIds: ['accessibility', 'front-end', 'usability', 'react'] },
    ]);
  });

  it('works for an article without a post, and asks for nothing when nothing is in view', () => {
    expect(planned({ article: { type: 'article', id: 'article-forms' } })).toEqual([
      ['get-profile', { personId: 'person-me' }],
      ['get-article', { articleId: 'article-forms' }],
    ]);
    expect(planned({})).toEqual([]);
  });
});
