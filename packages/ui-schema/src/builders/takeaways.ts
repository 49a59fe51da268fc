import type { UiBlock } from '@trellis/core';
import { buildBlock } from '../build-block.ts';
import type { BlockOptions } from '../build-block.ts';
import { label, quoted } from '../labels.ts';
import { escapeMarkdown } from '../markdown.ts';
import { paragraphs, underlined, wrap } from '../plain-text.ts';

export interface TakeawaysOptions extends BlockOptions {
  readonly title?: string;
  readonly items: readonly {
    /** Plain text, shown literally. */
    readonly text: string;
    /** The words of the source that say it. */
    readonly quote?: string;
    readonly source?: string;
    /** As in the text, such as `[1]`. */
    readonly marker?: string;
  }[];
}

/** What a text says, point by point, each with the words and the place it comes from. */
export const takeaways = (options: TakeawaysOptions): UiBlock =>
  buildBlock({
    ...options,
    defaultKey: 'takeaways',
    items: options.items.length,
    draft: (draft) => {
      const title = draft.line(options.title ?? label('takeaways', options.locale));
      const texts: string[] = [];
      const children = options.items.slice(0, draft.items).map((item) => {
        const text = draft.line(item.text);
        const cited = {
          marker: draft.optional(item.marker),
          quote: draft.optional(item.quote),
          source: draft.optional(item.source),
        };
        const quote =
          cited.quote === undefined || cited.quote === text ? undefined : quoted(cited.quote, options.locale);
        const from = [quote, cited.source].filter(Boolean).join(' – ');
        texts.push(
          [wrap([text, cited.marker].filter(Boolean).join(' '), '- '), ...(from === '' ? [] : [wrap(from, '  ')])].join(
            '\n',
          ),
        );
        const ids = [draft.add('Markdown', { text: escapeMarkdown(text) })];
        if (Object.values(cited).some(Boolean)) ids.push(draft.add('Citation', cited));
        return draft.add('Stack', { children: ids });
      });
      const nothing = label('nothing', options.locale);
      const empty = children.length === 0 ? [draft.add('Markdown', { text: nothing })] : [];
      draft.add('Section', { title, children: [...children, ...empty] });
      return paragraphs(underlined(title), texts.length === 0 ? nothing : texts.join('\n'));
    },
  });
