import type { FieldSource } from '../../documents/field-source.ts';
import type { JsonResume } from '../../resume/json-resume.ts';
import type { ResumeTruth } from './truth.ts';

/** What is counted apart. */
export const comparedFields = [
  'name', 'contact', 'employers', 'titles', 'dates', 'education', 'skills', 'headline', 'places', 'languages', 'certificates', 'highlights', 'volunteering',
] as const; // prettier-ignore
export type ComparedField = (typeof comparedFields)[number];

export interface Tally {
  right: number;
  /** Found, but not there or elsewhere. */
  wrong: number;
  /** There, but not found. */
  missed: number;
}

/** A difference, for those who want to know why. */
export interface Difference {
  readonly field: ComparedField;
  readonly expected?: string;
  readonly found?: string;
}

/** Whether a value of the résumé is right, with how sure the recogniser was. */
export interface Judged {
  readonly path: string;
  readonly confidence: number;
  readonly right: boolean;
}

export interface Comparison {
  readonly tallies: Record<ComparedField, Tally>;
  readonly differences: Difference[];
  readonly judged: Judged[];
}

/** A value, and where in the résumé it stands if it was found there. */
interface Value {
  readonly value: string;
  readonly path?: string;
}

/**
 * Compares what was recognised with the truth, strictly: the entries of a section are paired, each at most once, and a value counts only within
 * its pair. Letter case, white space and marks at the ends do not matter.
 */
export function compareResume(truth: ResumeTruth, resume: JsonResume, fields: readonly FieldSource[] = []): Comparison {
  const differences: Difference[] = [];
  const wrongPaths = new Set<string>();
  const rightPaths = new Set<string>();
  const tallies = Object.fromEntries(
    comparedFields.map((field) => [field, { right: 0, wrong: 0, missed: 0 }]),
  ) as Comparison['tallies'];
  const count = (field: ComparedField, expected: readonly Value[], found: readonly Value[]) => {
    const open = [...found];
    for (const each of expected) {
      const at = open.findIndex(({ value }) => plain(value) === plain(each.value));
      if (at >= 0) {
        tallies[field].right += 1;
        const [hit] = open.splice(at, 1);
        if (hit?.path) rightPaths.add(hit.path);
      } else {
        tallies[field].missed += 1;
        differences.push({ field, expected: each.value });
      }
    }
    for (const each of open) {
      tallies[field].wrong += 1;
      differences.push({ field, found: each.value });
      if (each.path) wrongPaths.add(each.path);
    }
  };
  compareBasics(truth, resume, count);
  compareEntries(truth, resume, count);
  compareLists(truth, resume, count);
  const judged = fields.flatMap(({ path, confidence }): Judged[] =>
    rightPaths.has(path) || wrongPaths.has(path) ? [{ path, confidence, right: rightPaths.has(path) }] : [],
  );
  return { tallies, differences, judged };
}

type Count = (field: ComparedField, expected: readonly Value[], found: readonly Value[]) => void;

const values = (list: readonly (string | undefined)[]): Value[] => list.flatMap((value) => (value ? [{ value }] : []));
const at = (value: string | undefined, path: string): Value[] => (value ? [{ value, path }] : []);

export const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .replaceAll(/^[\s.,;:]+|[\s.,;:]+$/g, '')
    .toLowerCase();

function compareBasics({ basics }: ResumeTruth, resume: JsonResume, count: Count): void {
  const found = resume.basics ?? {};
  count('name', values([basics.name]), at(found.name, '/basics/name'));
  count('headline', values([basics.label]), at(found.label, '/basics/label'));
  const place = (location: { city?: string; region?: string; country?: string } | undefined) =>
    location && [location.city, location.region, location.country].filter(Boolean).join(', ');
  count(
    'contact',
    values([
      basics.email,
      basics.phone,
      basics.url,
      ...(basics.profiles ?? []).map(({ url }) => url),
      place(basics.location),
    ]),
    [
      ...at(found.email, '/basics/email'),
      ...at(found.phone, '/basics/phone'),
      ...at(found.url, '/basics/url'),
      ...(found.profiles ?? []).flatMap(({ url }, index) => at(url, `/basics/profiles/${index}/url`)),
      ...at(place(found.location), '/basics/location/city'),
    ],
  );
}

