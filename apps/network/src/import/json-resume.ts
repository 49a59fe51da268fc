import type { EducationText, ListedSkillText, PositionText, ResumeText } from '../profile/build-profile.ts';
import { buildProfile } from '../profile/build-profile.ts';
import { toPartialDate } from '../profile/partial-date.ts';
import { ImportError } from './import-error.ts';
import { stripInlineMarkdown } from './inline-markdown.ts';
import type { Draft } from './read-file.ts';
import type { Reading } from './reading.ts';
import { isObject, openRecord } from './record-reader.ts';
import type { RecordReader } from './record-reader.ts';

/** Whether an object looks like a résumé: two of its parts, or its `basics`. */
export function isResume(value: unknown): value is object {
  if (!isObject(value)) return false;
  const has = (key: string) => Object.hasOwn(value, key) && isObject(value[key as keyof typeof value]);
  const parts = ['work', 'education', 'skills', 'volunteer', 'languages', 'projects', 'publications', 'references'];
  const lists = parts.filter(
    (key) => Array.isArray((value as Record<string, unknown>)[key]) && Object.hasOwn(value, key),
  );
  return has('basics') || lists.length > 1;
}

/** Reads a résumé of the JSON Resume schema, in the spellings of all its versions. */
export function readJsonResume(value: object, reading: Reading): Draft {
  const record = openRecord(value, '', reading);
  const [basics] = record.records('basics');
  const name = basics?.text('name') ?? record.text('name');
  if (name === undefined) {
    throw new ImportError('MISSING_FIELD', 'the résumé does not say whose it is', {
      field: 'basics.name',
      expected: "the person's name",
    });
  }
  const resume: ResumeText = {
    name,
    headline: prose(basics?.text('label', 'headline', 'title')),
    summary: prose(basics?.text('summary', 'about', 'description')),
    place: placeOf(basics),
    positions: record.records(['work', 'employment', 'experience']).flatMap((work) => readPosition(work, reading)),
    volunteering: record.records(['volunteer', 'volunteering']).flatMap((work) => readPosition(work, reading)),
    education: record.records('education').map((education) => readEducation(education, reading)),
    listedSkills: readSkills(record),
    certificates: readCertificates(record, reading),
    languages: readLanguages(record),
    projects: record.records('projects').flatMap((project) => {
      const projectName = project.text('name', 'title');
      const description = prose(project.text('description', 'summary'));
      const parts = {
        highlights: proseList(project.texts('highlights')),
        keywords: project.texts('keywords', 'technologies'),
      };
      return projectName === undefined ? [] : [{ name: projectName, ...(description && { description }), ...parts }];
    }),
    publications: record.records('publications').flatMap((publication) => {
      const title = publication.text('name', 'title');
      const publisher = publication.text('publisher');
      return title === undefined ? [] : [{ name: title, ...(publisher && { publisher }) }];
    }),
  };
  basics?.leave('private-contact', 'email', 'phone', 'url', 'website', 'profiles');
  record.leave('no-place', 'interests', 'references', 'awards');
  record.raw('$schema');
  record.end();
  return {
    entity: { kind: 'person', value: buildProfile(resume, reading.vocabulary) },
    source: value,
    took: tookOf(resume),
  };
}

const prose = (text: string | undefined) =>
  text === undefined ? undefined : stripInlineMarkdown(text).trim() || undefined;
const proseList = (texts: readonly string[]) => texts.flatMap((text) => prose(text) ?? []);

function placeOf(basics: RecordReader | undefined): string | undefined {
  let place: string | undefined;
  const [location] = basics?.records('location', (text) => (place = text)) ?? [];
  location?.leave('private-contact', 'address', 'postalCode', 'street');
  const parts = ['city', 'region', 'countryCode', 'country'].flatMap((key) => location?.text(key) ?? []);
  return [...new Set(parts)].join(', ') || place;
}

const presentWords = /^(?:to )?(?:present|current(?:ly)?|now|today|ongoing|heute|actual)$/i;

