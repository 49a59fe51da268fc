import type { ImportKind } from '../http/api-schemas.ts';
import { draftsOf } from '../import/drafts-of.ts';
import { openFile } from '../import/read-file.ts';
import type { ReadFile, ResumeFile } from '../import/read-file.ts';
import { createDocumentReader } from '../documents/document-reader.ts';
import { createReading } from '../import/reading.ts';
import type { Directory, Reading } from '../import/reading.ts';
import { testVocabulary } from './test-vocabulary.ts';

/** People and companies that posts in tests may mention. */
export const testDirectory: Directory = {
  find: (nameOrId) =>
    (
      [
        { type: 'person', id: 'person-amara-okafor', name: 'Amara Okafor' },
        { type: 'company', id: 'company-acme', name: 'Acme Tools & Sons' },
      ] as const
    ).find(({ id, name }) => id === nameOrId || name.toLowerCase() === nameOrId.toLowerCase()),
};

/** Reads a file as an import does, without storing anything. */
export async function readText(
  content: string | Uint8Array | object,
  options: { filename?: string; kind?: ImportKind } = {},
): Promise<ReadFile & Partial<ResumeFile> & Pick<Reading, 'left' | 'notes'>> {
  const text = typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content);
  const reading = createReading(testVocabulary, testDirectory);
  const documents = createDocumentReader();
  const file = await openFile({ bytes: Buffer.from(text as string), ...options }, reading, { documents });
  const drafts = draftsOf(file, reading);
  return { ...(file as ResumeFile), drafts, left: reading.left, notes: reading.notes };
}
