import type { Article, Post } from '@trellis/network-skills';
import { findMentions } from './find-mentions.ts';
import { findQuotes } from './find-quotes.ts';
import { splitFrontMatter } from './front-matter.ts';
import { ImportError } from './import-error.ts';
import { markdownToText } from './markdown-text.ts';
import type { MarkdownText, TextLink } from './markdown-text.ts';
import type { Draft } from './read-file.ts';
import type { Reading } from './reading.ts';
import { textDate } from './text-date.ts';
import { textLanguage } from './text-language.ts';
import { isWebAddress, webAddress } from './web-address.ts';
import { openRecord } from './record-reader.ts';
import type { RecordReader } from './record-reader.ts';
import { topicsOf } from './topics-of.ts';

const noAuthor = 'Unknown author';

/** Reads a post in Markdown; everything in its front matter may be missing. */
export function readPost(markdown: string, reading: Reading): Draft {
  const { record, content } = open(markdown, reading);
  const { links, mentions } = splitLinks(content, reading);
  const title = record.text('title') ?? content.heading;
  const named = record.texts('mentions').flatMap((name) => findMentions(`@${name}`, reading.directory));
  const authorName = record.text('author') ?? noAuthor;
  const author = reading.directory.find(authorName);
  const headline = record.text('authorHeadline', 'headline');
  const post: Post = {
    id: '',
    ...(title !== undefined && { title }),
    author: author?.name ?? authorName,
    // An id that nobody has yet is kept: the author may come in later.
    ...((author?.type === 'person' || authorName.startsWith('person-')) && { authorId: author?.id ?? authorName }),
    ...(headline !== undefined && { authorHeadline: headline }),
    ...factsOf(record, content.text, reading),
    text: content.text,
    links,
    mentions: distinct([...mentions, ...findMentions(content.text, reading.directory), ...named]),
    ...quotesOf(content.text),
    topics: allTopics(record, { title, text: content.text }, reading),
    fictional: false,
  };
  record.end();
  const counts = [counted(links.length, 'link'), counted(post.mentions.length, 'mention')].flat();
  const took = ['text', ...(title ? ['title'] : []), ...counts];
  return { entity: { kind: 'post', value: post }, source: markdown, took };
}

const counted = (count: number, what: string) => (count === 0 ? [] : [`${count} ${what}${count === 1 ? '' : 's'}`]);

/** Reads an article in Markdown; it needs a title, in its front matter or as its first heading. */
export function readArticle(markdown: string, reading: Reading): Draft {
  const { record, content } = open(markdown, reading);
  const title = record.text('title') ?? content.heading;
  if (title === undefined) {
    throw new ImportError('MISSING_FIELD', 'the article has no title', {
      field: 'title',
      expected: 'a title in the front matter, or a first heading',
    });
  }
  const [authorName, publisher, url] = [
    record.text('author'),
    record.text('publisher'),
    webAddress(record, 'url', 'canonical'),
  ];
  const author = authorName === undefined ? undefined : (reading.directory.find(authorName)?.name ?? authorName);
  const article: Article = {
    id: '',
    title,
    ...(author !== undefined && { author }),
    ...(publisher !== undefined && { publisher }),
    ...factsOf(record, content.text, reading),
    text: content.text,
    ...quotesOf(content.text),
    topics: allTopics(record, { title, text: content.text }, reading),
    ...(url !== undefined && { url }),
    fictional: false,
  };
  record.end();
  const keys = (['author', 'publisher', 'publishedOn', 'url'] as const).filter((key) => article[key] !== undefined);
  return { entity: { kind: 'article', value: article }, source: markdown, took: ['title', 'text', ...keys] };
}

/** Whether the front matter says that this is an article. */
export function isArticle(markdown: string): boolean {
  const { fields } = splitFrontMatter(markdown);
  const kind = Object.hasOwn(fields, 'kind') ? 'kind' : 'type';
  if (Object.hasOwn(fields, kind)) return /article/i.test(String((fields as Record<string, unknown>)[kind]));
  return Object.hasOwn(fields, 'publisher') || Object.hasOwn(fields, 'canonical');
}

