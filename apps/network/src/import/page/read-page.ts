import type { DocumentReader } from '../../documents/document-reader.ts';
import type { ImportKind } from '../../http/api-schemas.ts';
import { readArticleNode, readPostNode } from '../article-node.ts';
import type { PageText } from '../article-node.ts';
import { findNodes } from '../find-nodes.ts';
import type { FoundNodes } from '../find-nodes.ts';
import { htmlToText } from '../html-to-text.ts';
import { ImportError } from '../import-error.ts';
import { readJsonLd } from '../json-ld.ts';
import { jobHeadings, readPlainJob } from '../plain-job.ts';
import type { ReadFile } from '../read-file.ts';
import type { Reading } from '../reading.ts';
import { languageTag } from '../text-language.ts';
import { splitAtHeadings } from '../text-sections.ts';
import type { MainContent } from './main-content.ts';
import { readLabels } from './page-labels.ts';
import { pageText } from './page-text.ts';
import { readMarkup } from './read-markup.ts';
import { kindOfNodes, readNodes } from './read-nodes.ts';
import { scanPage } from './scan-page.ts';

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
  const marked = kindOfNodes(ld, kind) === undefined ? withLanguage(findNodes(readMarkup(html)), language) : undefined;
  const nodes = marked !== undefined && kindOfNodes(marked, kind) !== undefined ? marked : ld;
  const form = nodes === ld ? 'JSON-LD in a web page' : 'microdata or RDFa in a web page';
  const nodeKind = kindOfNodes(nodes, kind);
  if (nodeKind === 'job') return readNodes(nodes, { kind, form }, reading);
  const content = await readers.documents?.read('page', Buffer.from(html), {
    signal: readers.signal,
    deadlineMs: PAGE_MS,
  });
  const page = content && pageText(content);
  if (nodeKind !== undefined) return readNodes(nodes, { kind, form, page }, reading);
  return readBare({ html, kind, language: languageTag(content?.language) ?? language, content, page }, reading, [
    ...ld.others.keys(),
  ]);
}

interface BarePage extends Page {
  readonly language: string | undefined;
  readonly content: MainContent | undefined;
  readonly page: PageText | undefined;
}

/** A page without structured data: what its main content is. */
function readBare(
  { html, kind, language, content, page }: BarePage,
  reading: Reading,
  types: readonly string[],
): ReadFile {
  const text = reading.clean(page?.text ?? shortText(html));
  const words = text.split(/\s+/u).length;
  const labels = readLabels(html);
  const isJob = looksLikeJob(text, labels);
  if ((kind === 'job' || kind === undefined) && isJob && words >= MIN_JOB_WORDS) {
    const title = titleOf(html) ?? content?.title;
    const draft = readPlainJob(text, reading, {
      ...(title !== undefined && { title: reading.clean(title) }),
      labels: cleaned(labels, reading),
      language,
    });
    if (askedTwice(text))
      reading.note(
        'The page seems to hold several postings, and they were read as one; bring the text of each by itself.',
      );
    return { kind: 'job', format: 'job posting (main content of a web page)', drafts: [draft] };
  }
  const isText = page !== undefined && words >= MIN_WORDS;
  if (kind === 'job' || (!isText && kind !== 'post') || page === undefined) throw nothingThere(kind, types);
  const node = {
    headline: content?.title,
    author: content?.author,
    publisher: content?.site,
    datePublished: content?.publishedOn,
    url: canonicalOf(html),
  };
  const found = {
    node: Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined)),
    path: '',
    language,
  };
  const draft = kind === 'post' ? readPostNode(found, reading, page) : readArticleNode(found, reading, page);
  reading.note('Read from the main content of the page; look whether it is all there and nothing else.');
  return {
    kind: kind === 'post' ? 'post' : 'article',
    format: `${kind === 'post' ? 'post' : 'article'} (main content of a web page)`,
    drafts: [{ ...draft, source: text }],
  };
}

function looksLikeJob(text: string, labels: readonly (readonly [string, string])[]): boolean {
  const kinds = new Set(splitAtHeadings(text, jobHeadings).flatMap(({ kind }) => (kind === undefined ? [] : [kind])));
  const facts = labels.filter(([label]) =>
    /^(?:job title|location|salary|employment type|job type|closing date|apply by|date posted|department|contract)$/iu.test(
      label,
    ),
  ).length;
  return (
    (kinds.has('asks') && (kinds.has('duties') || facts > 0)) ||
    (kinds.has('duties') && facts > 0) ||
    (facts > 2 && kinds.size > 0)
  );
}

/** True when one and the same heading of requirements stands twice on a page. */
function askedTwice(text: string): boolean {
  const headings = splitAtHeadings(text, jobHeadings).flatMap(({ kind, heading }) =>
    kind === 'asks' ? [heading] : [],
  );
  return new Set(headings).size < headings.length;
}

/** The whole page as text where reader view finds nothing: short pages are often below what it takes for an article. */
function shortText(html: string): string {
  const text = htmlToText(html.slice(0, 400_000));
  return text.length <= 20_000 ? text : '';
}

const cleaned = (labels: readonly (readonly [string, string])[], reading: Reading) =>
  labels.map(([label, value]) => [label, reading.clean(value)] as const);

function withLanguage(nodes: FoundNodes, language: string | undefined): FoundNodes {
  const add = (list: FoundNodes['jobs']) => list.map((found) => ({ ...found, language }));
  return { jobs: add(nodes.jobs), articles: add(nodes.articles), posts: add(nodes.posts), others: nodes.others };
}

const htmlLanguage = (html: string) =>
  /<html\b[^<>]{0,500}?\slang\s*=\s*["']?([\w-]{2,20})/iu.exec(html.slice(0, 5000))?.[1];
const canonicalOf = (html: string) => {
  let address: string | undefined;
  scanPage(html.slice(0, 200_000), {
    open(tag) {
      if (tag.name === 'link' && /^canonical$/iu.test(tag.attribute('rel') ?? '')) address ??= tag.attribute('href');
    },
    close() {},
  });
  return address;
};

/** The one heading of the first level, which names the job more plainly than the title of the window. */
function titleOf(html: string): string | undefined {
  const headings: string[] = [];
  scanPage<boolean>(html, {
    open: (tag) => tag.name === 'h1',
    close(isHeading, from, to) {
      if (isHeading && to - from < 1000 && headings.length < 3)
        headings.push(htmlToText(html.slice(from, to)).replaceAll(/\s+/g, ' '));
    },
  });
  const [only] = [...new Set(headings.filter((heading) => heading !== '' && heading.length <= 200))];
  return headings.length <= 2 ? only : undefined;
}

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
