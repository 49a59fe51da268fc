import type { UiBlock } from '@trellis/core';
import { buildBlock } from '../build-block.ts';
import type { BlockOptions, Draft } from '../build-block.ts';
import { formatDay, formatNumber, label } from '../labels.ts';
import { paragraphs, underlined, wrap } from '../plain-text.ts';
import { safeUrl } from '../safe-url.ts';
import { inLine } from './cards.ts';

export interface ArticleLinksOptions extends BlockOptions {
  readonly title?: string;
  readonly items: readonly {
    readonly title: string;
    readonly source?: string;
    /** YYYY-MM-DD. */
    readonly date?: string;
    readonly summary?: string;
    readonly url?: string;
  }[];
}

export interface CoursesOptions extends BlockOptions {
  readonly title?: string;
  readonly items: readonly {
    readonly title: string;
    readonly provider: string;
    readonly hours: number;
    /** Shown in the member's language where it is one of these. */
    readonly level: 'beginner' | 'intermediate' | 'advanced' | (string & {});
    readonly url?: string;
    /** Names of skills. */
    readonly teaches: readonly string[];
  }[];
}

/** Articles to read. */
export const articleLinks = (options: ArticleLinksOptions): UiBlock => {
  const title = options.title ?? label('articles', options.locale);
  return list(options, { title, defaultKey: 'articles' }, (item, draft) => {
    const drawn = {
      title: draft.line(item.title),
      source: draft.optional(item.source),
      date: draft.optional(item.date)?.slice(0, 40),
      summary: draft.optional(item.summary),
      url: safeUrl(item.url),
    };
    const { source, date, summary, url } = drawn;
    const lines = [inLine(source, date && formatDay(date, options.locale)), summary, url];
    return { id: draft.add('ArticleLink', drawn), lines: [drawn.title, ...lines] };
  });
};

/** Courses, with what they teach. */
export const courses = (options: CoursesOptions): UiBlock => {
  const { locale } = options;
  const title = options.title ?? label('courses', locale);
  return list(options, { title, defaultKey: 'courses' }, (item, draft) => {
    const { hours, level } = item;
    const duration =
      Number.isFinite(hours) && hours > 0
        ? `${formatNumber(hours, locale)} ${label(hours === 1 ? 'hour' : 'hours', locale)}`
        : '';
    const facts = [duration, isLevel(level) ? label(level, locale) : draft.line(level)].filter(Boolean);
    const teaches = item.teaches
      .slice(0, 50)
      .map((skill) => draft.line(skill))
      .filter(Boolean);
    const drawn = {
      title: draft.line(item.title),
      provider: draft.line(item.provider),
      facts,
      teaches,
      url: safeUrl(item.url),
    };
    const taught = teaches.length === 0 ? undefined : `${label('teaches', locale)}: ${teaches.join(', ')}`;
    return {
      id: draft.add('CourseCard', { ...drawn, teachesLabel: label('teaches', locale) }),
      lines: [drawn.title, inLine(drawn.provider, ...facts), taught, drawn.url],
    };
  });
};

const isLevel = (level: string): level is 'beginner' | 'intermediate' | 'advanced' =>
  level === 'beginner' || level === 'intermediate' || level === 'advanced';

/** A titled list of cards; in the text form, a list with its details indented. */
function list<Item>(
  options: BlockOptions & { readonly items: readonly Item[] },
  { title, defaultKey }: { title: string; defaultKey: string },
  card: (item: Item, draft: Draft) => { id: string; lines: readonly (string | undefined)[] },
): UiBlock {
  const draft = (draft: Draft) => {
    const cards = options.items.slice(0, draft.items).map((item) => card(item, draft));
    const shownTitle = draft.line(title);
    const nothing = label('nothing', options.locale);
    const empty = cards.length === 0 ? [draft.add('Markdown', { text: nothing })] : [];
    draft.add('CardList', { title: shownTitle, children: [...cards.map(({ id }) => id), ...empty] });
    const texts = cards.map(({ lines }) =>
      lines
        .filter((line) => line !== undefined && line !== '')
        .map((line, index) => wrap(line as string, index === 0 ? '- ' : '  '))
        .join('\n'),
    );
    return paragraphs(underlined(shownTitle), texts.length === 0 ? nothing : texts.join('\n'));
  };
  return buildBlock({ ...options, defaultKey, items: options.items.length, draft });
}