function open(markdown: string, reading: Reading): { record: RecordReader; content: MarkdownText } {
  const { fields, body } = splitFrontMatter(markdown);
  const record = openRecord(fields, '', reading);
  for (const name of ['id', 'kind', 'type', 'fictional', 'sample']) record.raw(name);
  const content = markdownToText(body);
  if (content.text !== '') return { record, content };
  throw new ImportError('EMPTY_FILE', 'there is no text below the front matter', {
    expected: 'the text of the post or article',
  });
}

/** When a text was published and changed, and its language. Half a date is left, for the network shows days. */
function factsOf(
  record: RecordReader,
  text: string,
  reading: Reading,
): Pick<Article, 'publishedOn' | 'modifiedOn' | 'language'> {
  const language = textLanguage(text, record.text('language', 'lang', 'inLanguage'));
  const publishedOn = dateOf(
    record.raw('date', 'publishedOn', 'datePublished', 'published'),
    'date',
    language,
    reading,
  );
  const modifiedOn = dateOf(
    record.raw('modifiedOn', 'dateModified', 'modified', 'updated', 'lastmod'),
    'modified',
    language,
    reading,
  );
  return {
    ...(publishedOn !== undefined && { publishedOn }),
    ...(modifiedOn !== undefined && { modifiedOn }),
    ...(language !== undefined && { language }),
  };
}

function dateOf(value: unknown, path: string, language: string | undefined, reading: Reading): string | undefined {
  if (value === undefined) return undefined;
  const text =
    value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString().slice(0, 10) : String(value);
  const date = textDate(text, language);
  if (date === undefined) reading.leave({ path, reason: 'not-understood', detail: 'expected YYYY-MM-DD' });
  return date;
}

function quotesOf(text: string): Pick<Post, 'quotes'> {
  const quotes = findQuotes(text);
  return quotes.length > 0 ? { quotes } : {};
}

/** What the author names first, then what is found. */
function allTopics(
  record: RecordReader,
  { title, text }: { title: string | undefined; text: string },
  { vocabulary }: Reading,
): Post['topics'] {
  const named = record
    .texts('topics', 'tags')
    .flatMap((name) => vocabulary.get(name) ?? vocabulary.resolve(name) ?? []);
  const all = [...named.map(({ id, name }) => ({ id, name })), ...topicsOf(vocabulary, title, text)];
  return [...new Map(all.map((topic) => [topic.id, topic])).values()];
}

/** Links into the network are mentions of people and companies, or articles by their id. */
function splitLinks({ links }: MarkdownText, reading: Reading): Pick<Post, 'links' | 'mentions'> {
  const result: Pick<Post, 'links' | 'mentions'> = { links: [], mentions: [] };
  for (const link of links) {
    const id = inNetwork.exec(link.url)?.[1];
    const known = id === undefined ? undefined : reading.directory.find(id);
    if (known) result.mentions.push({ type: known.type, name: known.name });
    else if (id !== undefined)
      result.links.push({ ...asLink(link), articleId: id.replace(/^(?!article-)/, 'article-') });
    else if (isWebAddress(link.url)) result.links.push(asLink(link));
    else
      reading.leave({
        path: `link ${link.url.slice(0, 80)}`,
        reason: 'not-understood',
        detail: 'expected http or https',
      });
  }
  return result;
}

/** `/companies/company-acme`, `../articles/on-testing.md`, or the bare id. */
const inNetwork =
  /^(?:(?:\.{0,2}\/)*(?:people|companies|articles)\/|(?=(?:person|company|article)-))([\w-]{1,200}?)(?:\.md)?$/;
const asLink = ({ url, text }: TextLink) => ({ url, ...(text !== undefined && { text }) });
const distinct = (mentions: readonly Post['mentions'][number][]) => [
  ...new Map(mentions.map((mention) => [`${mention.type} ${mention.name}`, mention])).values(),
];
