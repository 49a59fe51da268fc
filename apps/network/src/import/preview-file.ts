import type { ImportPreview } from '../http/api-schemas.ts';
import { ImportError } from './import-error.ts';
import { draftsOf } from './drafts-of.ts';
import { openFile } from './read-file.ts';
import type { Draft, FileReaders, FileToRead } from './read-file.ts';
import type { Reading } from './reading.ts';
import { shownLines } from './shown-lines.ts';

export interface FileToPreview extends FileToRead {
  /** Whether the lines that were read are to be told, too. */
  readonly lines?: boolean | undefined;
}

/** Reads a file as an import does and says what would come of it: the draft to correct, where its values stand, what is left and why. */
export async function previewFile(file: FileToPreview, reading: Reading, readers: FileReaders): Promise<ImportPreview> {
  const content = await openFile(file, reading, readers);
  const drafts = tryDrafts(() => draftsOf(content, reading), reading);
  const isResume = 'resume' in content;
  const [first] = drafts;
  return {
    kind: content.kind,
    format: content.format,
    draft: isResume ? content.resume : drafts.map(({ entity }) => withoutId(entity.value)),
    fields: isResume ? [...content.fields] : [],
    took:
      drafts.length === 1 ? [...(first?.took ?? [])] : drafts.length > 1 ? [`${drafts.length} ${content.kind}s`] : [],
    left: [...reading.left],
    notes: [...reading.notes],
    ...(file.lines && isResume && content.document && { lines: shownLines(content.document) }),
  };
}

/** What is missing can be filled in before it is kept. */
function tryDrafts(read: () => readonly Draft[], reading: Reading): readonly Draft[] {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ImportError) || error.code !== 'MISSING_FIELD') throw error;
    reading.note(`To be filled in: ${error.field}, for ${error.message}.`);
    return [];
  }
}

const withoutId = ({ id: _id, ...value }: Draft['entity']['value']) => value;