function compareEntries(truth: ResumeTruth, resume: JsonResume, count: Count): void {
  for (const [expected, found, path] of [
    [truth.work, resume.work ?? [], '/work'],
    [
      truth.volunteer,
      (resume.volunteer ?? []).map(({ organization, ...each }) => ({
        ...each,
        ...(organization && { name: organization }),
      })),
      '/volunteer',
    ],
  ] as const) {
    const own = (field: ComparedField): ComparedField => (path === '/work' ? field : 'volunteering');
    const company = path === '/work' ? 'name' : 'organization';
    for (const [index, job] of pair(
      expected.map((each) => ({ endDate: 'present', ...each })),
      found,
      ['name', 'position', 'startDate', 'endDate'],
    )) {
      const base = `${path}/${index}`;
      count(own('employers'), values([job.expected?.name]), at(job.found?.name, `${base}/${company}`));
      count(own('titles'), values([job.expected?.position]), at(job.found?.position, `${base}/position`));
      count(own('dates'), values([job.expected?.startDate]), at(job.found?.startDate, `${base}/startDate`));
      count(own('dates'), values([job.expected?.endDate]), at(job.found?.endDate, `${base}/endDate`));
      if (path === '/work')
        count('places', values([job.expected?.location]), at(job.found?.location, `${base}/location`));
      const highlights = (job.found?.highlights ?? []).flatMap((each, place) =>
        at(each, `${base}/highlights/${place}`),
      );
      count('highlights', values(job.expected?.highlights ?? []), highlights);
    }
  }
  const keys = ['institution', 'studyType', 'area', 'startDate', 'endDate'] as const;
  for (const [index, each] of pair(
    truth.education.map((each) => ({ ...(each.startDate && { endDate: 'present' }), ...each })),
    resume.education ?? [],
    [...keys],
  )) {
    for (const key of keys)
      count('education', values([each.expected?.[key]]), at(each.found?.[key], `/education/${index}/${key}`));
  }
}

function compareLists(truth: ResumeTruth, resume: JsonResume, count: Count): void {
  count(
    'skills',
    values(truth.skills.flatMap(({ name, keywords }) => [name, ...keywords])),
    (resume.skills ?? []).flatMap(({ name, keywords = [] }, index) => [
      ...at(name, `/skills/${index}/name`),
      ...keywords.flatMap((keyword, place) => at(keyword, `/skills/${index}/keywords/${place}`)),
    ]),
  );
  const said = ({ language, fluency }: { language: string; fluency?: string }) =>
    [language, fluency].filter(Boolean).join(' ');
  count(
    'languages',
    values(truth.languages.map(said)),
    (resume.languages ?? []).flatMap((each, index) => at(said(each), `/languages/${index}/language`)),
  );
  count(
    'certificates',
    values(truth.certificates.map(({ name }) => name)),
    (resume.certificates ?? []).flatMap(({ name }, index) => at(name, `/certificates/${index}/name`)),
  );
}

interface Pair<A, B> {
  readonly expected?: A;
  readonly found?: B;
}

/** Pairs entries that share most, the best pairs first; what is left stands alone. The number is the index of what was found. */
function pair<A extends object, B extends object>(
  expected: readonly A[],
  found: readonly B[],
  keys: readonly string[],
): [number, Pair<A, B>][] {
  const same = (a: object, b: object) =>
    keys.filter((key) => {
      const [left, right] = [(a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]];
      return typeof left === 'string' && typeof right === 'string' && plain(left) === plain(right);
    }).length;
  const candidates = expected
    .flatMap((a, i) => found.map((b, j) => ({ i, j, score: same(a, b) - Math.abs(i - j) * 0.001 })))
    .filter(({ score }) => score > 0.5)
    .sort((a, b) => b.score - a.score);
  const [left, right] = [new Set<number>(), new Set<number>()];
  const pairs: [number, Pair<A, B>][] = [];
  for (const { i, j } of candidates) {
    if (left.has(i) || right.has(j)) continue;
    left.add(i);
    right.add(j);
    pairs.push([j, { expected: expected[i] as A, found: found[j] as B }]);
  }
  return [
    ...pairs,
    ...expected.flatMap((each, i): [number, Pair<A, B>][] => (left.has(i) ? [] : [[-1, { expected: each }]])),
    ...found.flatMap((each, j): [number, Pair<A, B>][] => (right.has(j) ? [] : [[j, { found: each }]])),
  ];
}
