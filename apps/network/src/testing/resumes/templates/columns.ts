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
  grouped,
} from '../template-parts.ts';
import { durationText, longMonths, numericMonths, placeText, years } from '../wording.ts';

/** A bar on the left; employer, title and dates on lines of their own. */
export const leftSidebar: ResumeTemplate = {
  id: 'left-sidebar',
  format: 'pdf',
  language: 'en',
  style: { font: 'sans', size: 9.5, headings: 'upper' },
  shown: (truth) => flatSkills(withoutLocations({ ...asIs(truth), volunteer: [], certificates: [] })),
  sheet: (truth) => ({
    columns: [
      {
        share: 0.33,
        blocks: [
          heading('Contact'),
          ...[truth.basics.phone, truth.basics.email, ...links(truth.basics), placeText(truth.basics)].flatMap((each) =>
            each ? [line(each)] : [],
          ),
          heading('Expertise'),
          ...truth.skills.map(({ name }) => bullet(name)),
          ...when(truth.languages.length, heading('Languages')),
          ...truth.languages.map(({ language, fluency }) => line(`${language} – ${fluency}`)),
        ],
      },
      {
        share: 0.67,
        blocks: [
          line(truth.basics.name, { size: 24, bold: true }),
          ...present(truth.basics.label).map((text) => line(text, { size: 12 })),
          ...when(truth.basics.summary, heading('Profile'), paragraph(truth.basics.summary ?? '')),
          heading('Where I have worked'),
          ...truth.work.flatMap((work) => [
            line(work.name, { bold: true, space: true }),
            line(work.position),
            line(numericMonths('present').period(work.startDate, work.endDate), { italic: true }),
            ...bodyOf(work),
          ]),
          heading('Academic background'),
          ...truth.education.flatMap((each) => [
            line(`${each.studyType}, ${each.area}`, { bold: true, space: true }),
            line(each.institution),
            line(numericMonths('present').period(each.startDate ?? '', each.endDate), { italic: true }),
          ]),
        ],
      },
    ],
  }),
};

/** A bar on the right; all of a position in one line. */
export const rightSidebar: ResumeTemplate = {
  id: 'right-sidebar',
  format: 'pdf',
  language: 'en',
  style: { font: 'sans', size: 10, headings: 'plain', bullet: '–' },
  shown: (truth) => ({ ...inYears(truth), volunteer: [] }),
  sheet: (truth) => ({
    top: [
      line(truth.basics.name, { size: 22, bold: true }),
      ...present(truth.basics.label).map((text) => line(text, { size: 12 })),
    ],
    columns: [
      {
        share: 0.66,
        blocks: [
          ...when(truth.basics.summary, heading('About me'), paragraph(truth.basics.summary ?? '')),
          heading('Employment history'),
          ...truth.work.flatMap((work) => [
            line(
              `${work.position}, ${work.name}${work.location ? ` — ${work.location}` : ''} (${years.period(work.startDate, work.endDate)})`,
              { bold: true, space: true },
            ),
            ...bodyOf(work),
          ]),
          heading('Education and training'),
          ...truth.education.map((each) =>
            line(
              `${each.studyType} ${each.area}, ${each.institution} (${years.period(each.startDate ?? '', each.endDate)})`,
              { space: true },
            ),
          ),
        ],
      },
      {
        share: 0.34,
        blocks: [
          heading('Details'),
          ...present(truth.basics.email).map((text) => line(`E-mail: ${text}`)),
          ...present(truth.basics.phone).map((text) => line(`Phone: ${text}`)),
          ...links(truth.basics).map((text) => line(`Web: ${text}`)),
          ...when(placeText(truth.basics), line(`Address: ${placeText(truth.basics)}`)),
          heading('Key skills'),
          ...truth.skills.flatMap(({ name, keywords }) => [
            line(name, { bold: true, space: true }),
            ...keywords.map((each) => bullet(each)),
          ]),
          ...when(truth.languages.length, heading('Language skills')),
          ...truth.languages.map(({ language, fluency }) => line(`${language}: ${fluency}`)),
          ...when(truth.certificates.length, heading('Certificates')),
          ...truth.certificates.map(({ name, issuer, date }) =>
            bullet([name, issuer, date?.slice(0, 4)].filter(Boolean).join(', ')),
          ),
        ],
      },
    ],
  }),
};

/** As LinkedIn saves a profile: a narrow bar, positions of one employer under its name and the time there. */
export const linkedIn: ResumeTemplate = {
  id: 'linkedin',
  format: 'pdf',
  language: 'en',
  style: { font: 'sans', size: 10.5, headings: 'plain' },
  shown: (truth) => {
    const { phone: _phone, url: _url, ...basics } = truth.basics;
    return {
      ...asIs(truth),
      basics,
      volunteer: [],
      skills: allSkills(truth)
        .slice(0, 3)
        .map((name) => ({ name, keywords: [] })),
      certificates: truth.certificates.map(({ name }) => ({ name })),
      education: inYears(truth).education,
    };
  },
  sheet: (truth) => ({
    footer: 'Page {page} of {pages}',
    columns: [
      {
        share: 0.32,
        blocks: [
          heading('Contact'),
          ...present(truth.basics.email).map((text) => line(text)),
          ...(truth.basics.profiles ?? []).map(({ url }) => line(`${url} (LinkedIn)`)),
          heading('Top Skills'),
          ...truth.skills.map(({ name }) => line(name)),
          ...when(truth.languages.length, heading('Languages')),
          ...truth.languages.map(({ language, fluency }) => line(`${language} (${fluency})`)),
          ...when(truth.certificates.length, heading('Certifications')),
          ...truth.certificates.map(({ name }) => line(name)),
        ],
      },
      {
        share: 0.68,
        blocks: [
          line(truth.basics.name, { size: 26 }),
          ...present(truth.basics.label).map((text) => line(text, { size: 12 })),
          ...when(placeText(truth.basics), line(placeText(truth.basics), { size: 12 })),
          ...when(truth.basics.summary, heading('Summary'), paragraph(truth.basics.summary ?? '')),
          heading('Experience'),
          ...grouped(truth.work).flatMap((group) => [
            line(group[0]?.name ?? '', { size: 12, space: true }),
            ...when(group.length > 1, line(durationText(group.at(-1)?.startDate ?? '', group[0]?.endDate))),
            ...group.flatMap((work, index) => [
              line(work.position, { size: 11.5, bold: true, ...(index > 0 && { space: true }) }),
              line(
                `${longMonths.period(work.startDate, work.endDate).replace('current', 'Present')} (${durationText(work.startDate, work.endDate)})`,
              ),
              ...present(work.location).map((text) => line(text)),
              ...(work.summary ? [paragraph(work.summary)] : []),
              ...work.highlights.map((each) => paragraph(`- ${each}`)),
            ]),
          ]),
          heading('Education'),
          ...truth.education.flatMap((each) => [
            line(each.institution, { size: 12, bold: true, space: true }),
            line(
              `${each.studyType}, ${each.area} · (${years.period(each.startDate ?? '', each.endDate).replace('–', ' - ')})`,
            ),
          ]),
        ],
      },
    ],
  }),
};
