import { bullet, heading, line, paragraph } from '../sheet.ts';
import type { Block } from '../sheet.ts';
import {
  allSkills,
  asIs,
  bodyOf,
  flatSkills,
  grouped,
  inYears,
  links,
  present,
  when,
  withoutLocations,
  withoutSummary,
} from '../template-parts.ts';
import type { ResumeTemplate } from '../template.ts';
import type { ResumeTruth } from '../truth.ts';
import { frenchMonths, longMonths, numericMonths, placeText, shortMonths, years } from '../wording.ts';

const withoutDeeds = (truth: ResumeTruth): ResumeTruth => ({
  ...truth,
  work: truth.work.map((work) => ({ ...work, highlights: [] })),
});
const period = (start: string | undefined, end: string | undefined) => shortMonths.period(start ?? '', end);

/** As American colleges advise: employer and place in one line, title and dates in the next. */
export const college: ResumeTemplate = {
  id: 'college',
  format: 'pdf',
  language: 'en',
  style: { font: 'serif', size: 10.5, headings: 'ruled' },
  shown: (truth) => ({ ...asIs(truth), basics: withoutSummary(truth).basics }),
  sheet: (truth) => ({
    columns: [
      {
        share: 1,
        blocks: [
          line(truth.basics.name, { size: 18, bold: true, center: true }),
          line(
            [placeText(truth.basics), truth.basics.phone, truth.basics.email, ...links(truth.basics)]
              .filter(Boolean)
              .join(' • '),
            { center: true, size: 9 },
          ),
          heading('Education'),
          ...truth.education.flatMap((each) => [
            line(each.institution, { bold: true, space: true, right: period(each.startDate, each.endDate) }),
            line(`${each.studyType}, ${each.area}`, { italic: true }),
          ]),
          heading('Experience'),
          ...truth.work.flatMap((work) => [
            line(work.name, { bold: true, space: true, ...(work.location && { right: work.location }) }),
            line(work.position, { italic: true, right: period(work.startDate, work.endDate) }),
            ...bodyOf(work),
          ]),
          ...when(truth.volunteer.length, heading('Community Involvement')),
          ...truth.volunteer.flatMap((work) => [
            line(work.name, { bold: true, space: true }),
            line(work.position, { italic: true, right: period(work.startDate, work.endDate) }),
            ...bodyOf(work),
          ]),
          heading('Skills & Certifications'),
          ...truth.skills.map(({ name, keywords }) =>
            bullet(keywords.length ? `${name}: ${keywords.join(', ')}` : name),
          ),
          ...when(truth.languages.length, heading('Languages')),
          line(truth.languages.map(({ language, fluency }) => `${language} (${fluency})`).join(', ')),
          ...when(truth.certificates.length, heading('Certificates')),
          ...truth.certificates.map(({ name, issuer, date }) =>
            bullet(`${name}${issuer ? `, ${issuer}` : ''}${date ? ` (${date.slice(0, 4)})` : ''}`),
          ),
        ],
      },
    ],
  }),
};

/** `Title at Employer`, and below it place and dates. */
export const titleAt: ResumeTemplate = {
  id: 'title-at',
  format: 'docx',
  language: 'en',
  style: { headings: 'upper' },
  shown: (truth) => flatSkills({ ...asIs(truth), volunteer: [], certificates: [] }),
  sheet: (truth) => ({
    columns: [
      {
        share: 1,
        blocks: [
          line(truth.basics.name, { size: 22 }),
          ...present(truth.basics.label).map((text) => line(text, { italic: true })),
          ...present(truth.basics.email).map((text) => line(`Email: ${text}`)),
          ...present(truth.basics.phone).map((text) => line(`Mobile: ${text}`)),
          ...links(truth.basics).map((text) => line(text)),
          ...when(placeText(truth.basics), line(`Location: ${placeText(truth.basics)}`)),
          ...when(truth.basics.summary, heading('Career summary'), paragraph(truth.basics.summary ?? '')),
          heading('Work history'),
          ...truth.work.flatMap((work) => [
            line(`${work.position} at ${work.name}`, { bold: true, space: true }),
            line([work.location, longMonths.period(work.startDate, work.endDate)].filter(Boolean).join(' · ')),
            ...bodyOf(work),
          ]),
          heading('Academic qualifications'),
          ...truth.education.flatMap((each) => [
            line(`${each.studyType} in ${each.area}`, { bold: true, space: true }),
            line(`${each.institution} · ${longMonths.period(each.startDate ?? '', each.endDate)}`),
          ]),
          heading('What I am good at'),
          ...allSkills(truth).map((each) => bullet(each)),
          heading('Languages spoken'),
          ...truth.languages.map(({ language, fluency }) => line(`${language} — ${fluency}`)),
        ],
      },
    ],
  }),
};

