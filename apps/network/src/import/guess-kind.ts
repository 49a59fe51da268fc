import type { ImportKind } from '../http/api-schemas.ts';
import { splitFrontMatter } from './front-matter.ts';
import { jobHeadings } from './plain-job.ts';
import { resumeHeadings } from './plain-resume.ts';
import { isArticle } from './post.ts';
import type { Reading } from './reading.ts';
import { splitAtHeadings } from './text-sections.ts';

/** What a text is, by the headings it has. */
export function guessKind(text: string, reading: Reading): ImportKind {
  if (isArticle(text)) return 'article';
  const count = (headings: Readonly<Record<string, RegExp>>) =>
    new Set(splitAtHeadings(text, headings).flatMap(({ kind }) => kind ?? [])).size;
  const [job, resume] = [count(jobHeadings), count(resumeHeadings)];
  if (resume >= 2 && resume > job) return 'resume';
  if (job >= 1 && job >= resume) return 'job';
  const isPlain = Object.keys(splitFrontMatter(text).fields).length === 0;
  if (isPlain) reading.note('Taken for a post, for it has no headings of a job or a résumé; say `kind` if it is one.');
  return 'post';
}
