import type { DocumentText } from '../documents/document.ts';
import type { RecognisedResume } from '../resume/read-resume.ts';
import type { ResumeFile } from './read-file.ts';
import type { Reading } from './reading.ts';

/** A document in which a résumé was recognised. */
export interface ResumeDocument {
  readonly document: DocumentText;
  readonly resume: RecognisedResume;
}

/** The one door for résumés that are no data: what was recognised in lines becomes a profile. */
export function readResumeDocument(recognised: ResumeDocument, format: string, reading: Reading): ResumeFile {
  const { document, resume: found } = recognised;
  const { resume, fields, protectedFacts, unread, notUnderstood } = found;
  for (const path of protectedFacts) reading.leave({ path, reason: 'on-purpose' });
  for (const path of unread) reading.leave({ path, reason: 'no-place' });
  for (const path of notUnderstood)
    reading.leave({ path, reason: 'not-understood', detail: 'expected dates beside it' });
  reading.note('Recognised by its headings and its layout: look whether positions and dates came out right.');
  return { kind: 'resume', format, resume, fields, document };
}