function readDate(record: RecordReader, names: readonly string[], reading: Reading): string | undefined {
  const text = record.text(...names);
  if (text === undefined || presentWords.test(text)) return text;
  const date = toPartialDate(text);
  if (date === undefined) {
    reading.leave({
      path: `${record.path}.${names[0]}`,
      reason: 'not-understood',
      detail: 'expected YYYY, YYYY-MM or YYYY-MM-DD',
    });
  }
  return date;
}

function readPosition(record: RecordReader, reading: Reading): PositionText[] {
  const title = record.text('position', 'title', 'role', 'jobTitle');
  const company = record.text('name', 'company', 'organization', 'employer');
  const start = readDate(record, ['startDate', 'start'], reading);
  const end = readDate(record, ['endDate', 'end'], reading);
  const summary = prose(record.text('summary') ?? record.text('description'));
  const highlights = proseList(record.texts('highlights', 'achievements', 'responsibilities'));
  if (title === undefined && company === undefined) {
    reading.leave({ path: record.path, reason: 'not-understood', detail: 'expected a position or an employer' });
    return [];
  }
  const present = presentWords.test(end ?? '');
  return [
    { title: title ?? '', company: company ?? '', start, end: present ? undefined : end, present, summary, highlights },
  ];
}

function readEducation(record: RecordReader, reading: Reading): EducationText {
  const end = readDate(record, ['endDate', 'end'], reading);
  return {
    institution: record.text('institution', 'school', 'name'),
    area: record.text('area', 'field', 'major'),
    studyType: record.text('studyType', 'degree'),
    start: readDate(record, ['startDate', 'start'], reading),
    end: presentWords.test(end ?? '') ? undefined : end,
    courses: record.texts('courses', 'curriculum'),
  };
}

function readSkills(record: RecordReader): ListedSkillText[] {
  const bare: ListedSkillText[] = [];
  const listed = record
    .records('skills', (name) => bare.push({ name, keywords: [] }))
    .flatMap((skill): ListedSkillText[] => {
      const keywords = skill.texts('keywords');
      const name = skill.text('name') ?? keywords[0];
      const level = skill.text('level');
      return name === undefined ? [] : [{ name, level, keywords }];
    });
  return [...listed, ...bare.filter(({ name }) => name !== '')];
}

function readCertificates(record: RecordReader, reading: Reading): ResumeText['certificates'] {
  const bare: ResumeText['certificates'] = [];
  const listed = record
    .records(['certificates', 'certifications'], (name) => bare.push({ name }))
    .flatMap((certificate) => {
      const name = certificate.text('name', 'title');
      const issuer = certificate.text('issuer');
      const date = readDate(certificate, ['date'], reading);
      return name === undefined ? [] : [{ name, ...(issuer && { issuer }), ...(date && { date }) }];
    });
  return [...listed, ...bare];
}

function readLanguages(record: RecordReader): ResumeText['languages'] {
  const bare: ResumeText['languages'] = [];
  const listed = record
    .records('languages', (language) => bare.push({ language }))
    .flatMap((each) => {
      const language = each.text('language', 'name');
      const fluency = each.text('fluency', 'level');
      return language === undefined ? [] : [{ language, ...(fluency && { fluency }) }];
    });
  return [...listed, ...bare];
}

/** What was read, in words. */
export function tookOf(resume: ResumeText): string[] {
  const counts: [number, string, string][] = [
    [resume.positions.length, 'position', 'positions'],
    [resume.volunteering.length, 'voluntary position', 'voluntary positions'],
    [resume.education.length, 'stage of education', 'stages of education'],
    [resume.listedSkills.length, 'listed skill', 'listed skills'],
    [resume.certificates.length, 'certificate', 'certificates'],
    [resume.languages.length, 'language', 'languages'],
    [resume.projects.length, 'project', 'projects'],
    [resume.publications.length, 'publication', 'publications'],
  ];
  const texts = (['headline', 'summary', 'place'] as const).filter((key) => resume[key] !== undefined);
  return ['name', ...texts, ...counts.flatMap(([n, one, many]) => (n === 0 ? [] : [`${n} ${n === 1 ? one : many}`]))];
}
