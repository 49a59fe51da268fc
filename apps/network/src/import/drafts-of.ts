import { readJsonResume } from './json-resume.ts';
import type { Draft, ReadFile, ResumeFile } from './read-file.ts';
import type { Reading } from './reading.ts';

/** What a file's content becomes in the network. Throws an `ImportError` for a résumé that does not say whose it is. */
export const draftsOf = (content: ResumeFile | ReadFile, reading: Reading): readonly Draft[] =>
  'drafts' in content ? content.drafts : [readJsonResume(content.resume, reading)];
