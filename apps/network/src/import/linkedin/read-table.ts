import { parse } from 'csv-parse/sync';
import { ImportError } from '../import-error.ts';
import { linkedInTables, tableOfFile } from './linkedin-archive.ts';
import type { LinkedInRow, LinkedInTable, LinkedInTableName } from './linkedin-archive.ts';

const maxRows = 2000;
/** Some files begin with remarks. */
const maxRemarks = 8;

/** Reads a CSV file of LinkedIn's archive. Throws an `ImportError` when it is not the table of that name. */
export function readLinkedInTable(text: string, file: string, name: LinkedInTableName): LinkedInTable {
  const records = parseCsv(text, file);
  const wanted = linkedInTables[name];
  const head = records
    .slice(0, maxRemarks)
    .findIndex(({ record }) => wanted.every((column) => record.includes(column)));
  if (head < 0) {
    throw new ImportError('UNKNOWN_FORMAT', `${file} has other columns than LinkedIn gives it`, {
      field: file,
      expected: wanted.join(', '),
    });
  }
  const columns = records[head]?.record ?? [];
  const rows = records.slice(head + 1);
  if (rows.length > maxRows)
    throw new ImportError('TOO_MANY_RECORDS', `${file} has more than ${maxRows} lines`, { field: file });
  return {
    name,
    file,
    rows: rows.map((row) => toRow(row, columns)).filter(({ values }) => Object.keys(values).length > 0),
  };
}

/** Which of the tables a single CSV file is, by its name or else by its first lines; undefined when it is none. */
export function linkedInTableOf(text: string, filename: string): LinkedInTableName | undefined {
  const head = text.slice(0, 4000).split(/\r?\n/, maxRemarks);
  const fits = (name: LinkedInTableName) =>
    head.some((line) => {
      const columns = line
        .replace(/^\ufeff/, '')
        .split(',')
        .map((column) => column.trim().replaceAll('"', ''));
      return linkedInTables[name].every((column) => columns.includes(column));
    });
  const named = tableOfFile(filename);
  if (named) return /\.csv$/i.test(filename) && fits(named) ? named : undefined;
  const names = Object.keys(linkedInTables) as LinkedInTableName[];
  // A table with one common column is known by its file's name alone.
  return names.find((name) => linkedInTables[name].length > 1 && fits(name));
}

function toRow({ record, info }: CsvRecord, columns: readonly string[]): LinkedInRow {
  const values = columns.flatMap((column, index) => {
    const value = record[index]?.trim() ?? '';
    return value === '' ? [] : [[column.trim(), value] as const];
  });
  return { line: info.lines, values: Object.fromEntries(values) };
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function parseCsv(text: string, file: string): CsvRecord[] {
  try {
    const records: unknown = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 512 * 1024,
      to: maxRows + maxRemarks + 1,
    });
    return records as CsvRecord[];
  } catch (cause) {
    throw new ImportError('DAMAGED_FILE', `${file} is not valid CSV`, {
      field: file,
      expected: 'the file as LinkedIn made it',
      cause,
    });
  }
}
