import type { Article, Post } from '@trellis/network-skills';
import { findMentions } from './find-mentions.ts';
import { findQuotes } from './find-quotes.ts';
import type { FoundNode } from './find-nodes.ts';
import { ImportError } from './import-error.ts';
import type { Draft } from './read-file.ts';
import type { Reading } from './reading.ts';
import { topicsOf } from './topics-of.ts';
import { openRecord } from './record-reader.ts';
import type { RecordReader } from './record-reader.ts';
import { plain, textsOf } from './schema-values.ts';
import { textDate } from './text-date.ts';
import { languageTag, textLanguage } from './text-language.ts';
import { isWebAddress, webAddress } from './web-address.ts';

/** The readable text of the page around a node, for nodes that only describe it. */
export interface PageText {
  readonly title?: string | undefined;
  readonly text: string;
  readonly links: Post['links'];
}

const about = [
  '@context',
  '@type',
  '@id',
  'image',
  'thumbnailUrl',
  'isAccessibleForFree',
  'wordCount',
  'isPartOf',
  'identifier',
];

/** Reads a schema.org Article, NewsArticle, BlogPosting and their like. */
export function readArticleNode(found: FoundNode, reading: Reading, page?: PageText): Draft {
  const record = openRecord(found.node, found.path, reading);
  const title = plain(record.text('headline', 'name', 'title')) ?? page?.title;
  const text = textOf(record, reading, page);
  if (title === undefined) throw missing(found.path, 'headline', 'the title of the article');
  const common = readCommon(record, { text, title, found, reading });
  const [publisher] = textsOf(record, 'publisher', ['name']);
  const url = webAddress(record, 'url', 'mainEntityOfPage');
  const author = common.authors.join(', ');
  const article: Article = {
    id: '',
    title,
    ...(author !== '' && { author }),
    ...(publisher !== undefined && { publisher }),
    ...common.facts,
    text,
    ...common.quotes,
    topics: common.topics,
    ...(url !== undefined && { url }),
    fictional: false,
  };
  end(record);
  const keys = (['author', 'publisher', 'publishedOn', 'modifiedOn', 'language', 'url'] as const).filter(
    (key) => article[key] !== undefined,
  );
  return { entity: { kind: 'article', value: article }, source: found.node, took: ['title', 'text', ...keys] };
}

/** Reads a schema.org SocialMediaPosting or DiscussionForumPosting. */
export function readPostNode(found: FoundNode, reading: Reading, page?: PageText): Draft {
  const record = openRecord(found.node, found.path, reading);
  const title = plain(record.text('headline', 'name'));
  const text = textOf(record, reading, page);
  const common = readCommon(record, { text, title, found, reading });
  const authorName = common.authors[0] ?? 'Unknown author';
  const author = reading.directory.find(authorName);
  const mentioned = textsOf(record, 'mentions', ['name']).flatMap((name) =>
    findMentions(`@${name}`, reading.directory),
  );
  const links = [
    ...new Map([...linksOf(record), ...linksIn(text), ...(page?.links ?? [])].map((link) => [link.url, link])).values(),
  ].slice(0, 100);
  const mentions = [...findMentions(text, reading.directory), ...mentioned];
  const post: Post = {
    id: '',
    ...(title !== undefined && { title }),
    author: author?.name ?? authorName,
    ...(author?.type === 'person' && { authorId: author.id }),
    ...common.facts,
    text,
    links,
    mentions: [...new Map(mentions.map((mention) => [`${mention.type} ${mention.name}`, mention])).values()],
    ...common.quotes,
    topics: common.topics,
    fictional: false,
  };
  end(record);
  return {
    entity: { kind: 'post', value: post },
    source: found.node,
    took: ['text', ...(title ? ['title'] : []), ...Object.keys(common.facts)],
  };
}

/** The node's own text, or that of the page where the node has less of it. */
function textOf(record: RecordReader, reading: Reading, page: PageText | undefined): string {
  const body = plain(record.text('articleBody', 'text'));
  const summary = plain(record.text('description', 'abstract'));
  const shown = page === undefined ? undefined : reading.clean(page.text) || undefined;
  const text = body !== undefined && body.length * 2 >= (shown?.length ?? 0) ? body : (shown ?? body ?? summary);
  if (text === undefined) throw missing(record.path, 'articleBody', 'the text of the article');
  if (body === undefined && shown === undefined)
    reading.note('There is only a summary in it, not the whole text; paste the text to have all of it.');
  return text;
}

interface Around {
  readonly text: string;
  readonly title: string | undefined;
  readonly found: FoundNode;
  readonly reading: Reading;
}

function readCommon(record: RecordReader, { text, title, found, reading }: Around) {
  const declared = languageTag(textsOf(record, 'inLanguage', ['alternateName', 'name'])[0]) ?? found.language;
  const language = textLanguage(text, declared);
  const dates = (['datePublished', 'dateCreated', 'uploadDate'] as const).flatMap(
    (name) => day(record, name, language, reading) ?? [],
  );
  const modifiedOn = day(record, 'dateModified', language, reading);
  const keywords = textsOf(record, 'keywords', ['name']).flatMap((words) => words.split(/,\s*/u));
  const named = [...keywords, ...textsOf(record, 'about', ['name'])]
    .slice(0, 50)
    .flatMap((name) => reading.vocabulary.resolve(name) ?? []);
  const topics = [...named, ...topicsOf(reading.vocabulary, title, text)];
  const quotes = findQuotes(text);
  return {
    authors: [...new Set(textsOf(record, 'author', ['name']))].slice(0, 10),
    facts: {
      ...(dates[0] !== undefined && { publishedOn: dates[0] }),
      ...(modifiedOn !== undefined && { modifiedOn }),
      ...(language !== undefined && { language }),
    },
    quotes: quotes.length > 0 ? { quotes } : {},
    topics: [...new Map(topics.map((topic) => [topic.id, topic])).values()],
  };
}

function day(record: RecordReader, name: string, language: string | undefined, reading: Reading): string | undefined {
  const text = record.text(name);
  if (text === undefined) return undefined;
  const date = textDate(text, language);
  if (date === undefined)
    reading.leave({
      path: `${record.path}.${name}`.replace(/^\./, ''),
      reason: 'not-understood',
      detail: 'expected a day',
    });
  return date;
}

function linksOf(record: RecordReader): Post['links'] {
  const names = ['sharedContent', 'citation', 'isBasedOn'];
  return names.flatMap((name) => {
    const links: { url: string; text?: string }[] = [];
    for (const each of record.records(name, (url) => links.push({ url }))) {
      const [url, text] = [each.text('url', '@id'), plain(each.text('headline', 'name'))];
      each.raw('@type');
      if (url !== undefined) links.push({ url, ...(text !== undefined && { text }) });
    }
    return links.filter(({ url }) => isWebAddress(url));
  });
}

/** Addresses that stand in the text itself. */
function linksIn(text: string): Post['links'] {
  return [...text.matchAll(/(?<![\w/])https?:\/\/[^\s<>()[\]"'`]{1,2000}/gu)]
    .slice(0, 100)
    .map((match) => ({ url: match[0].replace(/[.,;:!?]+$/u, '') }));
}

function end(record: RecordReader): void {
  for (const name of about) record.raw(name);
  record.end();
}

const missing = (path: string, name: string, expected: string) =>
  new ImportError('MISSING_FIELD', `there is no ${name}`, { field: path === '' ? name : `${path}.${name}`, expected });
