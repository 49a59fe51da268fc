import { Type } from 'typebox';
import type { Importer } from '../import/importer.ts';
import { tooLarge } from '../import/importer.ts';
import { NetworkError } from '../network-error.ts';
import { ImportBody, ImportRecord, ImportSummary, maxImportBytes } from './api-schemas.ts';
import { defineRoute } from './route.ts';
import type { Route } from './route.ts';

/** Bringing files in, and taking them out again. */
export function importRoutes(importer: Importer): Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/imports',
      tag: 'imports',
      summary:
        'Takes in a résumé, job, post or article. All of a file or nothing; only the member sees what came of it.',
      body: ImportBody,
      // As JSON, text takes up to six times its size.
      bodyLimit: 6 * maxImportBytes,
      response: ImportSummary,
      status: 201,
      errors: [413, 415],
      handle({ viewer, body: { kind = 'auto', filename, content, encoding } }) {
        const bytes = encoding === 'base64' ? fromBase64(content) : Buffer.from(content.toWellFormed(), 'utf8');
        if (bytes.byteLength > maxImportBytes) throw tooLarge(bytes.byteLength, maxImportBytes);
        return importer.run({
          bytes,
          owner: viewer,
          ...(kind !== 'auto' && { kind }),
          ...(filename !== undefined && { filename }),
        });
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/imports',
      tag: 'imports',
      summary: 'What the member has imported, newest first.',
      response: Type.Object({ items: Type.Array(ImportRecord) }),
      status: 200,
      handle: ({ viewer }) => ({ items: importer.list(viewer) }),
    }),
    defineRoute({
      method: 'DELETE',
      path: '/imports/{id}',
      tag: 'imports',
      summary: 'Deletes an import with everything that only it brought.',
      parameters: Type.Object({ id: Type.String({ minLength: 1, maxLength: 200 }) }),
      status: 204,
      errors: [404],
      handle({ viewer, path: { id } }) {
        if (!importer.remove(viewer, id))
          throw new NetworkError('NOT_FOUND', 'there is no such import', { field: 'id' });
      },
    }),
  ];
}

function fromBase64(content: string): Buffer {
  const compact = content.replaceAll(/\s+/g, '');
  if (/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return Buffer.from(compact, 'base64');
  throw new NetworkError('INVALID_REQUEST', 'the content is not base64', {
    field: 'content',
    expected: 'base64, as encoding says',
  });
}
