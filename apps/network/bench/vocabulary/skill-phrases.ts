import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const postings = new URL('../../../../../shared/data/people-jobs/nyc-jobs.jobposting.jsonl.gz', import.meta.url);
const sample = new URL('../../data/sample/', import.meta.url);

/** A phrase that names a skill, and the text it stands in. */
export interface SkillPhrase {
  readonly from: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Labelled {
  readonly posting: string;
  readonly field: string;
  readonly start: number;
  readonly end: number;
  readonly hash: string;
}

/** True when the postings of New York are there. */
export const hasPostings = (): boolean => existsSync(postings);

/** The first 12 digits of the SHA-256 of a text. */
export const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** The texts of the postings of New York by posting and field. */
export function postingTexts(): ReadonlyMap<string, string> {
  const lines = gunzipSync(readFileSync(postings)).toString('utf8').trim().split('\n');
  return new Map(
    lines.flatMap((line) => {
      const posting = JSON.parse(line) as Record<string, unknown> & { identifier: { value: string } };
      return ['description', 'qualifications', 'skills'].map(
        (field) => [`${posting.identifier.value} ${field}`, String(posting[field] ?? '')] as const,
      );
    }),
  );
}

/**
 * The skill phrases of the postings, labelled by reading: `nyc-phrases.jsonl` names each by posting, field, offsets and hash, because the texts
 * are not part of the repository. A phrase whose text changed is an error.
 */
export function postingPhrases(): SkillPhrase[] {
  const texts = postingTexts();
  const lines = readFileSync(new URL('nyc-phrases.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const { posting, field, start, end, hash } = JSON.parse(line) as Labelled;
    const from = `${posting} ${field}`;
    const text = texts.get(from) ?? '';
    if (shortHash(text.slice(start, end)) !== hash) throw new Error(`${from}, ${start}: the text has changed`);
    return { from, text, start, end };
  });
}

/** What the people of the sample list as skills and languages, and the jobs in their field `skills`: one phrase an item. */
export function samplePhrases(): SkillPhrase[] {
  const read = (folder: string) =>
    readdirSync(new URL(folder, sample)).map(
      (name) =>
        [
          name,
          JSON.parse(readFileSync(new URL(`${folder}${name}`, sample), 'utf8')) as Record<string, unknown>,
        ] as const,
    );
  const people = read('people/').flatMap(([name, person]) => {
    const listed = (person['skills'] ?? []) as { name?: string; keywords?: string[] }[];
    const languages = (person['languages'] ?? []) as { language?: string }[];
    // A name above keywords is a heading ("Tools"), as the importers read it.
    const items = listed.flatMap((skill) => (skill.keywords?.length ? skill.keywords : [skill.name ?? '']));
    return [...items, ...languages.map(({ language = '' }) => language)].map((text) => [name, text] as const);
  });
  const jobs = read('jobs/').flatMap(([name, job]) => {
    const skills = job['skills'] ?? [];
    const lists = (Array.isArray(skills) ? skills : [skills]).map((skill) => (typeof skill === 'string' ? skill : ''));
    return lists.flatMap((list) => list.split(/[,;\n•]|<[^>]*>/u)).map((text) => [name, text.trim()] as const);
  });
  return [...people, ...jobs]
    .filter(([, text]) => text !== '')
    .map(([from, text]) => ({ from, text, start: 0, end: text.length }));
}
