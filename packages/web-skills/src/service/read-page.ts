import { TrellisError } from '@trellis/core';
import type { WebArticle } from '../web-skills.ts';
import { decodePage } from './decode-page.ts';
import type { ExtractedArticle } from './extract-article.ts';
import { dayOf, plainText, shortened, webAddress } from './plain-text.ts';
import { discard, readBytes } from './read-bytes.ts';
import { ServiceFailure } from './service-failure.ts';

const maxBytes = 2 * 1024 * 1024;
const maxCharacters = 24_000;

/** Fetches a page and follows its redirects; `url` of the response is where it was in the end. */
export type FetchPage = (
  url: string,
  request: { readonly signal: AbortSignal; readonly headers: Readonly<Record<string, string>> },
) => Promise<Response>;

export interface PageReader {
  /** Must refuse addresses that are not public ones, at each redirect: strangers wrote them. */
  readonly fetch: FetchPage;
  extract(html: string, signal: AbortSignal): Promise<ExtractedArticle | undefined>;
  readonly signal: AbortSignal;
}

/** One page, made readable. Nothing else than the page is fetched. Throws `ServiceFailure`, or the signal's reason. */
export async function readPage(address: string, { fetch, extract, signal }: PageReader): Promise<WebArticle> {
  const asked = webAddress(address);
  if (!asked) throw new ServiceFailure(400, 'the address is not one of a public page');
  const headers = { accept: 'text/html,application/xhtml+xml;q=0.9,text/plain;q=0.8' };
  const response = await fetch(asked.href, { headers, signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    const refused = TrellisError.isInstance(error) && ['BLOCKED_ADDRESS', 'INVALID_URL'].includes(error.code);
    if (refused) throw new ServiceFailure(400, 'the address is not one of a public page', { cause: error });
    throw new ServiceFailure(500, 'the page could not be fetched', { cause: error });
  });
  const type = checkAnswer(response);
  const bytes = await readBytes(response, maxBytes).catch((error: unknown) => {
    signal.throwIfAborted();
    throw error instanceof ServiceFailure ? error : new ServiceFailure(500, 'the page broke off', { cause: error });
  });
  const page = decodePage(bytes, response.headers.get('content-type') ?? '');
  const article = type === 'text/plain' ? { title: '', text: page.trim() } : await extract(page, signal);
  if (!article || article.text === '') throw new ServiceFailure(404, 'the page has no readable text');
  return toArticle(article, webAddress(response.url) ?? asked);
}

function checkAnswer(response: Response): string {
  const { status } = response;
  const type = (response.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const refuse = (code: number, message: string) => {
    discard(response);
    return new ServiceFailure(code, message);
  };
  if (status === 404 || status === 410) throw refuse(404, `the site answered ${status}`);
  if ([401, 402, 403, 451].includes(status)) throw refuse(403, `the site answered ${status}`);
  if (status !== 200) throw refuse(500, `the site answered ${status}`);
  if (!['text/html', 'application/xhtml+xml', 'text/plain'].includes(type)) throw refuse(422, 'the page is no text');
  return type;
}

function toArticle(article: ExtractedArticle, url: URL): WebArticle {
  const author = plainText(article.author, 120);
  const publishedOn = dayOf(article.publishedOn);
  return {
    url: url.href,
    site: url.hostname.replace(/^www\./u, ''),
    title: plainText(article.title, 300) || url.hostname,
    ...(author === '' ? {} : { author }),
    ...(publishedOn === undefined ? {} : { publishedOn }),
    text: shortened(article.text, maxCharacters),
    cut: article.text.length > maxCharacters,
  };
}
