import { heading, line, paragraph } from '../sheet.ts';
import type { Block } from '../sheet.ts';
import type { ResumeTemplate } from '../template.ts';
import { asIs, links, when, present, withoutSummary } from '../template-parts.ts';
import { isoMonths, numericMonths, placeText } from '../wording.ts';

/** A Word table: dates in the first cell, all else in the second. */
export const table: ResumeTemplate = {
  id: 'table',
  format: 'docx',
  language: 'en',
  style: { headings: 'upper' },
  shown: (truth) => ({
    ...asIs(truth),
    volunteer: [],
    basics: { ...withoutSummary(truth).basics, ...(truth.basics.summary && { summary: truth.basics.summary }) },
  }),
  sheet: (truth) => ({
    columns: [
      {
        share: 1,
        blocks: [
          line(`Curriculum Vitae – ${truth.basics.name}`, { bold: true, size: 16 }),
          heading('Personal details'),
          {
            kind: 'table',
            rows: [
              ['Name', truth.basics.name],
              ['Nationality', 'British'],
              ['Date of birth', '4 July 1988'],
              ...(placeText(truth.basics) ? [['Address', placeText(truth.basics)]] : []),
              ['Telephone', truth.basics.phone ?? ''],
              ['E-mail', truth.basics.email ?? ''],
              ...links(truth.basics).map((text) => ['Web', text]),
            ],
          },
          ...when(truth.basics.summary, heading('Personal statement'), paragraph(truth.basics.summary ?? '')),
          heading('Work experience'),
          {
            kind: 'table',
            rows: truth.work.map((work) => [
              isoMonths.period(work.startDate, work.endDate),
              [
                work.position,
                [work.name, work.location].filter(Boolean).join(', '),
                ...present(work.summary),
                ...work.highlights.map((each) => `• ${each}`),
              ].join('\n'),
            ]),
          },
          heading('Education'),
          {
            kind: 'table',
            rows: truth.education.map((each) => [
              isoMonths.period(each.startDate ?? '', each.endDate),
              `${each.studyType} in ${each.area}\n${each.institution}`,
            ]),
          },
          heading('Skills'),
          { kind: 'table', rows: truth.skills.map(({ name, keywords }) => [name, keywords.join(', ')]) },
          ...when(truth.languages.length, heading('Languages'), {
            kind: 'table',
            rows: truth.languages.map(({ language, fluency }) => [language, fluency ?? '']),
          }),
          ...when(truth.certificates.length, heading('Courses and certificates'), {
            kind: 'table',
            rows: truth.certificates.map(({ name, issuer, date }) => [
              date ?? '',
              [name, issuer].filter(Boolean).join(', '),
            ]),
          }),
        ],
      },
    ],
  }),
};

/** As Europass had it: what each line is stands beside it. */
export const europass: ResumeTemplate = {
  id: 'europass',
  format: 'pdf',
  language: 'en',
  style: { font: 'sans', size: 9.5, headings: 'plain' },
  shown: (truth) => ({
    ...withoutSummary({ ...asIs(truth), volunteer: [], certificates: [] }),
    // The mother tongue stands there, and is none of the network's business.
    languages: truth.languages.slice(1),
  }),
  sheet: (truth) => ({
    columns: [
      {
        share: 1,
        blocks: [
          line('Curriculum Vitae', { bold: true, size: 15 }),
          heading('Personal information'),
          {
            kind: 'table',
            rows: [
              ['Name', truth.basics.name],
              ...(placeText(truth.basics) ? [['Address', placeText(truth.basics)]] : []),
              ['Telephone(s)', truth.basics.phone ?? ''],
              ['E-mail(s)', truth.basics.email ?? ''],
              ...links(truth.basics).map((text) => ['Website', text]),
              ['Nationality', 'Dutch'],
              ['Date of birth', '01/02/1990'],
              ['Gender', 'Female'],
            ],
          },
          heading('Work experience'),
          ...truth.work.map((work): Block => ({
            kind: 'table',
            rows: [
              ['Dates', numericMonths('Present').period(work.startDate, work.endDate)],
              ['Occupation or position held', work.position],
              [
                'Main activities and responsibilities',
                [...present(work.summary), ...work.highlights.map((each) => `• ${each}`)].join('\n'),
              ],
              ['Name and address of employer', [work.name, work.location].filter(Boolean).join(', ')],
            ],
          })),
          heading('Education and training'),
          ...truth.education.map((each): Block => ({
            kind: 'table',
            rows: [
              ['Dates', numericMonths('Present').period(each.startDate ?? '', each.endDate)],
              ['Title of qualification awarded', each.studyType],
              ['Principal subjects', each.area],
              ['Name of organisation', each.institution],
            ],
          })),
          heading('Personal skills and competences'),
          {
            kind: 'table',
            rows: [
              ['Mother tongue', 'Frisian'],
              ...(truth.languages.length > 0
                ? [
                    [
                      'Other language(s)',
                      truth.languages.map(({ language, fluency }) => `${language} (${fluency})`).join(', '),
                    ],
                  ]
                : []),
              ...truth.skills.map(({ name, keywords }) => [name, keywords.join(', ')]),
            ],
          },
        ],
      },
    ],
  }),
};
