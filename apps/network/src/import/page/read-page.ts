import type { DocumentReader } from '../../documents/document-reader.ts';
import type { ImportKind } from '../../http/api-schemas.ts';
import { readArticleNode, readPostNode } from '../article-node.ts';
import { findNodes } from '../find-nodes.ts';
import type { FoundNodes } from '../find-nodes.ts';
import { ImportError } from '../import-error.ts';
import { readJsonLd } from '../json-ld.ts';
import { readPlainJob } from '../plain-job.ts';
import type { ReadFile } from '../read-file.ts';
import type { Reading } from '../reading.ts';
import { languageTag } from '../text-language.ts';
import type { MainText, PageParts } from './page-parts.ts';
import { kindOfNodes, readNodes } from './read-nodes.ts';

/** A saved web page. */
export interface Page {
  readonly html: string;
  /** Found out when absent. */
  readonly kind: ImportKind | undefined;
}

/** What pages are read with. */
export interface PageReaders {
  /** Without it, only structured data is read. */
  readonly documents?: DocumentReader | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Fewer words are no article. */
const MIN_WORDS = 80;
const MIN_JOB_WORDS = 25;
/** Of a page that is not made to be slow, reader view takes a fraction. */
const PAGE_MS = 5000;

/**
 * Reads a saved page: its JSON-LD, else its microdata or RDFa, else its main content, as a job or as an article. Nothing in it is run or fetched.
 * Throws where it holds neither, and says to paste the text.
 */
export async function readPage({ html, kind }: Page, reading: Reading, readers: PageReaders): Promise<ReadFile> {
  if (kind === 'resume')
    throw new ImportError(
      'WRONG_KIND',
      'this is a saved web page, in which only jobs, articles and posts are looked for',
      {
        field: 'kind',
        expected: 'job, article or post; or paste the text of the résumé',
      },
    );
  const language = languageTag(htmlLanguage(html));
  const ld = withLanguage(findNodes(readJsonLd(html, reading)), language);
  if (kindOfNodes(ld, kind) === 'job') return readNodes(ld, { kind, form: 'JSON-LD in a web page' }, reading);
  const parts = await readers.documents?.read('page', Buffer.from(html), {
    signal: readers.signal,
    deadlineMs: PAGE_MS,
  });
  const page = parts?.main;
  if (kindOfNodes(ld, kind) !== undefined) return readNodes(ld, { kind, form: 'JSON-LD in a web page', page }, reading);
  const marked = withLanguage(findNodes(parts?.items ?? []), language);
  if (kindOfNodes(marked, kind) !== undefined)
    return readNodes(marked, { kind, form: 'microdata or RDFa in a web page', page }, reading);
  const bare = parts === undefined ? undefined : readBare(parts, { kind, language }, reading);
  if (bare === undefined) throw nothingThere(kind, [...ld.others.keys()]);
  return bare;
}

interface Wanted {
  readonly kind: ImportKind | undefined;
  readonly language: string | undefined;
}

/** A page without structured data: what its main content is. */
function readBare(parts: PageParts, wanted: Wanted, reading: Reading): ReadFile | undefined {
  const text = reading.clean(parts.main?.text ?? parts.shortText);
  const words = text.split(/\s+/u).length;
  const mayBeJob = wanted.kind === 'job' || wanted.kind === undefined;
  if (mayBeJob && parts.isJob && words >= MIN_JOB_WORDS) return readBareJobs(parts, text, wanted.language, reading);
  if (parts.main === undefined || wanted.kind === 'job') return undefined;
  return words >= MIN_WORDS || wanted.kind === 'post' ? readBareText(parts, parts.main, wanted, reading) : undefined;
}

function readBareJobs(parts: PageParts, text: string, declared: string | undefined, reading: Reading): ReadFile {
  const language = languageTag(parts.main?.language) ?? declared;
  const title = parts.heading ?? parts.main?.title;
  const single = { title: title ?? '', text, labels: parts.labels };
  const postings = parts.postings.length > 1 ? parts.postings : [single];
  const drafts = postings.map((posting) => {
    const labels = posting.labels.map(([label, value]) => [label, reading.clean(value)] as const);
    const heading = reading.clean(posting.title);
    return readPlainJob(reading.clean(posting.text), reading, {
      ...(heading !== '' && { title: heading }),
      labels,
      language,
    });
  });
  reading.note('Read from the main content of the page; look whether it is all there and nothing else.');
  return { kind: 'job', format: 'job posting (main content of a web page)', drafts };
}

function readBareText(
  { canonical }: PageParts,
  main: MainText,
  { kind, language }: Wanted,
  reading: Reading,
): ReadFile {
  const node = {
    headline: main.title,
    author: main.author,
    publisher: main.site,
    datePublished: main.publishedOn,
    url: canonical,
  };
  const present = Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined));
  const found = { node: present, path: '', language: languageTag(main.language) ?? language };
  const draft = kind === 'post' ? readPostNode(found, reading, main) : readArticleNode(found, reading, main);
  reading.note('Read from the main content of the page; look whether it is all there and nothing else.');
  const read = kind === 'post' ? 'post' : 'article';
  return { kind: read, format: `${read} (main content of a web page)`, drafts: [{ ...draft, source: main.text }] };
}

function withLanguage(nodes: FoundNodes, language: string | undefined): FoundNodes {
  const add = (list: FoundNodes['jobs']) => list.map((found) => ({ ...found, language }));
  return { jobs: add(nodes.jobs), articles: add(nodes.articles), posts: add(nodes.posts), others: nodes.others };
}

const htmlLanguage = (html: string) =>
  /<html\b[^<>]{0,500}?\slang\s*=\s*["']?([\w-]{2,20})/iu.exec(html.slice(0, 5000))?.[1];
function nothingThere(kind: ImportKind | undefined, types: readonly string[]): ImportError {
  const seen =
    types.length === 0
      ? 'it has no JSON-LD at all, no microdata and no text that reads like one'
      : `it has ${types.slice(0, 8).join(', ')}`;
  const wanted = kind === undefined ? 'job posting or article' : kind === 'job' ? 'job posting' : kind;
  return new ImportError('NO_JOB_POSTING', `there is no ${wanted} on the page; ${seen}`, {
    field: 'content',
    expected: 'a page with a job posting or an article; or paste the text of the posting',
  });
}
