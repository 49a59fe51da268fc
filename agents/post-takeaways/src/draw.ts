import type { AgentEvent, UiBlock } from '@trellis/core';
import { escapeMarkdown, ui } from '@trellis/ui-schema';
import type { Answer, TakeawayLine } from './answer/answer.ts';
import { shorten } from './answer/phrases.ts';
import type { Source } from './material.ts';

const messageId = 'post-takeaways';

/** Quoted text inside an answer: its words stay, but it can neither become a link nor a tag. */
const inert = (text: string): string => text.replaceAll('](', ']\\(').replace(/<(?=[A-Za-z/!?])/gu, '\\<');

const whose = ({ source, note }: TakeawayLine): string => {
  const from = source.kind === 'post' ? 'Post' : `Article: ${shorten(source.title ?? 'untitled', 80)}`;
  return note ? `${from} · ${note}` : from;
};

/** Links to the articles that were read; nothing when there are none. */
export function articleLinksOf(articles: readonly Source[], locale?: string): UiBlock | undefined {
  if (articles.length === 0) return undefined;
  return ui.articleLinks({
    key: 'articles',
    ...(locale ? { locale } : {}),
    items: articles.map(({ title, author, publisher, publishedOn, url }) => {
      const source = [author, publisher].filter(Boolean).join(', ');
      return {
        title: title ?? 'untitled',
        ...(source ? { source } : {}),
        ...(publishedOn ? { date: publishedOn } : {}),
        ...(url ? { url } : {}),
      };
    }),
  });
}

/** The answer as events: the opening as text with its citations, the rest as blocks. */
export function* drawAnswer(answer: Answer): Generator<AgentEvent> {
  yield { type: 'text-start', messageId };
  for (const [i, sentence] of answer.opening.entries())
    yield { type: 'text-delta', messageId, delta: `${i === 0 ? '' : ' '}${inert(sentence)}` };
  const blocks = [...blocksOf(answer)];
  const shown = [...answer.opening, ...blocks.map(({ text }) => text)].join('\n');
  // A list that was cut short leaves numbers behind that nobody sees.
  for (const citation of answer.citations)
    if (shown.includes(`[${citation.marker}]`)) yield { type: 'citation', messageId, ...citation };
  yield { type: 'text-end', messageId };
  for (const block of blocks) yield { type: 'ui-block', block };
}

function* blocksOf({ takeaways, sections, articles, notices }: Answer): Generator<UiBlock> {
  if (takeaways)
    yield ui.takeaways({
      key: 'takeaways',
      title: takeaways.title,
      items: takeaways.items.map((item) => ({ text: item.text, marker: `[${item.marker}]`, source: whose(item) })),
    });
  for (const { key, title, lines } of sections) yield ui.section({ key, title, items: lines.map(escapeMarkdown) });
  const links = articleLinksOf(articles);
  if (links) yield links;
  for (const [i, text] of notices.entries()) yield ui.notice({ key: `notice-${i + 1}`, tone: 'info', text });
}
