import type { Call, Dossier, TurnContext } from '@trellis/core';
import { call } from '@trellis/core';
import { getArticle, getPost, getProfile, getSkills } from '@trellis/network-skills';

/** Articles read with one post. */
export const MAX_ARTICLES = 4;
const MAX_SKILLS = 25;

const unique = (ids: readonly string[], limit: number): string[] => [...new Set(ids)].slice(0, limit);

/**
 * What to look up, by rounds: what is in view and who asks; then the articles that the post links; then how the topics relate to the
 * member's skills. Pure.
 */
export function planCalls({ view, member, dossier }: TurnContext & { readonly dossier: Dossier }): readonly Call[] {
  const post = dossier.get(getPost);
  const profile = dossier.get(getProfile);
  const linked = (post?.links ?? []).flatMap((link) => (link.articleId ? [link.articleId] : []));
  const articleIds = unique([...(view.article ? [view.article.id] : []), ...linked], MAX_ARTICLES);
  const topics = [post, ...dossier.all(getArticle).map((entry) => (entry.ok ? entry.value : undefined))].flatMap(
    (text) => text?.topics.map((topic) => topic.id) ?? [],
  );
  const tried = new Set(dossier.all(getArticle).map((entry) => (entry.input as { articleId?: string }).articleId));
  const settled = articleIds.every((id) => tried.has(id)) && (!view.post || dossier.all(getPost).length > 0);
  const own = profile?.skills.map((skill) => skill.id) ?? [];
  return [
    ...(view.post ? [call(getPost, { postId: view.post.id })] : []),
    ...(view.post || view.article ? [call(getProfile, { personId: member.id })] : []),
    ...articleIds.map((articleId) => call(getArticle, { articleId })),
    ...(settled && topics.length > 0 && own.length > 0
      ? [
          call(getSkills, {
            skillIds: unique([...unique(topics, MAX_SKILLS), ...unique(own, MAX_SKILLS)], 2 * MAX_SKILLS),
          }),
        ]
      : []),
  ];
}
