import type { ImportPreview, ShownLine } from '@trellis/network';
import { valueAt } from './json-pointer.ts';

/** A value of a résumé that a model may be asked for. */
export interface DoubtfulField {
  /** JSON pointer into the draft. */
  readonly path: string;
  /** What it is, for the model: `employer of position 2`. */
  readonly label: string;
  readonly kind: 'text' | 'name' | 'start' | 'end';
  /** What was read; absent where nothing was. */
  readonly value?: string;
  /** The line it stands in, or that its neighbours stand in. */
  readonly near: number;
}

/** What a model is shown: a few fields, and of the document only what stands around them. */
export interface Doubts {
  readonly fields: readonly DoubtfulField[];
  /** Of the lines to show. */
  readonly indexes: ReadonlySet<number>;
}

type Reading = Pick<ImportPreview, 'draft' | 'fields'>;
type Place = readonly [from: number, to: number];

/** More than what a member is asked about: values that nothing but the layout speaks for are often right, and a model sees when they are not. */
const askBelow = 0.85;
const maxFields = 40;
const maxLines = 120;
const maxCharacters = 8000;
const around = 2;
/** Where a name is looked for that nobody found. */
const headLines = 12;

const entries: Readonly<Record<string, { of: string; fields: Readonly<Record<string, string>> }>> = {
  work: {
    of: 'position',
    fields: { position: 'job title', name: 'employer', location: 'place', startDate: 'begin', endDate: 'end' },
  },
  volunteer: {
    of: 'voluntary position',
    fields: { position: 'title', organization: 'organisation', location: 'place', startDate: 'begin', endDate: 'end' },
  },
  education: {
    of: 'education',
    fields: {
      studyType: 'degree',
      area: 'field of study',
      institution: 'institution',
      startDate: 'begin',
      endDate: 'end',
    },
  },
  skills: { of: 'skill', fields: { name: 'name' } },
  languages: { of: 'language', fields: { language: 'name', fluency: 'level' } },
  certificates: { of: 'certificate', fields: { name: 'name', issuer: 'issuer' } },
  projects: { of: 'project', fields: { name: 'name' } },
  publications: { of: 'publication', fields: { name: 'title' } },
};
const basics: Readonly<Record<string, string>> = { name: 'name of the person', label: 'headline of the person' };
/** What an entry can hardly be without. */
const needed: Readonly<Record<string, readonly string[]>> = { work: ['position', 'name'], education: ['institution'] };

/** Finds what a reading is not sure of, or missed where something must be, the least sure first, as much as its lines may be shown. */
export function findDoubts(reading: Reading, lines: readonly ShownLine[]): Doubts {
  const places = new Map(lines.map(({ page, line }, index) => [`${page}:${line}`, index]));
  const fields: DoubtfulField[] = [];
  const indexes = new Set<number>();
  let characters = 0;
  for (const { place, ...field } of [...missing(reading, lines, places), ...unsure(reading, places)]) {
    const wanted: number[] = [];
    for (let index = Math.max(0, place[0]); index <= Math.min(place[1], lines.length - 1); index += 1)
      if (!indexes.has(index)) wanted.push(index);
    const more = wanted.reduce((sum, index) => sum + (lines[index]?.text.length ?? 0), 0);
    if (fields.length >= maxFields) break;
    if (indexes.size + wanted.length > maxLines || characters + more > maxCharacters) continue;
    characters += more;
    for (const index of wanted) indexes.add(index);
    fields.push(field);
  }
  return { fields, indexes };
}

type Placed = DoubtfulField & { readonly place: Place };

function unsure({ draft, fields }: Reading, places: ReadonlyMap<string, number>): Placed[] {
  return fields
    .filter(({ confidence }) => confidence < askBelow)
    .toSorted((a, b) => a.confidence - b.confidence)
    .flatMap(({ path, page, line }) => {
      const about = describe(path);
      const near = places.get(`${page}:${line}`);
      const value = valueAt(draft, path);
      if (!about || near === undefined || typeof value !== 'string') return [];
      return [{ path, ...about, value, near, place: [near - around, near + around] as const }];
    });
}

function missing(
  { draft, fields }: Reading,
  lines: readonly ShownLine[],
  places: ReadonlyMap<string, number>,
): Placed[] {
  const found: Placed[] = [];
  const add = (path: string, place: Place, near: number) => {
    const about = describe(path);
    if (about && valueAt(draft, path) === undefined) found.push({ path, ...about, near, place });
  };
  if (lines.length > 0) add('/basics/name', [0, headLines - 1], 0);
  for (const [part, keys] of Object.entries(needed)) {
    const list = valueAt(draft, `/${part}`);
    for (const index of Array.isArray(list) ? list.keys() : []) {
      const inside = fields.filter(({ path }) => path.startsWith(`/${part}/${index}/`));
      const at = inside.flatMap(({ page, line }) => places.get(`${page}:${line}`) ?? []);
      const first = at.reduce((least, each) => Math.min(least, each), Infinity);
      // The head of an entry; what was done there tells no employer.
      if (first < Infinity) for (const key of keys) add(`/${part}/${index}/${key}`, [first - 3, first + 3], first);
    }
  }
  return found;
}

function describe(path: string): Pick<DoubtfulField, 'label' | 'kind'> | undefined {
  const [part = '', first = '', second, ...rest] = path.split('/').slice(1);
  if (rest.length > 0) return undefined;
  if (part === 'basics') {
    const label = second === undefined && Object.hasOwn(basics, first) ? basics[first] : undefined;
    return label === undefined ? undefined : { label, kind: first === 'name' ? 'name' : 'text' };
  }
  if (second === undefined || !Object.hasOwn(entries, part) || !/^\d{1,4}$/.test(first)) return undefined;
  const { of, fields } = entries[part] ?? { of: '', fields: {} };
  if (!Object.hasOwn(fields, second)) return undefined;
  const kind = second === 'startDate' ? 'start' : second === 'endDate' ? 'end' : 'text';
  return { label: `${fields[second]} of ${of} ${Number(first) + 1}`, kind };
}
