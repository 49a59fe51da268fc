import { companyCard, jobCard, postCard, profileCard } from './builders/cards.ts';
import { disclosures } from './builders/disclosures.ts';
import { articleLinks, courses } from './builders/lists.ts';
import { matchTable } from './builders/match-table.ts';
import { notice } from './builders/notice.ts';
import { section } from './builders/section.ts';
import { takeaways } from './builders/takeaways.ts';

/**
 * Blocks of an answer, each with its plain-text form. Builders never throw: what does not fit is shortened, and the block says so; what may
 * not be opened is not a link.
 */
export const ui = {
  matchTable,
  section,
  disclosures,
  takeaways,
  notice,
  jobCard,
  companyCard,
  profileCard,
  postCard,
  articleLinks,
  courses,
} as const;
