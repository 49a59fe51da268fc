import type { RecognisedResume } from '../resume/read-resume.ts';
import type { ResumeFile } from './read-file.ts';
import type { Reading } from './reading.ts';

/** The one door for résumés that are no data: what was recognised in lines becomes a profile. */
export function readResumeDocument(recognised: RecognisedResume, format: string, reading: Reading): ResumeFile {
  const { resume, fields, protectedFacts, unread, notUnderstood } = recognised;
  for (const path of protectedFacts) reading.leave({ path, reason: 'on-purpose' });
  for (const path of unread) reading.leave({ path, reason: 'no-place' });
  for (const path of notUnderstood) reading.leave({ path, reason: 'not-understood', detail: 'expected dates beside it' });
  reading.note('Recognised by its headings and its layout: look whether positions and dates came out right.');
  return { kind: 'resume', format, resume, fields };
}
