import type { Dossier } from '@trellis/core';
import type { Article, PersonProfile, Post, SkillInfo, SkillRef } from '@trellis/network-skills';
import { getArticle, getPost, getProfile, getSkills } from '@trellis/network-skills';
import { languageOf } from './text/language.ts';
import type { TextLanguage } from './text/language.ts';
import { splitSentences } from './text/sentences.ts';
import type { Sentence } from './text/sentences.ts';

/** A text that was read: the post, or an article. */
export interface Source {
  readonly kind: 'post' | 'article';
  readonly id: string;
  /** The dossier entry it came with. */
  readonly entryId: string;
  readonly title?: string;
  readonly author?: string;
  readonly publisher?: string;
  readonly publishedOn?: string;
  readonly url?: string;
  readonly text: string;
  readonly topics: readonly SkillRef[];
  readonly language: TextLanguage;
  readonly sentences: readonly Sentence[];
  /** False when the text was too long to be read to its end. */
  readonly whole: boolean;
  readonly fictional: boolean;
}

/** Everything an answer is made from. */
export interface Material {
  readonly post?: Post;
  /** The post first, then its articles in the order of its links. */
  readonly sources: readonly Source[];
  readonly profile?: PersonProfile;
  readonly relations: readonly SkillInfo[];
  /** Links of the post that lead out of the network, or to an article that could not be read. */
  readonly unread: readonly Post['links'][number][];
}

/** Sentences read of all sources together; the similarity matrix grows with its square. */
export const MAX_SENTENCES = 400;

interface Entry<T> {
  readonly id: string;
  readonly value: T;
}

function found<T>(entries: ReturnType<Dossier['all']>): Entry<T>[] {
  return entries.flatMap((entry) => (entry.ok ? [{ id: entry.id, value: entry.value as T }] : []));
}

type Unread = Omit<Source, 'sentences' | 'whole' | 'language'>;

const textOfPost = ({ id, value }: Entry<Post>): Unread => ({
  kind: 'post',
  id: value.id,
  entryId: id,
  ...(value.title ? { title: value.title } : {}),
  author: value.author,
  ...(value.publishedOn ? { publishedOn: value.publishedOn } : {}),
  text: value.text,
  topics: value.topics,
  fictional: value.fictional,
});

const textOfArticle = ({ id, value }: Entry<Article>): Unread => ({
  kind: 'article',
  id: value.id,
  entryId: id,
  title: value.title,
  ...(value.author ? { author: value.author } : {}),
  ...(value.publisher ? { publisher: value.publisher } : {}),
  ...(value.publishedOn ? { publishedOn: value.publishedOn } : {}),
  ...(value.url ? { url: value.url } : {}),
  text: value.text,
  topics: value.topics,
  fictional: value.fictional,
});

/** Reads the texts, sharing the sentence budget so that a huge post leaves room for its articles. */
function read(texts: readonly Unread[]): Source[] {
  const share = Math.floor(MAX_SENTENCES / Math.max(1, texts.length));
  return texts.map((text) => {
    const { sentences, whole } = splitSentences(text.text, { maxSentences: share, headings: text.kind === 'article' });
    return { ...text, sentences, whole, language: languageOf(text.text) };
  });
}

/** What the dossier holds, ready to be worked on. Pure. */
export function readMaterial(dossier: Dossier): Material {
  const post = found<Post>(dossier.all(getPost))[0];
  const articles = found<Article>(dossier.all(getArticle));
  const order = (post?.value.links ?? []).map((link) => link.articleId);
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  const sorted = articles.toSorted((a, b) => place(a.value.id) - place(b.value.id));
  const profile = dossier.get(getProfile);
  const readIds = new Set(articles.map((article) => article.value.id));
  return {
    ...(post ? { post: post.value } : {}),
    sources: read([...(post ? [textOfPost(post)] : []), ...sorted.map(textOfArticle)]),
    ...(profile ? { profile } : {}),
    relations: dossier.get(getSkills)?.items ?? [],
    unread: (post?.value.links ?? []).filter((link) => !link.articleId || !readIds.has(link.articleId)),
  };
}

/** False when there is nothing to read: no text, or one of links, tags and emoji only. */
export const hasSentences = ({ sources }: Material): boolean => sources.some((source) => source.sentences.length > 0);
