import { toPartialDate } from '../../profile/partial-date.ts';
import type { FieldSource } from '../../documents/field-source.ts';
import type { LeftField } from '../../http/api-schemas.ts';
import type { LinkedInArchive, LinkedInRow, LinkedInTable, LinkedInTableName } from './linkedin-archive.ts';

/** A résumé out of LinkedIn's tables, and where each of its values stands in them. */
export interface LinkedInResume {
  /** JSON Resume. */
  readonly resume: Readonly<Record<string, unknown>>;
  readonly fields: readonly FieldSource[];
  readonly left: readonly LeftField[];
}

/** Of each table: the list of JSON Resume it becomes, and which column becomes which field. */
const lists: { readonly [K in LinkedInTableName]?: { list: string; columns: Readonly<Record<string, string>> } } = {
  Positions: {
    list: 'work',
    columns: {
      'Company Name': 'name',
      Title: 'position',
      Description: 'summary',
      'Started On': 'startDate',
      'Finished On': 'endDate',
    },
  },
  Education: {
    list: 'education',
    columns: {
      'School Name': 'institution',
      'Degree Name': 'studyType',
      'Start Date': 'startDate',
      'End Date': 'endDate',
    },
  },
  Skills: { list: 'skills', columns: { Name: 'name' } },
  Certifications: { list: 'certificates', columns: { Name: 'name', Authority: 'issuer', 'Started On': 'date' } },
  Languages: { list: 'languages', columns: { Name: 'language', Proficiency: 'fluency' } },
  Projects: { list: 'projects', columns: { Title: 'name', Description: 'description' } },
  Volunteering: {
    list: 'volunteer',
    columns: {
      'Company Name': 'organization',
      Role: 'position',
      Description: 'summary',
      'Started On': 'startDate',
      'Finished On': 'endDate',
    },
  },
  Publications: { list: 'publications', columns: { Name: 'name', Publisher: 'publisher' } },
};

const onPurpose = new Set(['Birth Date', 'Maiden Name']);
const contact = new Set(['Address', 'Zip Code', 'Twitter Handles', 'Websites', 'Instant Messengers']);
const dates = new Set(['startDate', 'endDate', 'date']);

/** Makes a résumé of LinkedIn's tables, value by value as they are; dates in the form of JSON Resume. */
export function linkedInResume({ tables }: LinkedInArchive): LinkedInResume {
  const fields: FieldSource[] = [];
  const left = new Map<string, LeftField>();
  const leave = ({ file }: LinkedInTable, column: string, reason: LeftField['reason']) => {
    const path = `${file}: ${column}`;
    left.set(path, { path, reason });
  };
  const resume: Record<string, unknown> = {};
  for (const table of tables) {
    const mapping = lists[table.name];
    if (table.name === 'Profile') resume['basics'] = readBasics(table, fields, leave);
    else if (mapping)
      resume[mapping.list] = table.rows.map((row, index) => readEntry(row, index, table, fields, leave));
    else for (const row of table.rows) for (const column of Object.keys(row.values)) leave(table, column, 'no-place');
  }
  return { resume, fields, left: [...left.values()] };
}

type Leave = (table: LinkedInTable, column: string, reason: LeftField['reason']) => void;

function readEntry(row: LinkedInRow, index: number, table: LinkedInTable, fields: FieldSource[], leave: Leave) {
  const { list, columns } = lists[table.name] ?? { list: '', columns: {} };
  const entry: Record<string, string> = {};
  for (const [column, value] of Object.entries(row.values)) {
    const key = Object.hasOwn(columns, column) ? columns[column] : undefined;
    if (key === undefined) leave(table, column, 'no-place');
    else {
      entry[key] = dates.has(key) ? (toPartialDate(value) ?? value) : value;
      fields.push(sourceOf(`/${list}/${index}/${key}`, { row, table, column }));
    }
  }
  // LinkedIn leaves the end of what goes on empty.
  const goesOn =
    Object.hasOwn(columns, 'Finished On') && entry['startDate'] !== undefined && entry['endDate'] === undefined;
  return goesOn ? { ...entry, endDate: 'present' } : entry;
}

function readBasics(table: LinkedInTable, fields: FieldSource[], leave: Leave): Record<string, unknown> {
  const [row] = table.rows;
  const values = row?.values ?? {};
  const basics: Record<string, unknown> = {};
  const take = (path: string, column: string) => {
    if (row) fields.push(sourceOf(`/basics/${path}`, { row, table, column }));
  };
  const name = [values['First Name'], values['Last Name']].filter(Boolean).join(' ');
  if (name !== '') {
    basics['name'] = name;
    take('name', values['First Name'] === undefined ? 'Last Name' : 'First Name');
  }
  for (const [column, key] of [
    ['Headline', 'label'],
    ['Summary', 'summary'],
  ] as const) {
    if (values[column] === undefined) continue;
    basics[key] = values[column];
    take(key, column);
  }
  const place = values['Geo Location'];
  if (place !== undefined) {
    basics['location'] = placeParts(place);
    for (const key of Object.keys(placeParts(place))) take(`location/${key}`, 'Geo Location');
  }
  const read = new Set(['First Name', 'Last Name', 'Headline', 'Summary', 'Geo Location']);
  for (const column of Object.keys(values)) {
    if (read.has(column)) continue;
    leave(table, column, onPurpose.has(column) ? 'on-purpose' : contact.has(column) ? 'private-contact' : 'no-place');
  }
  return basics;
}

/** `Leeds, England, United Kingdom`: the first part is the city, the last one the country. */
function placeParts(place: string): Record<string, string> {
  const [city = place, ...rest] = place.split(', ');
  const country = rest.pop();
  return { city, ...(rest.length > 0 && { region: rest.join(', ') }), ...(country !== undefined && { country }) };
}

function sourceOf(
  path: string,
  { row, table, column }: { row: LinkedInRow; table: LinkedInTable; column: string },
): FieldSource {
  return {
    path,
    page: 1,
    line: row.line,
    text: (row.values[column] ?? '').slice(0, 300),
    confidence: 1,
    how: `${table.file}, ${column}`,
  };
}
