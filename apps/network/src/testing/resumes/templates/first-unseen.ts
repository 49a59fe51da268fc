import { bullet, heading, line, paragraph } from '../sheet.ts';
import type { Block } from '../sheet.ts';
import { allSkills, bodyOf, links, present, when, withoutSummary } from '../template-parts.ts';
import type { ResumeTemplate } from '../template.ts';
import type { ResumeTruth } from '../truth.ts';
import { atPrecision, longMonths, numericMonths, placeText, years } from '../wording.ts';

const groupsOfThree = (list: readonly string[]) =>
  Array.from({ length: Math.ceil(list.length / 3) }, (_, row) => list.slice(row * 3, row * 3 + 3));
const withoutGroups = (truth: ResumeTruth) => allSkills(truth).map((name) => ({ name, keywords: [] }));

/** The employer with its dates, then the title and the place; skills in three columns; centred headings of a book. */
export const bookish: ResumeTemplate = {
  id: 'bookish',
  format: 'pdf',
  language: 'en',
  style: { font: 'serif', size: 11.5, headings: 'upper', bullet: '◦' },
  shown: (truth) => ({ ...atPrecision(truth, 'month'), volunteer: [], skills: withoutGroups(truth) }),
  sheet: (truth) => ({
    top: [
      line(truth.basics.name, { size: 21, center: true }),
      line([placeText(truth.basics), ...links(truth.basics)].filter(Boolean).join('   ~   '), { center: true }),
      line([truth.basics.phone, truth.basics.email].filter(Boolean).join('   ~   '), { center: true }),
      ...present(truth.basics.label).map((text) => line(text, { center: true, italic: true, space: true })),
    ],
    columns: [
      {
        share: 1,
        blocks: [
          ...when(truth.basics.summary, heading('In brief'), paragraph(truth.basics.summary ?? '')),
          heading('Positions held'),
          ...truth.work.flatMap((work) => [
            line(`${work.name} (${longMonths.period(work.startDate, work.endDate).replace(' - ', ' to ')})`, {
              bold: true,
              space: true,
            }),
            line(work.location ? `${work.position} | ${work.location}` : work.position),
            ...bodyOf(work),
          ]),
          heading('University and school'),
          ...truth.education.flatMap((each) => [
            line(
              `${each.institution} (${longMonths.period(each.startDate ?? '', each.endDate).replace(' - ', ' to ')})`,
              { bold: true, space: true },
            ),
            line(`${each.studyType}: ${each.area}`),
          ]),
          heading('Skills and tools'),
          ...groupsOfThree(truth.skills.map(({ name }) => name)).map(([first = '', ...others]) =>
            line([first, ...others].join('          ')),
          ),
          ...when(truth.languages.length, heading('Languages')),
          ...when(
            truth.languages.length,
            line(truth.languages.map(({ language, fluency }) => `${language} [${fluency}]`).join(', ')),
          ),
          ...when(truth.certificates.length, heading('Professional development')),
          ...truth.certificates.map(({ name, issuer, date }) =>
            bullet([date?.slice(0, 4), [name, issuer].filter(Boolean).join(' — ')].filter(Boolean).join(' ')),
          ),
        ],
      },
    ],
  }),
};

/** A German table with everything of a position in its second cell, in one line, and duties behind a word. */
export const tabellarisch: ResumeTemplate = {
  id: 'tabellarisch',
  format: 'docx',
  language: 'de',
  style: { headings: 'upper' },
  shown: (truth) => ({
    ...atPrecision(truth, 'month'),
    basics: withoutSummary(truth).basics,
    volunteer: [],
    work: atPrecision(truth, 'month').work.map((work) => ({ ...work, highlights: work.highlights.slice(0, 2) })),
  }),
  sheet: (truth) => ({
    columns: [
      {
        share: 1,
        blocks: [
          line('Lebenslauf', { size: 20, bold: true, center: true }),
          line(truth.basics.name, { size: 14, center: true }),
          line([placeText(truth.basics), `Telefon ${truth.basics.phone}`, `E-Mail ${truth.basics.email}`].join(' | '), {
            center: true,
          }),
          ...links(truth.basics).map((text) => line(text, { center: true })),
          line('geboren am 3. Mai 1979, ledig', { center: true }),
          heading('Berufliche Stationen'),
          {
            kind: 'table',
            rows: truth.work.map((work) => [
              numericMonths('heute').period(work.startDate, work.endDate),
              [`${work.position}, ${work.name}, ${work.location}`, ...work.highlights.map((each) => `– ${each}`)].join(
                '\n',
              ),
            ]),
          },
          heading('Schule und Studium'),
          {
            kind: 'table',
            rows: truth.education.map((each) => [
              numericMonths('heute').period(each.startDate ?? '', each.endDate),
              `${each.institution}\nAbschluss: ${each.studyType} ${each.area}`,
            ]),
          },
          ...when(truth.certificates.length, heading('Fortbildungen')),
          ...truth.certificates.map(({ name, date }) => line(`${date}: ${name}`)),
          heading('Sprachen und Kenntnisse'),
          ...truth.languages.map(({ language, fluency }) => bullet(`${language} (${fluency})`)),
          heading('EDV-Kenntnisse'),
          ...truth.skills.map(({ name, keywords }) => bullet(`${name}: ${keywords.join(', ')}`)),
        ],
      },
    ],
  }),
};

/** A modern page: a bar on the right, titles in capitals, the employer and years in small letters below. */
export const modern: ResumeTemplate = {
  id: 'modern',
  format: 'pdf',
  language: 'en',
  style: { font: 'sans', size: 9, headings: 'spaced', bullet: '>' },
  shown: (truth) => ({
    ...atPrecision(truth, 'year'),
    volunteer: [],
    certificates: [],
    work: atPrecision(truth, 'year').work.map((work) => ({ ...work, position: work.position.toUpperCase() })),
  }),
  sheet: (truth) => ({
    top: [
      line(truth.basics.name, { size: 28 }),
      ...present(truth.basics.label).map((text) => line(text, { size: 13, italic: true })),
    ],
    columns: [
      {
        share: 0.68,
        blocks: [
          ...when(truth.basics.summary, heading('Hello'), paragraph(truth.basics.summary ?? '')),
          heading('Career'),
          ...truth.work.flatMap((work): Block[] => [
            line(work.position, { bold: true, size: 10, space: true }),
            line([work.name, work.location, years.period(work.startDate, work.endDate)].filter(Boolean).join('  /  '), {
              size: 8,
            }),
            ...bodyOf(work),
          ]),
          heading('Learning'),
          ...truth.education.flatMap((each): Block[] => [
            line(`${each.studyType} in ${each.area}`, { bold: true, size: 10, space: true }),
            line([each.institution, years.period(each.startDate ?? '', each.endDate)].join('  /  '), { size: 8 }),
          ]),
        ],
      },
      {
        share: 0.32,
        blocks: [
          heading('Reach me'),
          ...[truth.basics.email, truth.basics.phone, placeText(truth.basics), ...links(truth.basics)].flatMap((text) =>
            text ? [line(text)] : [],
          ),
          heading('Toolbox'),
          ...truth.skills.flatMap(({ name, keywords }) => [
            line(name, { bold: true, space: true }),
            ...when(keywords.length, paragraph(keywords.join(', '))),
          ]),
          ...when(truth.languages.length, heading('Languages')),
          ...truth.languages.map(({ language, fluency }) => line(`${language}, ${fluency}`)),
        ],
      },
    ],
  }),
};
