import type { Post } from '@trellis/network-skills';
import type { PageText } from '../article-node.ts';
import { htmlToText } from '../html-to-text.ts';
import { isWebAddress } from '../web-address.ts';
import { scanPage } from './scan-page.ts';

const MAX_LINKS = 100;

/** A part of a page as plain text, with the links in it. */
export function pageText(html: string): Pick<PageText, 'text' | 'links'> {
  return { text: htmlToText(html), links: linksOf(html) };
}

function linksOf(html: string): Post['links'] {
  const links = new Map<string, Post['links'][number]>();
  scanPage<string | undefined>(html, {
    open: (tag) => (tag.name === 'a' ? tag.attribute('href') : undefined),
    close(url, from, to) {
      if (url === undefined || links.size >= MAX_LINKS || links.has(url) || url.length > 2000 || !isWebAddress(url))
        return;
      const text = to - from > 2000 ? '' : htmlToText(html.slice(from, to)).replaceAll(/\s+/g, ' ');
      links.set(url, { url, ...(text !== '' && text !== url && { text }) });
    },
  });
  return [...links.values()];
}
