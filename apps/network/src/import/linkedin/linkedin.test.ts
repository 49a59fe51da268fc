import { describe, expect, it } from 'vitest';
import { makeZip } from '../../testing/documents/make-docx.ts';
import { readText } from '../../testing/read-text.ts';

/** A value as CSV, quoted as LinkedIn does where it must be. */
const cell = (value: string) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
const csv = (...rows: string[][]) => `${rows.map((row) => row.map(cell).join(',')).join('\n')}\n`;

const summary = 'I lead shifts, "quietly".\n\nSince 2012, on wards — with Zoë, 漢字 and 🏥.';
const profile = csv(
  [
    'First Name',
    'Last Name',
    'Maiden Name',
    'Address',
    'Birth Date',
    'Headline',
    'Summary',
    'Industry',
    'Zip Code',
    'Geo Location',
    'Twitter Handles',
    'Websites',
    'Instant Messengers',
  ],
  [
    'Lucía',
    'Fernández',
    'Ortiz',
    '1 Some Street',
    'May 1, 1990',
    'Charge nurse, intensive care',
    summary,
    'Hospitals',
    '53202',
    'Milwaukee, Wisconsin, United States',
    '[lucia]',
    '[PORTFOLIO:https://lucia.example]',
    '',
  ],
);
const files = {
  'Profile.csv': profile,
  'Positions.csv': csv(
    ['Company Name', 'Title', 'Description', 'Location', 'Started On', 'Finished On'],
    [
      'Brightmoor, Community Hospital',
      'Charge nurse, ICU',
      '- Piloted assigning nurses\n- Trained 60 colleagues',
      'Milwaukee',
      'Jun 2019',
      '',
    ],
    ['St. Alder Medical Center', 'Registered nurse', '', '', '2012', 'May 2019'],
  ),
  'Education.csv': csv(
    ['School Name', 'Start Date', 'End Date', 'Notes', 'Degree Name', 'Activities'],
    [
      'Lakeshore State University',
      '2008',
      'Jun 2012',
      'With honours',
      'Bachelor of Science in Nursing, Nursing',
      'Choir',
    ],
  ),
  'Skills.csv': csv(['Name'], ['Triage'], ['C#, .NET']),
  'Certifications.csv': csv(
    ['Name', 'Url', 'Authority', 'Started On', 'Finished On', 'License Number'],
    ['CCRN', 'https://x.example', 'AACN', 'Mar 2017', '', '123'],
  ),
  'Languages.csv': csv(['Name', 'Proficiency'], ['Spanish', 'Native or bilingual proficiency'], ['English', '']),
  'Projects.csv': csv(
    ['Title', 'Description', 'Url', 'Started On', 'Finished On'],
    ['Handover', 'At the bedside', '', 'Jan 2020', ''],
  ),
  'Volunteering.csv': csv(
    ['Company Name', 'Role', 'Cause', 'Started On', 'Finished On', 'Description'],
    ['Food Bank', 'Driver', 'POVERTY_ALLEVIATION', 'Feb 2015', 'Mar 2016', 'Every Friday'],
  ),
  'messages.csv': 'CONVERSATION ID,CONTENT\n1,"unclosed and secret',
  'Connections.csv': 'Notes:\n"x"\n\nFirst Name,Last Name\nBob,Secret\n',
  'Ad_Targeting.csv': 'Member Age\n25-34\n',
};

