import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { scanPage } from './scan-page.ts';

/** What is readable of a page. Nothing of it was run or loaded. */
export interface MainContent {
  readonly title?: string;
  readonly author?: string;
  readonly site?: string;
  readonly publishedOn?: string;
  readonly language?: string;
  /** Of the main content alone. */
  readonly html: string;
}

const MAX_ELEMENTS = 15_000;
const MAX_DEPTH = 150;
const MAX_ATTRIBUTES = 100_000;
const MAX_ATTRIBUTES_OF_ONE = 500;

/**
 * Firefox's reader view of a saved page. Undefined when nothing on it reads like a text, or when it is too large or too deep to look: may take seconds
 * for a hostile page, so it is run in a thread that can be stopped.
 */
export function readMainContent(html: string): MainContent | undefined {
  if (!isOfReasonableSize(html)) return undefined;
  const { document } = parseHTML(/<body[\s>]/iu.test(html) ? html : `<html><body>${html}</body></html>`);
  const reader = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], {
    maxElemsToParse: MAX_ELEMENTS,
    charThreshold: 200,
    keepClasses: false,
  });
  const article = reader.parse();
  if (!article?.content) return undefined;
  const { title, byline, siteName, publishedTime, lang, content } = article;
  return {
    ...(title && { title }),
    ...(byline && { author: byline }),
    ...(siteName && { site: siteName }),
    ...(publishedTime && { publishedOn: publishedTime }),
    ...(lang && { language: lang }),
    html: content,
  };
}

/** Reader view is quadratic in the depth of a page and in the attributes of an element: this looks in one pass before it begins. */
function isOfReasonableSize(html: string): boolean {
  let [deepest, elements, attributes, most] = [0, 0, 0, 0];
  scanPage(html, {
    open({ depth, attributeCount }) {
      elements += 1;
      attributes += attributeCount;
      deepest = Math.max(deepest, depth);
      most = Math.max(most, attributeCount);
    },
    close() {},
  });
  return (
    elements <= MAX_ELEMENTS && deepest <= MAX_DEPTH && attributes <= MAX_ATTRIBUTES && most <= MAX_ATTRIBUTES_OF_ONE
  );
}
