import type { ImportKind } from '../http/api-schemas.ts';
import { readFile } from '../import/read-file.ts';
import type { ReadFile } from '../import/read-file.ts';
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
): Promise<ReadFile & Pick<Reading, 'left' | 'notes'>> {
  const text = typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content);
  const reading = createReading(testVocabulary, testDirectory);
  const file = await readFile({ bytes: Buffer.from(text as string), ...options }, reading);
  return { ...file, left: reading.left, notes: reading.notes };
}