/** Plain text with spaces for columns. */
export const spacesForColumns: ResumeTemplate = {
  id: 'text-columns',
  format: 'text',
  language: 'en',
  style: { headings: 'upper' },
  shown: (truth) =>
    withoutDeeds({
      ...inYears(truth),
      volunteer: [],
      work: inYears(truth).work.map(({ summary: _summary, ...work }) => work),
    }),
  sheet: (truth) => ({
    columns: [
      {
        share: 1,
        blocks: [
          line(truth.basics.name),
          ...present(truth.basics.label).map((text) => line(text)),
          line([truth.basics.phone, truth.basics.email].filter(Boolean).join('   ')),
          ...links(truth.basics).map((text) => line(text)),
          line(placeText(truth.basics)),
          ...when(truth.basics.summary, heading('Profile'), paragraph(truth.basics.summary ?? '')),
          heading('Employment'),
          ...truth.work.map((work) =>
            line([work.position, work.name, work.location].filter(Boolean).join('     '), {
              left: years.period(work.startDate, work.endDate),
            }),
          ),
          heading('Education'),
          ...truth.education.map((each) =>
            line(`${each.studyType} in ${each.area}     ${each.institution}`, {
              left: years.period(each.startDate ?? '', each.endDate),
            }),
          ),
          heading('Skills'),
          ...truth.skills.map(({ name, keywords }) => line(keywords.length ? `${name}: ${keywords.join(', ')}` : name)),
          heading('Languages'),
          ...truth.languages.map(({ language, fluency }) => line(`${language}: ${fluency}`)),
          ...when(truth.certificates.length, heading('Training')),
          ...truth.certificates.map(({ name, date }) => line(`${name}${date ? `, ${date.slice(0, 4)}` : ''}`)),
        ],
      },
    ],
  }),
};

/** One employer's positions under its name, each with dates of its own. */
export const underEmployers: ResumeTemplate = {
  id: 'under-employers',
  format: 'docx',
  language: 'en',
  style: { headings: 'plain' },
  shown: (truth) => flatSkills(withoutLocations({ ...asIs(truth), volunteer: [] })),
  sheet: (truth) => ({
    columns: [
      {
        share: 1,
        blocks: [
          line(truth.basics.name, { size: 20, bold: true, center: true }),
          line([truth.basics.email, truth.basics.phone, ...links(truth.basics)].filter(Boolean).join(' | '), {
            center: true,
          }),
          line(placeText(truth.basics), { center: true }),
          ...present(truth.basics.label).map((text) => line(text, { center: true, italic: true })),
          ...when(truth.basics.summary, heading('Introduction'), paragraph(truth.basics.summary ?? '')),
          heading('Career history'),
          ...grouped(truth.work).flatMap((group) => [
            line(group[0]?.name ?? '', { bold: true, size: 13, space: true }),
            ...group.flatMap((work) => [
              line(`${work.position} (${numericMonths('now').period(work.startDate, work.endDate)})`, { italic: true }),
              ...bodyOf(work),
            ]),
          ]),
          heading('Studies'),
          ...truth.education.flatMap((each) => [
            line(each.institution, { bold: true, size: 13, space: true }),
            line(
              `${each.studyType}, ${each.area} (${numericMonths('now').period(each.startDate ?? '', each.endDate)})`,
              { italic: true },
            ),
          ]),
          heading('Areas of expertise'),
          paragraph(allSkills(truth).join(' | ')),
          heading('Languages'),
          paragraph(truth.languages.map(({ language, fluency }) => `${language}: ${fluency}`).join(' | ')),
          ...when(truth.certificates.length, heading('Licences and certifications')),
          ...truth.certificates.map(({ name, date }) => bullet(`${date ? `${date.slice(0, 4)}: ` : ''}${name}`)),
        ],
      },
    ],
  }),
};

