import { bullet, heading, line, paragraph } from '../sheet.ts';
import type { ResumeTemplate } from '../template.ts';
import {
  asIs,
  inYears,
  withoutLocations,
  bodyOf,
  links,
  allSkills,
  flatSkills,
  when,
  present,
  withoutSummary,
} from '../template-parts.ts';
import { apostropheYears, placeText, shortMonths, sinceMonths, years } from '../wording.ts';

/** One column; title and dates in one line, the employer below; ruled headings in capitals. */
export const classic: ResumeTemplate = {
  id: 'classic',
  format: 'pdf',
  language: 'en',
  style: { font: 'serif', size: 11, headings: 'ruled' },
  shown: asIs,
  sheet: (truth) => ({
    columns: [
      {
        share: 1,
        blocks: [
          line(truth.basics.name, { size: 20, bold: true, center: true }),
          ...present(truth.basics.label).map((text) => line(text, { center: true })),
          line(
            [placeText(truth.basics), truth.basics.phone, truth.basics.email, ...links(truth.basics)]
              .filter(Boolean)
              .join(' | '),
            {
              center: true,
              size: 9,
            },
          ),
          ...when(truth.basics.summary, heading('Summary'), paragraph(truth.basics.summary ?? '')),
          heading('Professional Experience'),
          ...truth.work.flatMap((work) => [
            line(work.position, { bold: true, right: shortMonths.period(work.startDate, work.endDate), space: true }),
            line([work.name, work.location].filter(Boolean).join(', '), { italic: true }),
            ...bodyOf(work),
          ]),
          heading('Education'),
          ...truth.education.flatMap((each) => [
            line(each.institution, {
              bold: true,
              right: shortMonths.period(each.startDate ?? '', each.endDate),
              space: true,
            }),
            line(`${each.studyType} in ${each.area}`),
          ]),
          heading('Skills'),
          ...truth.skills.map(({ name, keywords }) => line(keywords.length ? `${name}: ${keywords.join(', ')}` : name)),
          ...when(truth.languages.length, heading('Languages')),
          ...when(
            truth.languages.length,
            line(truth.languages.map(({ language, fluency }) => `${language} (${fluency})`).join(', ')),
          ),
          ...when(truth.certificates.length, heading('Certifications')),
          ...truth.certificates.map(({ name, issuer, date }) =>
            bullet([name, issuer, date?.slice(0, 4)].filter(Boolean).join(', ')),
          ),
          ...when(truth.volunteer.length, heading('Volunteering')),
          ...truth.volunteer.flatMap((work) => [
            line(work.position, { bold: true, right: shortMonths.period(work.startDate, work.endDate), space: true }),
            line(work.name, { italic: true }),
            ...bodyOf(work),
          ]),
        ],
      },
    ],
  }),
};

/** Letter-spaced headings; employer, title and dates between bars. */
export const spaced: ResumeTemplate = {
  id: 'spaced',
  format: 'pdf',
  language: 'en',
  style: { font: 'sans', size: 10, headings: 'spaced', bullet: '▪' },
  shown: (truth) =>
    flatSkills(
      withoutLocations({ ...asIs(truth), basics: { ...truth.basics, name: truth.basics.name.toUpperCase() } }),
    ),
  sheet: (truth) => ({
    columns: [
      {
        share: 1,
        blocks: [
          line(truth.basics.name, { size: 24, center: true }),
          ...present(truth.basics.label).map((text) => line(text, { center: true })),
          line([truth.basics.email, truth.basics.phone, ...links(truth.basics)].filter(Boolean).join('  •  '), {
            center: true,
          }),
          line(placeText(truth.basics), { center: true }),
          ...when(truth.basics.summary, heading('Profile'), paragraph(truth.basics.summary ?? '')),
          heading('Work experience'),
          ...truth.work.flatMap((work) => [
            line(`${work.name} | ${work.position} | ${apostropheYears.period(work.startDate, work.endDate)}`, {
              bold: true,
              space: true,
            }),
            ...bodyOf(work),
          ]),
          ...when(truth.volunteer.length, heading('Volunteer work')),
          ...truth.volunteer.flatMap((work) => [
            line(`${work.name} | ${work.position} | ${apostropheYears.period(work.startDate, work.endDate)}`, {
              bold: true,
              space: true,
            }),
            ...bodyOf(work),
          ]),
          heading('Education'),
          ...truth.education.flatMap((each) => [
            line(
              `${each.institution} | ${each.studyType}, ${each.area} | ${apostropheYears.period(each.startDate ?? '', each.endDate)}`,
              { bold: true, space: true },
            ),
          ]),
          heading('Skills'),
          line(allSkills(truth).join(' • ')),
          ...when(truth.languages.length, heading('Languages')),
          ...when(
            truth.languages.length,
            line(truth.languages.map(({ language, fluency }) => `${language} (${fluency})`).join(' • ')),
          ),
          ...when(truth.certificates.length, heading('Licenses and certifications')),
          ...truth.certificates.map(({ name, issuer, date }) =>
            line([name, issuer, date?.slice(0, 4)].filter(Boolean).join(' | ')),
          ),
        ],
      },
    ],
  }),
};

