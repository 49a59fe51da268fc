/** What is read of the archive that LinkedIn lets its members download. */
export interface LinkedInArchive {
  readonly tables: readonly LinkedInTable[];
  /** Files of the archive that were never opened, such as messages. */
  readonly unread: readonly string[];
}

/** One of its CSV files. */
export interface LinkedInTable {
  readonly name: LinkedInTableName;
  /** As it is called in the archive. */
  readonly file: string;
  readonly rows: readonly LinkedInRow[];
}

export interface LinkedInRow {
  /** Where it ends in the file, from 1. */
  readonly line: number;
  /** By the names of the first line, without those that are empty. */
  readonly values: Readonly<Record<string, string>>;
}

/** The tables that make a résumé, with columns that only they have. Everything else is left closed. */
export const linkedInTables = {
  Profile: ['First Name', 'Last Name', 'Headline'],
  Positions: ['Company Name', 'Title', 'Started On'],
  Education: ['School Name', 'Degree Name'],
  Skills: ['Name'],
  Certifications: ['Name', 'Authority'],
  Languages: ['Name', 'Proficiency'],
  Projects: ['Title', 'Description', 'Started On'],
  Volunteering: ['Company Name', 'Role'],
  Publications: ['Name', 'Publisher'],
  Honors: ['Title', 'Issued On'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type LinkedInTableName = keyof typeof linkedInTables;

/** Which table a file of the archive is, by its name. */
export function tableOfFile(path: string): LinkedInTableName | undefined {
  const name = path
    .split('/')
    .at(-1)
    ?.replace(/\.csv$/i, '');
  return (Object.keys(linkedInTables) as LinkedInTableName[]).find(
    (table) => table.toLowerCase() === name?.toLowerCase(),
  );
}