/** The family name first and in capitals; the employer before the title; years in the margin. */
export const familyNameFirst: ResumeTemplate = {
  id: 'family-name-first',
  format: 'pdf',
  language: 'fr',
  style: { font: 'sans', size: 10, headings: 'upper', leftMargin: 130 },
  shown: (truth) => {
    const [first = '', ...rest] = truth.basics.name.split(' ');
    return {
      ...asIs(truth),
      volunteer: [],
      certificates: [],
      basics: { ...truth.basics, name: `${rest.join(' ').toUpperCase()} ${first}`.trim() },
    };
  },
  sheet: (truth) => ({
    top: [
      line(truth.basics.name, { size: 18, bold: true }),
      ...present(truth.basics.label).map((text) => line(text, { size: 12 })),
      line([placeText(truth.basics), truth.basics.phone].join(' · ')),
      line([truth.basics.email, ...links(truth.basics)].join(' · ')),
    ],
    columns: [
      {
        share: 1,
        blocks: [
          heading('Parcours professionnel'),
          ...truth.work.flatMap((work) => [
            line(`${work.name}, ${work.location ?? ''}`, {
              left: frenchMonths.period(work.startDate, work.endDate),
              bold: true,
              space: true,
            }),
            line(work.position, { italic: true }),
            ...bodyOf(work),
          ]),
          heading('Diplômes'),
          ...truth.education.flatMap((each) => [
            line(`${each.studyType} ${each.area}`, {
              left: frenchMonths.period(each.startDate ?? '', each.endDate),
              bold: true,
              space: true,
            }),
            line(each.institution),
          ]),
          heading('Compétences'),
          ...truth.skills.map(({ name, keywords }) => line(keywords.join(', '), { left: name })),
          heading('Langues'),
          ...truth.languages.map(({ language, fluency }) => line(fluency ?? '', { left: language })),
          ...when(truth.basics.summary, heading('À propos'), paragraph(truth.basics.summary ?? '')),
        ],
      },
    ],
  }),
};

/** Everything of a position in one line, what was done in a paragraph; skills with points. */
export const paragraphs: ResumeTemplate = {
  id: 'paragraphs',
  format: 'pdf',
  language: 'en',
  style: { font: 'sans', size: 10, headings: 'plain' },
  shown: (truth) => flatSkills(withoutDeeds({ ...asIs(truth), volunteer: [] })),
  sheet: (truth) => ({
    columns: [
      {
        share: 1,
        blocks: [
          line(truth.basics.name, { size: 16, bold: true }),
          ...present(truth.basics.label).map((text) => line(text)),
          line([truth.basics.phone, truth.basics.email, ...links(truth.basics)].filter(Boolean).join(' / ')),
          line(placeText(truth.basics)),
          heading('Professional experience'),
          ...truth.work.flatMap((work): Block[] => [
            line(
              [work.name, work.location, work.position, period(work.startDate, work.endDate)]
                .filter(Boolean)
                .join(' – '),
              { bold: true, space: true },
            ),
            paragraph(
              'Planned the work of a small team and answered for its results. Reported to the board twice a year and changed what had to be changed.',
            ),
          ]),
          heading('Education'),
          ...truth.education.map((each) =>
            line(`${each.institution} – ${each.studyType}, ${each.area} – ${period(each.startDate, each.endDate)}`, {
              space: true,
            }),
          ),
          heading('Skills'),
          ...truth.skills.map(({ name }, index) =>
            line(`${name} ${'●'.repeat(3 + (index % 3))}${'○'.repeat(2 - (index % 3))}`),
          ),
          heading('Languages'),
          ...truth.languages.map(({ language, fluency }) => line(`${language}, ${fluency}`)),
          ...when(truth.certificates.length, heading('Certifications')),
          ...truth.certificates.map(({ name, date }) => line([name, date?.slice(0, 4)].filter(Boolean).join(' – '))),
        ],
      },
    ],
  }),
};
