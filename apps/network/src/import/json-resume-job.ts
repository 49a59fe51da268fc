import { toPartialDate } from '../profile/partial-date.ts';
import { buildJob, tookOfJob } from './build-job.ts';
import { employmentType, remoteness, salaryPhrase } from './job-facts.ts';
import type { Draft } from './read-file.ts';
import type { Reading } from './reading.ts';
import { isObject, openRecord } from './record-reader.ts';
import type { RecordReader } from './record-reader.ts';
import { webAddress } from './web-address.ts';

/** Whether an object looks like a job description of the JSON Resume project. */
export function isJsonResumeJob(value: unknown): value is object {
  if (!isObject(value) || !Object.hasOwn(value, 'title')) return false;
  return ['responsibilities', 'qualifications', 'company', 'description'].some((key) => Object.hasOwn(value, key));
}

/** Reads a job description of the JSON Resume project. */
export function readJsonResumeJob(value: object, reading: Reading): Draft {
  const record = openRecord(value, '', reading);
  const pay = record.text('salary');
  const level = record.text('experience');
  const description = record.text('description');
  const job = {
    title: record.text('title') ?? '',
    company: record.text('company'),
    place: placeOf(record),
    remote: remoteness(record.text('remote')),
    employmentType: employmentType(record.texts('type')),
    salary: /^\d+$/.test(pay ?? '') ? salaryPhrase({ from: Number(pay), to: Number(pay) }) : pay,
    postedOn: fullDate(record.text('date')),
    url: webAddress(record, 'url'),
    description: [description, level && `Experience level: ${level}`].filter(Boolean).join('\n\n'),
    responsibilities: record.texts('responsibilities').join('\n') || undefined,
    qualifications: record.texts('qualifications').join('\n') || undefined,
    skills: skillsOf(record),
  };
  record.raw('$schema');
  record.end();
  const entity = buildJob(job, reading.vocabulary);
  return { entity: { kind: 'job', value: entity }, source: value, took: tookOfJob(entity) };
}

/** The month alone is less than the network keeps of a posting's date. */
const fullDate = (text: string | undefined) => {
  const date = toPartialDate(text ?? '');
  return date?.length === 10 ? date : undefined;
};

function placeOf(record: RecordReader): string | undefined {
  let bare: string | undefined;
  const [location] = record.records('location', (text) => (bare = text));
  location?.leave('no-place', 'address', 'postalCode');
  const parts = ['city', 'region', 'countryCode'].flatMap((key) => location?.text(key) ?? []);
  return [...new Set(parts)].join(', ') || bare;
}

function skillsOf(record: RecordReader): string | undefined {
  const lines: string[] = [];
  for (const skill of record.records('skills', (text) => lines.push(text))) {
    const [name, level, keywords] = [skill.text('name'), skill.text('level'), skill.texts('keywords')];
    const head = [name, level && `(${level})`].filter(Boolean).join(' ');
    lines.push([head, keywords.join(', ')].filter(Boolean).join(': '));
  }
  return lines.filter(Boolean).join('\n') || undefined;
}
