import type { ImportKind } from '../http/api-schemas.ts';
import { countResumeSections } from '../resume/count-sections.ts';
import { splitFrontMatter } from './front-matter.ts';
import { jobHeadings } from './plain-job.ts';
import { isArticle } from './post.ts';
import type { Reading } from './reading.ts';
import { splitAtHeadings } from './text-sections.ts';

/** What a text is, by the headings it has. */
export function guessKind(text: string, reading: Reading): ImportKind {
  if (isArticle(text)) return 'article';
  const jobSections = splitAtHeadings(text, jobHeadings).filter(({ kind }) => kind !== undefined);
  const job = new Set(jobSections.map(({ kind }) => kind)).size;
  const jobLines = new Set(jobSections.map(({ heading }) => heading));
  const resume = countResumeSections(text, (line) => jobLines.has(line.trim()));
  if (resume >= 2 && resume > job) return 'resume';
  if (job >= 1 && job >= resume) return 'job';
  const isPlain = Object.keys(splitFrontMatter(text).fields).length === 0;
  if (isPlain) reading.note('Taken for a post, for it has no headings of a job or a résumé; say `kind` if it is one.');
  return 'post';
}