/** A scholar's: years in the margin, everything else after it, publications. */
export const academic: ResumeTemplate = {
  id: 'academic',
  format: 'pdf',
  language: 'en',
  style: { font: 'serif', size: 11, headings: 'plain', leftMargin: 90 },
  shown: (truth) => ({
    ...inYears(truth),
    volunteer: [],
    basics: withoutSummary(truth).basics,
    education: inYears(truth).education.map(({ startDate: _startDate, ...each }) => each),
  }),
  sheet: (truth) => ({
    columns: [
      {
        share: 1,
        blocks: [
          line(truth.basics.name, { size: 17, bold: true, center: true }),
          line(placeText(truth.basics), { center: true }),
          line([truth.basics.email, truth.basics.phone].filter(Boolean).join(', '), { center: true }),
          ...when(links(truth.basics).length, line(links(truth.basics).join(', '), { center: true })),
          heading('Education'),
          ...truth.education.map((each) =>
            line(`${each.studyType}, ${each.area}, ${each.institution}`, { left: each.endDate ?? '', space: true }),
          ),
          heading('Appointments'),
          ...truth.work.flatMap((work) => [
            line([work.position, work.name, work.location].filter(Boolean).join(', '), {
              left: years.period(work.startDate, work.endDate),
              space: true,
            }),
            ...bodyOf(work),
          ]),
          heading('Publications'),
          paragraph(
            'Counting what cannot be counted (with A. Example). Journal of Invented Results 12, 2019, pp. 4–17.',
          ),
          paragraph('A short history of long waits. Example Press, 2021.'),
          ...when(truth.certificates.length, heading('Awards and certificates')),
          ...truth.certificates.map(({ name, issuer, date }) =>
            line([name, issuer].filter(Boolean).join(', '), { left: date?.slice(0, 4) ?? '' }),
          ),
          heading('Skills'),
          ...truth.skills.map(({ name, keywords }) =>
            line(keywords.length ? `${name}: ${keywords.join('; ')}` : name, { left: ' ' }),
          ),
          heading('Languages'),
          line(truth.languages.map(({ language, fluency }) => `${language} (${fluency})`).join('; '), { left: ' ' }),
        ],
      },
    ],
  }),
};

/** Skills first and at length; positions in one line each. */
export const functional: ResumeTemplate = {
  id: 'functional',
  format: 'docx',
  language: 'en',
  style: { headings: 'plain' },
  shown: (truth) => ({
    ...withoutLocations(asIs(truth)),
    volunteer: [],
    certificates: [],
    work: truth.work.map(({ name, position, startDate, endDate }) => ({
      name,
      position,
      startDate,
      highlights: [],
      ...(endDate && { endDate }),
    })),
  }),
  sheet: (truth) => ({
    columns: [
      {
        share: 1,
        blocks: [
          line(truth.basics.name, { bold: true, size: 18 }),
          line([truth.basics.email, truth.basics.phone].filter(Boolean).join(' · ')),
          ...when(links(truth.basics).length, line(links(truth.basics).join(' · '))),
          ...when(placeText(truth.basics), line(placeText(truth.basics))),
          ...present(truth.basics.label).map((text) => line(text, { italic: true })),
          ...when(truth.basics.summary, heading('Objective'), paragraph(truth.basics.summary ?? '')),
          heading('Core competencies'),
          ...truth.skills.flatMap(({ name, keywords }) => [
            line(name, { bold: true }),
            ...when(keywords.length, paragraph(keywords.join(', '))),
          ]),
          heading('Professional background'),
          ...truth.work.map((work) =>
            line(`${sinceMonths.period(work.startDate, work.endDate)}: ${work.position}, ${work.name}`),
          ),
          heading('Qualifications'),
          ...truth.education.map((each) =>
            line(
              `${sinceMonths.period(each.startDate ?? '', each.endDate)}: ${each.studyType} in ${each.area}, ${each.institution}`,
            ),
          ),
          ...when(truth.languages.length, heading('Languages')),
          ...truth.languages.map(({ language, fluency }) => bullet(`${language}, ${fluency}`)),
        ],
      },
    ],
  }),
};
