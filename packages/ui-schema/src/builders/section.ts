import type { UiBlock } from '@trellis/core';
import { buildBlock } from '../build-block.ts';
import type { BlockOptions, Draft } from '../build-block.ts';
import { label } from '../labels.ts';
import { markdownToText } from '../markdown.ts';
import { paragraphs, underlined, wrapLines } from '../plain-text.ts';

export interface SectionOptions extends BlockOptions {
  readonly title: string;
  /** Markdown. */
  readonly body?: string;
  /** A list; each item is Markdown on one line. */
  readonly items?: readonly string[];
}

/** A titled part of an answer: text, a list, or both. */
export const section = (options: SectionOptions): UiBlock =>
  buildBlock({
    ...options,
    defaultKey: 'section',
    items: Math.max(1, options.items?.length ?? 0),
    draft: (draft) => {
      const title = draft.line(options.title);
      const { ids, text } = addMarkdown(draft, options.body, options.items?.slice(0, draft.items));
      const empty = ids.length === 0 ? [draft.add('Markdown', { text: label('nothing', options.locale) })] : ids;
      draft.add('Section', { title, children: empty });
      return paragraphs(underlined(title), ids.length === 0 ? label('nothing', options.locale) : text);
    },
  });

/** Adds a body and a list as Markdown; nothing for what is empty. */
export function addMarkdown(
  draft: Draft,
  body: string | undefined,
  items: readonly string[] = [],
): { ids: string[]; text: string } {
  const list = items.map((item) => draft.markdown(item).replace(/\s*\n\s*/g, ' ')).filter((item) => item !== '');
  const parts = [draft.markdown(body), list.map((item) => `- ${item}`).join('\n')].filter((part) => part !== '');
  return {
    ids: parts.map((text) => draft.add('Markdown', { text })),
    text: paragraphs(...parts.map((part) => wrapLines(markdownToText(part)))),
  };
}
