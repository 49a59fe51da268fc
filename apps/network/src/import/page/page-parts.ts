import type { PageText } from '../article-node.ts';
import { htmlToText } from '../html-to-text.ts';
import { looksLikeJob } from './looks-like-job.ts';
import { readMainContent } from './main-content.ts';
import type { MainContent } from './main-content.ts';
import { readLabels } from './page-labels.ts';
import type { Label } from './page-labels.ts';
import { pageText } from './page-text.ts';
import { readMarkup } from './read-markup.ts';
import type { MarkupItem } from './read-markup.ts';
import { scanPage } from './scan-page.ts';
import { splitPostings } from './split-postings.ts';
import type { PagePosting } from './split-postings.ts';

/** The main content of a page as plain text. */
export type MainText = Omit<MainContent, 'html'> & Pick<PageText, 'text' | 'links'>;

/** What a saved page holds apart from its JSON-LD. */
export interface PageParts {
  /** Of microdata and RDFa. */
  readonly items: readonly MarkupItem[];
  /** The one heading of the first level, which names a job more plainly than the title of the window. */
  readonly heading?: string;
  readonly canonical?: string;
  /** The main content; absent where nothing reads like a text, and where a microdata posting says all. */
  readonly main?: MainText;
  /** Of a short page without a main content. */
  readonly shortText: string;
  readonly labels: readonly Label[];
  readonly isJob: boolean;
  /** Where there are several below each other. */
  readonly postings: readonly PagePosting[];
}

const MAX_SHORT = 20_000;

/** Reads a page that is UTF-8. Takes time and memory with the page, and seconds for a hostile one: run it in a thread that can be stopped. */
export function readPageParts(bytes: Uint8Array): PageParts {
  const html = new TextDecoder().decode(bytes);
  const items = readMarkup(html);
  const none = { items, shortText: '', labels: [], isJob: false, postings: [] };
  if (items.some(isPosting)) return none;
  const content = readMainContent(html);
  const main = content && mainText(content);
  const shortText = main === undefined && html.length < 20 * MAX_SHORT ? htmlToText(html) : '';
  const labels = readLabels(html);
  const text = main?.text ?? shortText;
  return {
    ...none,
    ...headOf(html),
    ...(main && { main }),
    shortText: shortText.length <= MAX_SHORT ? shortText : '',
    labels,
    isJob: looksLikeJob(text, labels),
    postings: content === undefined ? [] : splitPostings(content.html),
  };
}

const isPosting = (item: MarkupItem) => [item['@type']].flat().includes('JobPosting');

function mainText({ html, ...facts }: MainContent): MainText {
  return { ...facts, ...pageText(html) };
}

function headOf(html: string): { heading?: string; canonical?: string } {
  const headings: string[] = [];
  let canonical: string | undefined;
  scanPage<boolean>(html, {
    open(tag) {
      if (tag.name === 'link' && /^canonical$/iu.test(tag.attribute('rel') ?? '')) canonical ??= tag.attribute('href');
      return tag.name === 'h1';
    },
    close(isHeading, from, to) {
      if (isHeading && to - from < 1000 && headings.length < 3)
        headings.push(htmlToText(html.slice(from, to)).replaceAll(/\s+/g, ' '));
    },
  });
  const [only, ...others] = [...new Set(headings.filter((heading) => heading !== ''))];
  return {
    ...(only !== undefined && only.length <= 200 && others.length === 0 && { heading: only }),
    ...(canonical !== undefined && { canonical }),
  };
}
