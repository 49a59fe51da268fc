import { jobHeadings } from '../plain-job.ts';
import { splitAtHeadings } from '../text-sections.ts';
import type { Label } from './page-labels.ts';

const FACT =
  /^(?:job title|location|salary|pay|employment type|job type|closing date|apply by|date posted|department|contract|hours)$/iu;

/** True for a text with the headings of a posting: what is asked, with duties or facts beside it. */
export function looksLikeJob(text: string, labels: readonly Label[]): boolean {
  const kinds = new Set(splitAtHeadings(text, jobHeadings).flatMap(({ kind }) => (kind === undefined ? [] : [kind])));
  const facts = labels.filter(([label]) => FACT.test(label)).length;
  if (kinds.has('asks') && (kinds.has('duties') || facts > 0)) return true;
  return (kinds.has('duties') && facts > 0) || (facts > 2 && kinds.size > 0);
}
