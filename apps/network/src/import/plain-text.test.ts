import { describe, expect, it } from 'vitest';
import { readText } from '../testing/read-text.ts';

const resume = `Maria González
Senior Data Analyst
maria@example.org | +1 555 123 4567
Date of birth: 1 May 1990
Nationality: Spanish

Summary
Ten years of data about health.

WORK EXPERIENCE

Senior Data Analyst, City Health Department
March 2019 – Present
- Built dashboards in SQL
- Led a team of 4

Data Analyst | Acme Corp | 2014 - 2019
Reporting.

Junior Clerk (01/2012 - 12/2013)
Northwind Libraries
• Filed things

Education
MSc in Statistics, University of Leeds, 2013
BA in Economics — Universidad de Sevilla — 2008–2012

Skills:
Databases: PostgreSQL, MySQL
React, juggling

Languages
Spanish (native), English – fluent

Interests
Hiking`;

describe('a résumé in plain text', () => {
  it('is read by its headings', async () => {
    const { kind, drafts, left } = await readText(resume);
    expect(kind).toBe('resume');
    expect(drafts[0]?.entity.value).toMatchObject({
      name: 'Maria González',
      headline: 'Senior Data Analyst',
      summary: 'Ten years of data about health.',
      positions: [
        {
          title: 'Senior Data Analyst',
          company: 'City Health Department',
          start: '2019-03',
          current: true,
          highlights: ['Built dashboards in SQL', 'Led a team of 4'],
        },
        {
          title: 'Data Analyst',
          company: 'Acme Corp',
          start: '2014',
          end: '2019',
          summary: 'Reporting.',
          highlights: [],
        },
        {
          title: 'Junior Clerk',
          company: 'Northwind Libraries',
          start: '2012-01',
          end: '2013-12',
          highlights: ['Filed things'],
        },
      ],
      education: [
        { institution: 'University of Leeds', studyType: 'MSc', area: 'Statistics', level: 'master', end: '2013' },
        {
          institution: 'Universidad de Sevilla',
          studyType: 'BA',
          area: 'Economics',
          level: 'bachelor',
          start: '2008',
          end: '2012',
        },
      ],
      listedSkills: [{ name: 'Databases', keywords: ['PostgreSQL', 'MySQL'] }, { name: 'React' }, { name: 'juggling' }],
      languages: [
        { language: 'Spanish', fluency: 'native' },
        { language: 'English', fluency: 'fluent' },
      ],
    });
    expect(left).toEqual([
      { path: 'Date of birth', reason: 'on-purpose' },
      { path: 'Nationality', reason: 'on-purpose' },
      { path: 'Interests', reason: 'no-place' },
      { path: 'basics.email', reason: 'private-contact' },
      { path: 'basics.phone', reason: 'private-contact' },
    ]);
    expect(JSON.stringify(drafts[0])).not.toMatch(/1990|Nationality/);
    expect(JSON.stringify(drafts[0]?.entity)).not.toMatch(/555|maria@|Hiking/);
  });

  it('without any work is still one', async () => {
    const { drafts } = await readText('Ada Newcomer\n\nEducation\nHigh school diploma, 2025\n\nSkills\nSQL');
    expect(drafts[0]?.entity.value).toMatchObject({
      positions: [],
      education: [{ level: 'high-school', end: '2025' }],
    });
  });

  it('of nobody is refused', async () => {
    await expect(readText('12345\nSkills\nSQL', { kind: 'resume' })).rejects.toMatchObject({
      code: 'MISSING_FIELD',
      field: 'basics.name',
    });
  });
});

const job = `Frontend Developer at Northwind Labs
Location: Berlin (hybrid)
Employment type: Full-time
Salary: EUR 60,000–70,000

We build software for libraries.

What you'll do
- Build interfaces in React

Requirements
- 3+ years of experience with JavaScript`;