describe('a LinkedIn archive is read exactly', () => {
  it('every value as it stands in its file', async () => {
    const { resume, drafts, format, kind } = await readText(makeZip(files), {
      filename: 'Complete_LinkedInDataExport.zip',
    });
    expect([kind, format]).toEqual(['resume', 'LinkedIn archive']);
    expect(resume).toEqual({
      basics: {
        name: 'Lucía Fernández',
        label: 'Charge nurse, intensive care',
        summary,
        location: { city: 'Milwaukee', region: 'Wisconsin', country: 'United States' },
      },
      work: [
        {
          name: 'Brightmoor, Community Hospital',
          position: 'Charge nurse, ICU',
          summary: '- Piloted assigning nurses\n- Trained 60 colleagues',
          startDate: '2019-06',
          endDate: 'present',
        },
        { name: 'St. Alder Medical Center', position: 'Registered nurse', startDate: '2012', endDate: '2019-05' },
      ],
      education: [
        {
          institution: 'Lakeshore State University',
          studyType: 'Bachelor of Science in Nursing, Nursing',
          startDate: '2008',
          endDate: '2012-06',
        },
      ],
      skills: [{ name: 'Triage' }, { name: 'C#, .NET' }],
      certificates: [{ name: 'CCRN', issuer: 'AACN', date: '2017-03' }],
      languages: [{ language: 'Spanish', fluency: 'Native or bilingual proficiency' }, { language: 'English' }],
      projects: [{ name: 'Handover', description: 'At the bedside' }],
      volunteer: [
        {
          organization: 'Food Bank',
          position: 'Driver',
          startDate: '2015-02',
          endDate: '2016-03',
          summary: 'Every Friday',
        },
      ],
    });
    expect(drafts[0]?.entity.value).toMatchObject({
      name: 'Lucía Fernández',
      headline: 'Charge nurse, intensive care',
      summary,
      place: 'Milwaukee, Wisconsin, United States',
      positions: [
        { title: 'Charge nurse, ICU', company: 'Brightmoor, Community Hospital', start: '2019-06', current: true },
        { title: 'Registered nurse', company: 'St. Alder Medical Center', start: '2012', end: '2019-05' },
      ],
      languages: [{ language: 'Spanish', fluency: 'Native or bilingual proficiency' }, { language: 'English' }],
      certificates: [{ name: 'CCRN', issuer: 'AACN', date: '2017-03' }],
    });
  });

  it('every value with the file and line it comes from', async () => {
    const { fields } = await readText(makeZip(files));
    expect(fields).toContainEqual({
      path: '/work/1/position',
      page: 1,
      line: 4,
      text: 'Registered nurse',
      confidence: 1,
      how: 'Positions.csv, Title',
    });
  });

  it('protected facts and addresses are left and listed, whatever else there is too', async () => {
    const { left } = await readText(makeZip(files));
    const pathsOf = (wanted: string) => left.filter(({ reason }) => reason === wanted).map(({ path }) => path);
    expect(pathsOf('on-purpose')).toEqual(['Profile.csv: Maiden Name', 'Profile.csv: Birth Date']);
    expect(pathsOf('private-contact')).toEqual([
      'Profile.csv: Address',
      'Profile.csv: Zip Code',
      'Profile.csv: Twitter Handles',
      'Profile.csv: Websites',
    ]);
    expect(pathsOf('no-place')).toEqual(
      expect.arrayContaining(['Profile.csv: Industry', 'Positions.csv: Location', 'Education.csv: Notes']),
    );
  });

  it('messages, connections and the rest stay closed, and that is said', async () => {
    const read = await readText(makeZip(files));
    expect(JSON.stringify(read)).not.toContain('ecret');
    expect(read.notes).toEqual([
      expect.stringContaining('3 other files were left closed (messages.csv, Connections.csv, Ad_Targeting.csv)'),
    ]);
  });

  it('a folder inside the archive, and a mark before the first name, do not matter', async () => {
    const { drafts } = await readText(
      makeZip({ 'Complete_Export/Profile.csv': `\ufeff${profile}`, 'Complete_Export/Jobs/x.csv': 'a' }),
    );
    expect(drafts[0]?.entity.value).toMatchObject({ name: 'Lucía Fernández' });
  });

  it('one of its files by itself', async () => {
    const { format, resume } = await readText(profile, { filename: 'Profile.csv' });
    expect([format, resume]).toMatchObject(['LinkedIn’s Profile.csv', { basics: { name: 'Lucía Fernández' } }]);
    await expect(readText(files['Positions.csv'], { filename: 'Positions.csv' })).rejects.toMatchObject({
      code: 'MISSING_FIELD',
      field: 'basics.name',
    });
  });

  it.each([
    [
      'with other columns',
      { 'Profile.csv': profile, 'Positions.csv': 'Firma,Titel\nA,B\n' },
      'UNKNOWN_FORMAT',
      'Positions.csv',
    ],
    [
      'with a quote that never ends',
      { 'Profile.csv': profile, 'Skills.csv': 'Name\n"Triage' },
      'DAMAGED_FILE',
      'Skills.csv',
    ],
    [
      'with far too many lines',
      { 'Profile.csv': profile, 'Skills.csv': `Name\n${'x\n'.repeat(5000)}` },
      'TOO_MANY_RECORDS',
      'Skills.csv',
    ],
  ])('an archive %s is refused by the name of the file', async (_, archive, code, field) => {
    await expect(readText(makeZip(archive))).rejects.toMatchObject({ code, field });
  });

  it('is no job', async () => {
    await expect(readText(makeZip(files), { kind: 'job' })).rejects.toMatchObject({ code: 'WRONG_KIND' });
  });
});
