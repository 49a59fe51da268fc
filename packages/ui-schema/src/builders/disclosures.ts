import type { UiBlock } from '@trellis/core';
import { buildBlock } from '../build-block.ts';
import type { BlockOptions } from '../build-block.ts';
import { label } from '../labels.ts';
import { paragraphs, underlined, wrap } from '../plain-text.ts';
import { addMarkdown } from './section.ts';

export interface DisclosuresOptions extends BlockOptions {
  readonly title: string;
  readonly items: readonly {
    readonly title: string;
    /** Markdown. */
    readonly body: string;
    /** A list; each point is Markdown on one line. */
    readonly points?: readonly string[];
  }[];
}

/** Titles that open: interview questions, for example. In the text form all are open, and numbered. */
export const disclosures = (options: DisclosuresOptions): UiBlock =>
  buildBlock({
    ...options,
    defaultKey: 'disclosures',
    items: options.items.length,
    draft: (draft) => {
      const title = draft.line(options.title);
      const texts: string[] = [];
      const children = options.items.slice(0, draft.items).map((item, index) => {
        const { ids, text } = addMarkdown(draft, item.body, item.points);
        const itemTitle = draft.line(item.title);
        const lead = `${index + 1}. `;
        const indented = text.replace(/^(?=.)/gm, ' '.repeat(lead.length));
        texts.push([wrap(itemTitle, lead), indented].filter(Boolean).join('\n'));
        return draft.add('Disclosure', { title: itemTitle, children: ids, ...(index === 0 && { open: true }) });
      });
      const empty = children.length === 0 ? [draft.add('Markdown', { text: label('nothing', options.locale) })] : [];
      draft.add('Section', { title, children: [...children, ...empty] });
      return paragraphs(underlined(title), ...texts, ...(empty.length > 0 ? [label('nothing', options.locale)] : []));
    },
  });
