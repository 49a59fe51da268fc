import { Type } from 'typebox';
import type { Static } from 'typebox';
import type { Viewer } from '../auth/token-verifier.ts';
import { sniffFormat } from '../documents/sniff-format.ts';
import type { Importer, ImportRequest } from '../import/importer.ts';
import { tooLarge } from '../import/read-file.ts';
import { NetworkError } from '../network-error.ts';
import {
  ImportBody,
  ImportPreview,
  ImportRecord,
  ImportSummary,
  ReadingBody,
  maxImportBytes,
  maxImportTextBytes,
} from './api-schemas.ts';
import { defineRoute } from './route.ts';
import type { Route } from './route.ts';
import { whileConnected } from './while-connected.ts';

/** As base64, bytes take a third more; as JSON, text takes up to six times its size, but of text there is less. */
const bodyLimit = Math.ceil(1.4 * maxImportBytes);

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
      bodyLimit,
      response: ImportSummary,
      status: 201,
      errors: [413, 415, 503],
      handle: ({ viewer, body }, request) =>
        whileConnected(request, (signal) => importer.run({ ...requestOf(body, viewer), signal })),
    }),
    defineRoute({
      method: 'POST',
      path: '/readings',
      tag: 'imports',
      summary:
        'Reads a file as an import does and stores nothing: the draft, where each value stands in the file and how sure that is.',
      body: ReadingBody,
      bodyLimit,
      response: ImportPreview,
      status: 200,
      errors: [413, 415, 503],
      handle: ({ viewer, body }, request) =>
        whileConnected(request, (signal) =>
          importer.preview({ ...requestOf(body, viewer), lines: body.lines ?? false, signal }),
        ),
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

function requestOf(body: Static<typeof ImportBody>, owner: Viewer): ImportRequest {
  const { kind = 'auto', filename, content, encoding } = body;
  const bytes = encoding === 'base64' ? fromBase64(content) : Buffer.from(content.toWellFormed(), 'utf8');
  if (bytes.byteLength > maxImportBytes) throw tooLarge(bytes.byteLength, maxImportBytes);
  // Text is read on the event loop; everything else has a thread of its own.
  if (bytes.byteLength > maxImportTextBytes && sniffFormat(bytes) === 'text')
    throw tooLarge(bytes.byteLength, maxImportTextBytes);
  return { bytes, owner, ...(kind !== 'auto' && { kind }), ...(filename !== undefined && { filename }) };
}

/** Decoding passes over what is no base64, and what it gives is then too short: cheaper to see than by a pattern over megabytes. */
function fromBase64(content: string): Buffer {
  const compact = content.replaceAll(/\s+/g, '').replace(/={1,2}$/, '');
  const bytes = Buffer.from(compact, 'base64');
  if (bytes.byteLength === Math.floor((compact.length * 3) / 4) && compact.length % 4 !== 1) return bytes;
  throw new NetworkError('INVALID_REQUEST', 'the content is not base64', {
    field: 'content',
    expected: 'base64, as encoding says',
  });
}
