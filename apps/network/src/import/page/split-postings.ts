import { htmlToText } from '../html-to-text.ts';
import { looksLikeJob } from './looks-like-job.ts';
import { readLabels } from './page-labels.ts';
import type { Label } from './page-labels.ts';
import { scanPage } from './scan-page.ts';

/** One of several postings on a page. */
export interface PagePosting {
  readonly title: string;
  readonly text: string;
  readonly labels: readonly Label[];
}

const MAX_POSTINGS = 100;
const LEVELS = ['h1', 'h2', 'h3'];

/**
 * Postings that stand below each other on a page: parts under headings of one level that each read like a posting. Empty where there are
 * fewer than two.
 */
export function splitPostings(html: string): PagePosting[] {
  const headings: { level: string; title: string; start: number; end: number }[] = [];
  scanPage<string>(html, {
    open: ({ name }) => name,
    close(name, from, to) {
      if (!LEVELS.includes(name) || to - from > 1000 || headings.length >= 1000) return;
      const title = htmlToText(html.slice(from, to)).replaceAll(/\s+/g, ' ');
      headings.push({ level: name, title, start: html.lastIndexOf('<', from - 1), end: to });
    },
  });
  for (const level of LEVELS) {
    const own = headings.filter((heading) => heading.level === level && heading.title !== '');
    const postings = own.flatMap(({ title, end }, index): PagePosting[] => {
      const part = html.slice(end, own[index + 1]?.start);
      const text = htmlToText(part);
      const labels = readLabels(part);
      return title.length <= 200 && looksLikeJob(text, labels) ? [{ title, text, labels }] : [];
    });
    if (postings.length > 1) return postings.slice(0, MAX_POSTINGS);
  }
  return [];
}
