import type { UiBlock } from '@trellis/core';
import { buildBlock } from '../build-block.ts';
import type { BlockOptions } from '../build-block.ts';
import { label } from '../labels.ts';
import { wrapLines } from '../plain-text.ts';

export interface NoticeOptions extends BlockOptions {
  readonly tone: 'info' | 'caution' | 'sensitive';
  readonly text: string;
}

/** A remark beside the answer; its tone is also a word. */
export const notice = (options: NoticeOptions): UiBlock =>
  buildBlock({
    ...options,
    defaultKey: 'notice',
    draft: (draft) => {
      const { tone, locale } = options;
      const text = draft.text(options.text);
      draft.add('Notice', { tone, label: label(tone, locale), text });
      return wrapLines(`${label(tone, locale)}: ${text}`);
    },
  });