describe('a job in plain text', () => {
  it('has its title in the first line, facts in labelled lines, and requirements under a heading', async () => {
    const { kind, drafts } = await readText(job);
    expect(kind).toBe('job');
    expect(drafts[0]?.entity.value).toMatchObject({
      title: 'Frontend Developer',
      company: 'Northwind Labs',
      place: 'Berlin (hybrid)',
      remote: 'hybrid',
      employmentType: 'full-time',
      salary: 'EUR 60,000–70,000',
      requirements: [
        { text: '3+ years of experience with JavaScript', minimumYears: 3, skills: [{ id: 'javascript' }] },
      ],
    });
  });

  it('may be as vague as postings are', async () => {
    const { drafts } = await readText('Someone for our office\n\nWe are a nice team.', { kind: 'job' });
    expect(drafts[0]?.entity.value).toMatchObject({ title: 'Someone for our office', company: '', requirements: [] });
  });

  it('is refused without a text', async () => {
    await expect(readText('Clerk', { kind: 'job' })).rejects.toMatchObject({ code: 'MISSING_FIELD', field: 'text' });
  });
});

describe('anything else in plain text', () => {
  it('is taken for a post, and said so', async () => {
    const { kind, drafts, notes } = await readText('We shipped an accessible checkout today.\n\nThanks @Amara Okafor!');
    expect(kind).toBe('post');
    expect(drafts[0]?.entity.value).toMatchObject({
      author: 'Unknown author',
      text: 'We shipped an accessible checkout today.\n\nThanks @Amara Okafor!',
      mentions: [{ type: 'person', name: 'Amara Okafor' }],
    });
    expect(notes).toEqual([expect.stringContaining('say `kind`')]);
  });
});

describe('a file of another kind than it is said to be', () => {
  it.each([
    ['a résumé', { basics: { name: 'Ada' } }, 'job', 'resume'],
    ['a job', { '@type': 'JobPosting', title: 'x' }, 'resume', 'job'],
    ['a page', '<html></html>', 'resume', 'job, article or post; or paste the text of the résumé'],
  ] as const)('%s is refused', async (_, content, kind, expected) => {
    await expect(readText(content, { kind })).rejects.toMatchObject({ code: 'WRONG_KIND', field: 'kind', expected });
  });
});

describe('résumés come in many layouts', () => {
  const person = async (text: string, filename?: string) =>
    (await readText(text, { kind: 'resume', ...(filename && { filename }) })).drafts[0]?.entity.value;

  it('in Markdown, the employer first and the dates below', async () => {
    const text =
      '# John Q. Public\n\n**Backend engineer** · Portland, OR · john@public.example\n\n## Experience\n\n### Acme Corp — Senior Engineer\n*2018 – present*\n\n- Built *many* APIs\n\n### Globex, Engineer\n*June 2014 – December 2017*\n\nWrote services.\n\n## Education\n\n**Oregon State University**\nB.S. Computer Science, 2010 – 2014';
    expect(await person(text, 'cv.md')).toMatchObject({
      headline: 'Backend engineer',
      place: 'Portland, OR',
      positions: [
        {
          title: 'Senior Engineer',
          company: 'Acme Corp',
          start: '2018',
          current: true,
          highlights: ['Built many APIs'],
        },
        { title: 'Engineer', company: 'Globex', start: '2014-06', end: '2017-12', summary: 'Wrote services.' },
      ],
      education: [
        { institution: 'Oregon State University', studyType: 'B.S.', area: 'Computer Science', level: 'bachelor' },
      ],
    });
  });

  it('in columns, the dates first', async () => {
    const text =
      'JANE SMITH\n12 High Street, Leeds LS1 4AB\nTel: 0113 496 0000\nAge: 45\n\nPERSONAL PROFILE\nReliable.\n\nEMPLOYMENT HISTORY\n\n2015 - Present     Warehouse Supervisor      Parcel & Co, Leeds\nA shift of 12 people.\n\n2009 - 2015        Warehouse Operative       BigBox Ltd\n\nEDUCATION AND QUALIFICATIONS\n2007   A-levels in Maths, Leeds Sixth Form College';
    const value = await person(text);
    expect(value).toMatchObject({
      name: 'JANE SMITH',
      summary: 'Reliable.',
      positions: [
        {
          title: 'Warehouse Supervisor',
          company: 'Parcel & Co',
          start: '2015',
          current: true,
          summary: 'A shift of 12 people.',
        },
        { title: 'Warehouse Operative', company: 'BigBox Ltd', start: '2009', end: '2015' },
      ],
      education: [{ institution: 'Leeds Sixth Form College', level: 'high-school', end: '2007' }],
    });
    expect(JSON.stringify(value)).not.toMatch(/High Street|0113|45/);
  });
});
