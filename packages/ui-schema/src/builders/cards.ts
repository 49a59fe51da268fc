import type { UiBlock } from '@trellis/core';
import { buildBlock } from '../build-block.ts';
import type { BlockOptions } from '../build-block.ts';
import { formatDay } from '../labels.ts';
import { paragraphs, wrap, wrapLines } from '../plain-text.ts';
import { safeUrl } from '../safe-url.ts';

export interface JobCardOptions extends BlockOptions {
  readonly title: string;
  readonly company?: string;
  readonly place?: string;
  /** Short phrases: kind of employment, pay, … */
  readonly facts?: readonly string[];
  readonly url?: string;
}

export interface CompanyCardOptions extends BlockOptions {
  readonly name: string;
  readonly industry?: string;
  readonly size?: string;
  readonly place?: string;
  readonly about?: string;
  readonly url?: string;
}

export interface ProfileCardOptions extends BlockOptions {
  readonly name: string;
  readonly headline?: string;
  readonly place?: string;
  /** Short phrases. */
  readonly facts?: readonly string[];
  readonly url?: string;
}

export interface PostCardOptions extends BlockOptions {
  readonly author: string;
  readonly authorHeadline?: string;
  readonly title?: string;
  /** YYYY-MM-DD. */
  readonly date?: string;
  /** Plain text. */
  readonly excerpt?: string;
  readonly url?: string;
}

/** Parts in one line; nothing for what is absent. */
export const inLine = (...parts: readonly (string | undefined)[]): string | undefined =>
  parts.filter(Boolean).join(' · ') || undefined;

/** Lines of a card, each wrapped; nothing for what is absent. */
export const cardText = (...lines: readonly (string | undefined)[]): string =>
  lines
    .filter((line) => line !== undefined && line !== '')
    .map((line) => wrap(line as string))
    .join('\n');

/** A job. */
export const jobCard = (options: JobCardOptions): UiBlock =>
  buildBlock({
    ...options,
    defaultKey: 'job',
    draft: (draft) => {
      const title = draft.line(options.title);
      const [company, place] = [draft.optional(options.company), draft.optional(options.place)];
      const facts = (options.facts ?? [])
        .slice(0, 20)
        .map((fact) => draft.line(fact))
        .filter(Boolean);
      const url = safeUrl(options.url);
      draft.add('JobCard', { title, company, place, ...(facts.length > 0 && { facts }), url });
      return cardText(title, inLine(company, place), inLine(...facts), url);
    },
  });

/** A company. */
export const companyCard = (options: CompanyCardOptions): UiBlock =>
  buildBlock({
    ...options,
    defaultKey: 'company',
    draft: (draft) => {
      const name = draft.line(options.name);
      const [industry, size, place] = [options.industry, options.size, options.place].map((part) =>
        draft.optional(part),
      );
      const about = draft.text(options.about) || undefined;
      const url = safeUrl(options.url);
      draft.add('CompanyCard', { name, industry, size, place, about, url });
      return [cardText(name, inLine(industry, size, place)), wrapLines(about ?? ''), url].filter(Boolean).join('\n');
    },
  });

/** A person. */
export const profileCard = (options: ProfileCardOptions): UiBlock =>
  buildBlock({
    ...options,
    defaultKey: 'profile',
    draft: (draft) => {
      const name = draft.line(options.name);
      const [headline, place] = [draft.optional(options.headline), draft.optional(options.place)];
      const facts = (options.facts ?? [])
        .slice(0, 20)
        .map((fact) => draft.line(fact))
        .filter(Boolean);
      const url = safeUrl(options.url);
      draft.add('ProfileCard', { name, headline, place, ...(facts.length > 0 && { facts }), url });
      return cardText(name, inLine(headline, place), inLine(...facts), url);
    },
  });

/** A post. */
export const postCard = (options: PostCardOptions): UiBlock =>
  buildBlock({
    ...options,
    defaultKey: 'post',
    draft: (draft) => {
      const author = draft.line(options.author);
      const [authorHeadline, title] = [draft.optional(options.authorHeadline), draft.optional(options.title)];
      const date = draft.optional(options.date)?.slice(0, 40);
      const excerpt = draft.text(options.excerpt) || undefined;
      const url = safeUrl(options.url);
      draft.add('PostCard', { title, author, authorHeadline, date, excerpt, url });
      const by = inLine(author, authorHeadline, date && formatDay(date, options.locale));
      return paragraphs([cardText(title, by), wrapLines(excerpt ?? ''), url].filter(Boolean).join('\n'));
    },
  });
