import { ImportError } from '../../import/import-error.ts';

/** What to say about a file that unpacks to more than a reader may hold. */
export const tooMuchInside = () =>
  new ImportError('TOO_MUCH_INSIDE', 'the file unpacks to far more than it seems to hold', {
    expected: 'a file without large pictures and attachments; or paste its text',
  });
