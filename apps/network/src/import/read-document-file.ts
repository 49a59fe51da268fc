import { textOfDocument } from '../documents/text-of-document.ts';
import type { ReadDocument } from '../documents/thread/reader-task.ts';
import type { ImportKind } from '../http/api-schemas.ts';
import { guessKind } from './guess-kind.ts';
import { readPlainJob } from './plain-job.ts';
import { readArticle, readPost } from './post.ts';
import type { ReadFile, ResumeFile } from './read-file.ts';
import { readResumeDocument } from './read-resume-document.ts';
import type { Reading } from './reading.ts';

const formats = { pdf: 'PDF', docx: 'Word document', text: 'plain text', markdown: 'Markdown', html: 'HTML' } as const;

/** Reads what a document holds: a résumé by its lines; a job, a post or an article by its text. */
export function readDocumentFile(
  { document, resume }: ReadDocument,
  wanted: ImportKind | undefined,
  reading: Reading,
): ReadFile | ResumeFile {
  for (const note of document.notes) reading.note(note);
  const form = formats[document.format];
  const text = reading.clean(textOfDocument(document));
  const kind = wanted ?? guessKind(text, reading);
  if (kind === 'resume' && resume) return readResumeDocument({ document, resume }, `résumé (${form})`, reading);
  if (kind === 'article') return { kind, format: `article (${form})`, drafts: [readArticle(text, reading)] };
  if (kind === 'job') return { kind, format: `job posting (${form})`, drafts: [readPlainJob(text, reading)] };
  return { kind: 'post', format: `post (${form})`, drafts: [readPost(text, reading)] };
}
