import type { ImportKind } from '../../http/api-schemas.ts';
import { ImportError } from '../import-error.ts';
import type { ResumeFile } from '../read-file.ts';
import type { Reading } from '../reading.ts';
import type { LinkedInArchive } from './linkedin-archive.ts';
import { linkedInResume } from './linkedin-resume.ts';

/** Reads LinkedIn's tables as the résumé they are. */
export function readLinkedIn(archive: LinkedInArchive, kind: ImportKind | undefined, reading: Reading): ResumeFile {
  if (kind !== undefined && kind !== 'resume') {
    throw new ImportError('WRONG_KIND', 'this is what LinkedIn has of a member, not what kind says', {
      field: 'kind',
      expected: 'resume',
    });
  }
  const { resume, fields, left } = linkedInResume(archive);
  for (const field of left) reading.leave(field);
  const { unread } = archive;
  if (unread.length > 0) {
    const shown = unread.slice(0, 5).join(', ');
    reading.note(
      `Only what makes a résumé was opened; ${unread.length} other ${unread.length === 1 ? 'file was' : 'files were'} left closed (${shown}${unread.length > 5 ? ', …' : ''}).`,
    );
  }
  return {
    kind: 'resume',
    format: archive.tables.length === 1 ? `LinkedIn’s ${archive.tables[0]?.file}` : 'LinkedIn archive',
    resume,
    fields,
  };
}
