import { toPartialDate } from '../profile/partial-date.ts';
import { buildJob, tookOfJob } from './build-job.ts';
import { ImportError } from './import-error.ts';
import { employmentType, remoteness, salaryPhrase } from './job-facts.ts';
import type { Draft } from './read-file.ts';
import type { FoundNode } from './find-nodes.ts';
import type { Reading } from './reading.ts';
import { openRecord } from './record-reader.ts';
import type { RecordReader } from './record-reader.ts';
import { plain, textsOf } from './schema-values.ts';
import { webAddress } from './web-address.ts';

/** Reads a schema.org JobPosting. */
export function readJobPosting({ node, path, language }: FoundNode, reading: Reading): Draft {
  const record = openRecord(node, path, reading);
  const title = plain(record.text('title', 'name'));
  if (title === undefined) {
    throw new ImportError('MISSING_FIELD', 'the job posting has no title', {
      field: path === '' ? 'title' : `${path}.title`,
      expected: 'the title of the job',
    });
  }
  const names = textsOf(record, 'hiringOrganization', ['name', 'legalName']);
  const job = {
    title,
    company: names[0],
    place: placeOf(record),
    remote: remoteOf(record),
    employmentType: employmentType(record.texts('employmentType')),
    salary: salaryOf(record),
    postedOn: dateOf(record, reading),
    field: fieldOf(record),
    url: webAddress(record, 'url'),
    description: plain(record.text('description')),
    responsibilities: listOf(record, 'responsibilities'),
    qualifications: listOf(record, 'qualifications'),
    skills: listOf(record, 'skills'),
    educationRequirements: listOf(record, 'educationRequirements'),
    experienceRequirements: experienceOf(record),
    language: record.text('inLanguage') ?? language,
    benefits: listOf(record, 'jobBenefits') ?? listOf(record, 'incentiveCompensation'),
  };
  for (const key of ['@context', '@type', '@id', 'identifier', 'directApply']) record.raw(key);
  record.leave('private-contact', 'applicationContact', 'contactPoint');
  record.end();
  const entity = buildJob(job, reading.vocabulary);
  return { entity: { kind: 'job', value: entity }, source: node, took: tookOfJob(entity) };
}

const listOf = (record: RecordReader, name: string): string | undefined =>
  textsOf(record, name, ['name', 'description', 'credentialCategory', 'text']).join('\n') || undefined;

function placeOf(record: RecordReader): string | undefined {
  const places: string[] = [];
  for (const location of record.records('jobLocation', (text) => places.push(text))) {
    let bare: string | undefined;
    const addresses = location.records('address', (text) => (bare = text));
    const parts = addresses.flatMap((address) => {
      const [country] = textsOf(address, 'addressCountry', ['name']);
      address.raw('@type');
      address.leave('no-place', 'streetAddress', 'postalCode');
      return [address.text('addressLocality'), address.text('addressRegion'), country];
    });
    const named = location.text('name');
    for (const key of ['@type', '@id']) location.raw(key);
    places.push([...new Set(parts.filter(Boolean))].join(', ') || bare || named || '');
  }
  return [...new Set(places)].filter(Boolean).join('; ') || undefined;
}

function remoteOf(record: RecordReader) {
  const type = record.text('jobLocationType');
  return remoteness(type);
}

function experienceOf(record: RecordReader): string | undefined {
  const parts: string[] = [];
  const name = 'experienceRequirements';
  for (const each of record.records(name, (text) => parts.push(plain(text) ?? ''))) {
    const months = Number(each.text('monthsOfExperience') ?? Number.NaN);
    each.raw('@type');
    const description = plain(each.text('description', 'name'));
    if (description !== undefined) parts.push(description);
    else if (months >= 12) parts.push(`${Math.round(months / 1.2) / 10} years of experience`);
    else if (months > 0) parts.push(`${months} months of experience`);
  }
  return parts.filter(Boolean).join('\n') || undefined;
}

function salaryOf(record: RecordReader): string | undefined {
  let phrase: string | undefined;
  const currency = record.text('salaryCurrency');
  const [salary] = record.records(['baseSalary', 'estimatedSalary'], (text) => {
    const amount = Number(text);
    phrase = Number.isFinite(amount) ? salaryPhrase({ currency, from: amount, to: amount }) : text;
  });
  if (salary === undefined) return phrase;
  let amount: number | undefined;
  const [value = salary] = salary.records('value', (text) => (amount = Number(text)));
  const number = (each: RecordReader, ...keys: string[]) => {
    const text = each.text(...keys);
    return text === undefined ? undefined : Number(text.replaceAll(',', ''));
  };
  const exact = amount ?? (value === salary ? undefined : number(value, 'value'));
  const unit = value.text('unitText') ?? salary.text('unitText');
  for (const each of [salary, value]) each.raw('@type');
  return salaryPhrase({
    currency: salary.text('currency') ?? value.text('currency') ?? currency,
    from: exact ?? number(value, 'minValue'),
    to: exact ?? number(value, 'maxValue'),
    unit,
  });
}

function dateOf(record: RecordReader, reading: Reading): string | undefined {
  const text = record.text('datePosted', 'datePublished');
  if (text === undefined) return undefined;
  const date = toPartialDate(text);
  if (date?.length === 10) return date;
  reading.leave({
    path: `${record.path}.datePosted`.replace(/^\./, ''),
    reason: 'not-understood',
    detail: 'expected YYYY-MM-DD',
  });
  return undefined;
}

/** A field of work; a bare code of a classification says nothing to people. */
function fieldOf(record: RecordReader): string | undefined {
  const texts = [...textsOf(record, 'occupationalCategory', ['name']), ...textsOf(record, 'industry', ['name'])];
  return texts
    .map((text) => text.replace(/^\d{2}-\d{4}(?:\.\d\d)?\s*[-–:]?\s*/, '').trim())
    .find((text) => /\p{L}/u.test(text));
}
