import type { Dossier, DossierEntry, TurnContext } from '@trellis/core';
import { getArticle, getPost } from '@trellis/network-skills';
import { readArticle, searchNews, searchWeb } from '@trellis/web-skills';
import type { Sentence } from './sentences.ts';
import { sentencesOf } from './sentences.ts';

/** A text that an answer may rest on. */
export interface Source {
  /** `hit`: only the sentences that a search engine showed, the page was not read. */
  readonly kind: 'post' | 'article' | 'page' | 'hit';
  readonly entryId: string;
  readonly title: string;
  /** Who wrote it and where, in one line. */
  readonly origin: string;
  readonly publishedOn?: string;
  readonly url?: string;
  readonly text: string;
  readonly sentences: readonly Sentence[];
  /** Part of what the member looks at anyway. */
  readonly inView: boolean;
}

const maxSources = 30;
/** Sentences of one source that can be quoted. */
export const sentencesEach = 80;

type Turn = Pick<TurnContext, 'view'> & { readonly dossier: Dossier };
type Found = Omit<Source, 'sentences'>;

const values = <O>(entries: readonly DossierEntry<O>[]) =>
  entries.flatMap((entry) => (entry.ok ? [{ id: entry.id, value: entry.value }] : []));
const line = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(', ');
const optional = (publishedOn: string | undefined, url?: string) => ({
  ...(publishedOn ? { publishedOn } : {}),
  ...(url ? { url } : {}),
});

/** Everything that was found and has sentences: the network first, then pages, then mere hits. What is in view comes last. */
export function readSources(turn: Turn): Source[] {
  const found = [...networkSources(turn), ...webSources(turn.dossier)];
  const read = found.map((one) => ({ ...one, sentences: sentencesOf(one.text, sentencesEach) }));
  const usable = read.filter(({ sentences }) => sentences.length > 0);
  const seen = usable.filter(({ inView }) => inView);
  return [...usable.filter(({ inView }) => !inView).slice(0, maxSources - seen.length), ...seen];
}

function networkSources({ view, dossier }: Turn): Found[] {
  const articles = values(dossier.all(getArticle)).map(({ id, value }): Found => ({
    kind: 'article',
    entryId: id,
    title: value.title,
    origin: line(value.author, value.publisher),
    ...optional(value.publishedOn, value.url),
    text: value.text,
    inView: value.id === view.article?.id,
  }));
  const posts = values(dossier.all(getPost)).map(({ id, value }): Found => ({
    kind: 'post',
    entryId: id,
    title: value.title ?? `Post by ${value.author}`,
    origin: value.author,
    ...optional(value.publishedOn),
    text: value.text,
    inView: value.id === view.post?.id,
  }));
  return [...articles, ...posts];
}

function webSources(dossier: Dossier): Found[] {
  const pages = values(dossier.all(readArticle)).map(({ id, value }): Found => ({
    kind: 'page',
    entryId: id,
    title: value.title,
    origin: line(value.author, value.site),
    ...optional(value.publishedOn, value.url),
    text: value.text,
    inView: false,
  }));
  const read = new Set(values(dossier.all(readArticle)).map(({ value }) => value.url));
  const asked = dossier.all(readArticle).flatMap((entry) => (entry.ok ? [(entry.input as { url: string }).url] : []));
  const hits = [...values(dossier.all(searchWeb)), ...values(dossier.all(searchNews))].flatMap(({ id, value }) =>
    value.items
      .filter(({ url, snippet }) => snippet && !read.has(url) && !asked.includes(url))
      .map((item): Found => ({
        kind: 'hit',
        entryId: id,
        title: item.title,
        origin: item.site,
        ...optional(item.publishedOn, item.url),
        text: item.snippet ?? '',
        inView: false,
      })),
  );
  return [...pages, ...hits];
}

/** What could not be looked at on the web, in words; undefined when the web was searched. */
export function webTrouble(dossier: Dossier): string | undefined {
  const searches = [...dossier.all(searchWeb), ...dossier.all(searchNews)];
  if (searches.length === 0 || searches.some((entry) => entry.ok)) return undefined;
  const isOff = searches.some((entry) => !entry.ok && entry.failure.code === 'NOT_CONFIGURED');
  return isOff
    ? 'Web search is not available here, so I looked only at what the network itself holds.'
    : 'The web search gave no usable answer this time, so I looked only at what the network itself holds.';
}
