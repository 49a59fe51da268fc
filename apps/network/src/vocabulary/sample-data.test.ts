import { readFileSync, readdirSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { htmlToText, looksLikeHtml } from '../import/html-to-text.ts';
import { extractRequirements } from '../requirements/extract-requirements.ts';
import type { PostingText } from '../requirements/extract-requirements.ts';
import { loadVocabulary } from './load-vocabulary.ts';

type Fields = Record<string, unknown>;

const folder = new URL('../../data/sample/', import.meta.url);
const text = (path: string) => readFileSync(new URL(path, folder), 'utf8');
const all = (kind: string, read: (content: string) => Fields) =>
  readdirSync(new URL(kind, folder)).map((name) => [name, read(text(`${kind}/${name}`))] as const);
const frontMatter = (content: string): Fields => {
  const [, yaml = '', body = ''] = content.split(/^---$/mu);
  return { ...(load(yaml) as Fields), body };
};

const vocabulary = loadVocabulary();
const people = all('people', (content) => JSON.parse(content) as Fields);
const jobs = all('jobs', (content) => JSON.parse(content) as Fields);
const posts = all('posts', frontMatter);
const articles = all('articles', frontMatter);
const lists = ['companies', 'courses'].flatMap((kind) =>
  readdirSync(new URL(kind, folder)).map((name) => `${kind}/${name}`),
);
const entries = <T>(kind: string): T[] =>
  lists
    .filter((path) => path.startsWith(kind))
    .flatMap((path) => (load(text(path)) as Readonly<Record<string, T[]>>)[kind] ?? []);
const companies = entries<Fields>('companies');
const courses = entries<Fields & { skills: string[] }>('courses');

const personId = (person: Fields) => (person['meta'] as { trellisId: string }).trellisId;
const jobId = (job: Fields) => (job['identifier'] as { value: string }).value;
const plain = (value: unknown) =>
  typeof value !== 'string' ? undefined : looksLikeHtml(value) ? htmlToText(value) : value;
const postingText = (job: Fields): PostingText => ({
  title: job['title'] as string,
  description: plain(job['description']),
  qualifications: plain(job['qualifications']),
  skills: plain(job['skills']),
  responsibilities: plain(job['responsibilities']),
  educationRequirements: plain(job['educationRequirements']),
  experienceRequirements: plain(job['experienceRequirements']),
});
const readJobs = jobs.map(([name, job]) => [name, postingText(job)] as const);

describe('the sample', () => {
  it('has people, jobs, companies, things to read and courses', () => {
    const counts = [people, jobs, companies, posts, articles, courses].map((list) => list.length);
    const least = [40, 60, 15, 40, 40, 60];
    expect(counts.filter((count, index) => count < (least[index] ?? 0))).toEqual([]);
  });

  it('is spread over fields of work and countries', () => {
    expect(new Set(jobs.map(([, job]) => job['occupationalCategory'])).size).toBeGreaterThanOrEqual(8);
    const countries = people.map(([, person]) => (person['basics'] as { location?: Fields }).location?.['countryCode']);
    expect(new Set(countries.filter(Boolean)).size).toBeGreaterThanOrEqual(12);
  });

  it('has articles of 300 to 900 words, each linked by a post', () => {
    const words = articles.map(([name, { body }]) => [name, (body as string).trim().split(/\s+/u).length] as const);
    expect(words.filter(([, count]) => count < 300 || count > 900)).toEqual([]);
    const linked = posts.map(([, { body }]) => body as string).join('\n');
    expect(articles.filter(([, { url }]) => !linked.includes(`](${String(url)})`)).map(([name]) => name)).toEqual([]);
  });

  it('is marked as fictional, file by file', () => {
    const marks = [
      ...people.map(([, person]) => (person['meta'] as Fields)['fictional']),
      ...[...jobs, ...posts, ...articles].map(([, fields]) => fields['fictional']),
      ...[...lists, 'defaults.yaml'].map((name) => (load(text(name)) as Fields)['fictional']),
    ];
    expect(new Set(marks)).toEqual(new Set([true]));
  });

  it('points to no real address', () => {
    const files = ['people', 'jobs', 'posts', 'articles'].flatMap((kind) =>
      readdirSync(new URL(kind, folder)).map((name) => `${kind}/${name}`),
    );
    const hosts = [...files, ...lists].flatMap((path) =>
      [...text(path).matchAll(/https?:\/\/([^/\s")]+)/gu)].map((match) => match[1]),
    );
    expect(hosts.filter((host) => !/(?:^schema\.org|\bexample\.(?:com|org))$/u.test(host ?? ''))).toEqual([]);
  });

  it('refers only to what is there', () => {
    const known = new Set([
      ...people.map(([, person]) => personId(person)),
      ...companies.map((company) => company['id']),
    ]);
    const urls = new Set(articles.map(([, article]) => article['url']));
    const named = posts.flatMap(([, post]) => [
      post['author'],
      ...[...(post['body'] as string).matchAll(/@\[[^\]]+\]\(([^)]+)\)/gu)].map((match) => match[1]),
    ]);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
    const links = posts.flatMap(([, post]) =>
      [...(post['body'] as string).matchAll(/\]\((https:[^)]+)\)/gu)].map((match) => match[1]),
    );
    expect(links.length).toBeGreaterThanOrEqual(5);
    expect(links.filter((url) => !urls.has(url))).toEqual([]);
    const names = new Set(companies.map((company) => company['name']));
    expect(jobs.filter(([, job]) => !names.has((job['hiringOrganization'] as Fields)['name']))).toEqual([]);
    const defaults = load(text('defaults.yaml')) as Fields;
    expect(known.has(defaults['defaultMember'])).toBe(true);
    expect(jobs.map(([, job]) => jobId(job))).toContain(defaults['firstJob']);
    expect(posts.map(([, post]) => post['id'])).toContain(defaults['firstPost']);
  });

  it('names every file after its id', () => {
    const ids = [
      ...people.map(([name, person]) => [name, `${personId(person)}.resume.json`]),
      ...jobs.map(([name, job]) => [name, `${jobId(job)}.json`]),
      ...posts.map(([name, post]) => [`post-${name}`, `${String(post['id'])}.md`]),
      ...articles.map(([name, article]) => [`article-${name}`, `${String(article['id'])}.md`]),
    ];
    expect(ids.filter(([name, id]) => name !== id)).toEqual([]);
  });
});

describe('sample courses', () => {
  it('teach skills of the vocabulary', () => {
    expect(courses.flatMap((course) => course.skills).filter((id) => vocabulary.get(id) === undefined)).toEqual([]);
  });

  it('teach at least one skill that each job with requirements asks for, unless the job says hardly anything', () => {
    const taught = new Set(courses.flatMap((course) => course.skills));
    const without = readJobs.filter(
      ([, job]) =>
        !extractRequirements(job, vocabulary).requirements.some(({ skills }) =>
          skills.some(({ id }) => taught.has(id)),
        ),
    );
    expect(without.map(([name]) => name)).toEqual(['job-office-allrounder.json']);
  });
});

describe('sample jobs', () => {
  it.each(readJobs)('%s: requirements and duties stand literally in it', (_, job) => {
    const { requirements, responsibilities } = extractRequirements(job, vocabulary);
    const source = Object.values(job).filter((value) => value !== undefined);
    const texts = [...requirements.map((requirement) => requirement.text), ...responsibilities];
    expect(texts.filter((each) => !source.some((field) => field.includes(each)))).toEqual([]);
    expect(requirements.length).toBeGreaterThan(0);
  });

  it('the vague one asks for next to nothing', () => {
    const [, vague] = readJobs.find(([name]) => name === 'job-office-allrounder.json') ?? ['', { title: '' }];
    const { requirements, responsibilities } = extractRequirements(vague, vocabulary);
    expect(requirements.map((requirement) => requirement.text)).toEqual([
      'We are looking for a motivated person who fits into our team',
    ]);
    expect(responsibilities).toEqual([]);
  });
});
