import type { Dossier } from '@trellis/core';
import { createDossier } from '@trellis/core';
import type { Article, PersonProfile, Post, SkillInfo } from '@trellis/network-skills';
import { dossierEntry } from '@trellis/network-skills/testing';
import { designer, relations } from './texts.ts';

/** What a turn knows after its rounds: the post, its articles, the member and the relations of skills. */
export function dossierOf(given: {
  post?: Post;
  articles?: readonly Article[];
  profile?: PersonProfile | null;
  skills?: readonly SkillInfo[];
}): Dossier {
  const profile = given.profile === undefined ? designer : given.profile;
  return createDossier([
    ...(given.post ? [dossierEntry('get-post', given.post, 'e-post')] : []),
    ...(profile ? [dossierEntry('get-profile', profile, 'e-profile')] : []),
    ...(given.articles ?? []).map((article, i) => dossierEntry('get-article', article, `e-article-${i + 1}`)),
    dossierEntry('get-skills', { items: given.skills ?? relations }, 'e-skills'),
  ]);
}
