import { describe, expect, it } from 'vitest';
import { readText } from '../testing/read-text.ts';

const posting = (more: object = {}) => ({
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  title: 'Clerk',
  description: 'Files things.',
  ...more,
});
const jobOf = async (more: object) => (await readText(posting(more))).drafts[0]?.entity.value;

describe('the fields of a JobPosting, in each of their shapes', () => {
  it.each<[string, object, object]>([
    ['a company by name', { hiringOrganization: 'Acme' }, { company: 'Acme' }],
    ['a company as a node', { hiringOrganization: { '@type': 'Organization', name: 'Acme' } }, { company: 'Acme' }],
    ['no company', {}, { company: '' }],
    [
      'a place as an address',
      { jobLocation: { address: { addressLocality: 'Leeds', addressCountry: { name: 'UK' } } } },
      { place: 'Leeds, UK' },
    ],
    [
      'several places',
      { jobLocation: [{ address: 'Leeds' }, { address: { addressLocality: 'York' } }] },
      { place: 'Leeds; York' },
    ],
    ['work from anywhere', { jobLocationType: 'TELECOMMUTE' }, { remote: 'yes' }],
    ['a kind of employment', { employmentType: 'FULL_TIME' }, { employmentType: 'full-time' }],
    ['kinds of employment', { employmentType: ['PART_TIME', 'CONTRACTOR'] }, { employmentType: 'part-time, contract' }],
    [
      'pay as a range',
      { baseSalary: { currency: 'EUR', value: { minValue: 50000, maxValue: '60,500', unitText: 'YEAR' } } },
      { salary: 'EUR 50,000–60,500 per year' },
    ],
    [
      'pay as a value',
      { baseSalary: { currency: 'USD', value: { value: 31.5, unitText: 'HOUR' } } },
      { salary: 'USD 31.5 per hour' },
    ],
    ['pay as a number', { baseSalary: 1000, salaryCurrency: 'CHF' }, { salary: 'CHF 1,000' }],
    ['pay from', { baseSalary: { value: { minValue: 10 } } }, { salary: 'from 10' }],
    ['a moment', { datePosted: '2026-11-02T08:00:00+01:00' }, { postedOn: '2026-11-02' }],
    [
      'a field with its code',
      { occupationalCategory: ['15-1252.00', '15-1252.00 Software Developers'] },
      { field: 'Software Developers' },
    ],
    ['an industry', { industry: 'Libraries' }, { field: 'Libraries' }],
    ['an address', { url: 'https://jobs.example/1' }, { url: 'https://jobs.example/1' }],
  ])('%s', async (_, more, expected) => expect(await jobOf(more)).toMatchObject(expected));

  it('takes no address that a click must not follow', async () => {
    expect(await jobOf({ url: 'javascript:alert(1)' })).not.toHaveProperty('url');
  });

  it('turns HTML into paragraphs and lists, also when it is escaped twice', async () => {
    const html = '<p>We   file.</p><ul><li>One &amp; two</li><li>Three</li></ul><script>alert(1)</script>';
    const text = 'We file.\n\n- One & two\n- Three';
    expect(await jobOf({ description: html })).toMatchObject({ text });
    expect(
      await jobOf({ description: html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') }),
    ).toMatchObject({ text });
  });

  it('has every requirement literally in its text', async () => {
    const job = await jobOf({
      description: '<p>Come to us.</p>',
      qualifications: '<ul><li>3+ years of JavaScript</li><li>A Bachelor’s degree</li></ul>',
      skills: ['SQL', { '@type': 'DefinedTerm', name: 'React' }],
      experienceRequirements: { '@type': 'OccupationalExperienceRequirements', monthsOfExperience: 24 },
      educationRequirements: { credentialCategory: 'bachelor degree' },
    });
    if (!job || !('requirements' in job)) throw new Error('expected a job');
    expect(job.requirements.length).toBeGreaterThanOrEqual(4);
    for (const { text } of job.requirements) expect(job.text).toContain(text);
    expect(job.skills.map(({ id }) => id).sort()).toEqual(['javascript', 'react', 'sql']);
  });

  it('names what has no title', async () => {
    await expect(readText([posting(), { ...posting(), title: ' ' }])).rejects.toMatchObject({
      code: 'MISSING_FIELD',
      field: '[1].title',
    });
  });
});

describe('postings are found wherever JSON-LD hides them', () => {
  const page = (...blocks: string[]) =>
    `<!doctype html><html><body>${blocks.map((block) => `<script type="application/ld+json">${block}</script>`).join('')}</body></html>`;
  const titles = async (content: object | string) =>
    (await readText(content)).drafts.map(({ entity }) => (entity.value as { title: string }).title);

  it.each<[string, object | string]>([
    ['a node', posting()],
    ['a list', [posting()]],
    ['a graph', { '@context': 'https://schema.org', '@graph': [{ '@type': 'WebSite', name: 'x' }, posting()] }],
    ['inside another node', { '@type': 'WebPage', mainEntity: posting() }],
    ['several types', posting({ '@type': ['Thing', 'JobPosting'] })],
    ['a whole address as its type', posting({ '@type': 'http://schema.org/JobPosting' })],
    ['a saved page', page(JSON.stringify(posting()))],
    ['a page with a broken block before it', page('{"@type": ', JSON.stringify(posting()))],
    [
      'a page with line breaks inside strings',
      page(JSON.stringify(posting()).replace('Files things.', 'Files\nthings.')),
    ],
    ['a page that hides it in a comment', page(`<!-- ${JSON.stringify(posting())} -->`)],
  ])('%s', async (_, content) => expect(await titles(content)).toEqual(['Clerk']));

  it('takes what has its fields and no type for one, and says so', async () => {
    const { drafts, notes } = await readText([{ title: 'Clerk', hiringOrganization: 'Acme' }]);
    expect(drafts[0]?.entity.value).toMatchObject({ title: 'Clerk', company: 'Acme' });
    expect(notes).toEqual([expect.stringContaining('no @type')]);
  });

  it('reads all of a list and says what else was there', async () => {
    const { drafts, left } = await readText([
      posting(),
      { '@type': 'Organization', name: 'x' },
      posting({ title: 'Cook' }),
    ]);
    expect(drafts).toHaveLength(2);
    expect(left).toEqual([{ path: '[1]', reason: 'no-place', detail: 'Organization' }]);
  });

  it('reads one a line, and names the line that is broken', async () => {
    const lines = [posting(), posting({ title: 'Cook' })].map((each) => JSON.stringify(each));
    expect(await titles(lines.join('\n'))).toEqual(['Clerk', 'Cook']);
    await expect(titles(`${lines.join('\n')}\n{"@type": "JobPosting", "title": `)).rejects.toMatchObject({
      code: 'INVALID_JSON',
      field: 'line 3, column 34',
    });
  });

  it.each([
    [
      'other types',
      { '@graph': [{ '@type': 'Organization' }, { '@type': ['Person', 'Thing'] }] },
      'Organization, Person, Thing',
    ],
    ['a page without JSON-LD', '<html><body>Job!</body></html>', 'no JSON-LD at all'],
  ])('%s: refused with what was found', async (_, content, seen) => {
    await expect(readText(content)).rejects.toMatchObject({
      code: 'NO_JOB_POSTING',
      message: expect.stringContaining(seen),
    });
  });
});

describe('a job description of the JSON Resume project', () => {
  it('is read with its skills', async () => {
    const { drafts, format } = await readText({
      title: 'Web Developer',
      company: 'Acme',
      type: 'Full-time',
      remote: 'Hybrid',
      salary: '100000',
      date: '2024-07',
      qualifications: ['3+ years of JavaScript'],
      skills: [{ name: 'Databases', level: 'Master', keywords: ['SQL'] }],
    });
    expect(format).toBe('JSON Resume job description');
    expect(drafts[0]?.entity.value).toMatchObject({
      company: 'Acme',
      remote: 'hybrid',
      employmentType: 'full-time',
      salary: '100,000',
      skills: [{ id: 'javascript' }, { id: 'sql' }],
    });
  });
});
