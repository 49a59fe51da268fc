import type { DocumentText } from '../documents/document.ts';
import { textOfDocument } from '../documents/text-of-document.ts';
import { readPlainResume } from './plain-resume.ts';
import type { ReadFile, ResumeFile } from './read-file.ts';
import type { Reading } from './reading.ts';

/** The one door for résumés that are no data: files of lines become JSON Resume, and that becomes a profile. */
export function readResumeDocument(document: DocumentText, format: string, reading: Reading): ReadFile | ResumeFile {
  return { kind: 'resume', format, drafts: [readPlainResume(textOfDocument(document), reading)] };
}
