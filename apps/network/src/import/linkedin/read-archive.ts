import type { Zip } from '../../documents/zip/open-zip.ts';
import type { LinkedInArchive, LinkedInTable } from './linkedin-archive.ts';
import { tableOfFile } from './linkedin-archive.ts';
import { readLinkedInTable } from './read-table.ts';

/** Whether an archive is LinkedIn's: two of its tables, or the one that says whose it is. */
export function isLinkedInArchive({ names }: Pick<Zip, 'names'>): boolean {
  const tables = names.filter((name) => /\.csv$/i.test(name)).flatMap((name) => tableOfFile(name) ?? []);
  return tables.includes('Profile') || tables.length > 1;
}

/** Reads the tables of an archive that make a résumé. No other file of it is opened. */
export async function readLinkedInArchive(zip: Zip): Promise<LinkedInArchive> {
  const tables = new Map<string, LinkedInTable>();
  const unread: string[] = [];
  for (const path of zip.names) {
    const name = /\.csv$/i.test(path) ? tableOfFile(path) : undefined;
    const file = path.split('/').at(-1) ?? path;
    if (name === undefined || tables.has(name)) {
      if (!path.endsWith('/')) unread.push(file.slice(0, 100));
      continue;
    }
    const bytes = (await zip.read(path)) ?? new Uint8Array();
    tables.set(name, readLinkedInTable(new TextDecoder().decode(bytes), file, name));
  }
  return { tables: [...tables.values()], unread: unread.slice(0, 200) };
}
