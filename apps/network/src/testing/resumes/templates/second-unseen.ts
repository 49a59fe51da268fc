import { bullet, heading, line, paragraph } from '../sheet.ts';
import type { Block } from '../sheet.ts';
import { allSkills, bodyOf, flatSkills, links, present, when, withoutSummary } from '../template-parts.ts';
import type { ResumeTemplate } from '../template.ts';
import { atPrecision, isoMonths, numericMonths, placeText, shortMonths } from '../wording.ts';

/** Numbered headings; dates, employer, title and place of a position behind each other in one line. */
export const numbered: ResumeTemplate = {
  id: 'numbered',
  format: 'docx',
  language: 'en',
  style: { headings: 'upper' },
  shown: (truth) => flatSkills({ ...atPrecision(truth, 'month'), volunteer: [] }),
  sheet: (truth) => ({
    columns: [
      {
        share: 1,
        blocks: [
          line(`Resume of ${truth.basics.name}`, { bold: true, size: 17 }),
          ...present(truth.basics.label).map((text) => line(text, { size: 12 })),
          line([placeText(truth.basics), truth.basics.phone].filter(Boolean).join('; ')),
          line([truth.basics.email, ...links(truth.basics)].filter(Boolean).join('; ')),
          ...when(truth.basics.summary, heading('1. Professional profile'), paragraph(truth.basics.summary ?? '')),
          heading('2. Employment record'),
          ...truth.work.flatMap((work): Block[] => [
            line(
              [isoMonths.period(work.startDate, work.endDate), work.name, work.position, work.location]
                .filter(Boolean)
                .join(' | '),
              { space: true },
            ),
            ...bodyOf(work),
          ]),
          heading('3. Educational background'),
          ...truth.education.map((each) =>
            line(
              [
                isoMonths.period(each.startDate ?? '', each.endDate),
                each.institution,
                `${each.studyType} (${each.area})`,
              ].join(' | '),
            ),
          ),
          heading('4. Technical skills'),
          paragraph(`${allSkills(truth).join(', ')}.`),
          ...when(truth.languages.length, heading('5. Language proficiency')),
          ...truth.languages.map(({ language, fluency }) => line(`${language} = ${fluency}`)),
          ...when(truth.certificates.length, heading('6. Licences')),
          ...truth.certificates.map(({ name, issuer, date }) =>
            bullet([name, issuer, date?.slice(0, 7)].filter(Boolean).join(' | ')),
          ),
        ],
      },
    ],
  }),
};

/** Spanish: the employer first, the title below, dates in a margin on the left; a letter head with labels. */
export const trayectoria: ResumeTemplate = {
  id: 'trayectoria',
  format: 'pdf',
  language: 'es',
  style: { font: 'serif', size: 11, headings: 'ruled', leftMargin: 110 },
  shown: (truth) => ({ ...atPrecision(truth, 'month'), volunteer: [], basics: withoutSummary(truth).basics }),
  sheet: (truth) => ({
    top: [
      line('CURRÍCULUM VÍTAE', { size: 14, bold: true, center: true }),
      line(`Nombre y apellidos: ${truth.basics.name}`),
      line(`Domicilio: ${placeText(truth.basics)}`),
      line(`Teléfono: ${truth.basics.phone}`),
      line(`Correo electrónico: ${truth.basics.email}`),
      ...links(truth.basics).map((text) => line(`Web: ${text}`)),
      line('Fecha de nacimiento: 12 de abril de 1986'),
      line('Nacionalidad: española'),
    ],
    columns: [
      {
        share: 1,
        blocks: [
          heading('Trayectoria profesional'),
          ...truth.work.flatMap((work): Block[] => [
            line(work.name, {
              left: numericMonths('actual').period(work.startDate, work.endDate).replace(' - ', ' a '),
              bold: true,
              space: true,
            }),
            line(`${work.position}${work.location ? ` (${work.location})` : ''}`),
            ...bodyOf(work),
          ]),
          heading('Estudios'),
          ...truth.education.flatMap((each): Block[] => [
            line(each.institution, {
              left: numericMonths('actual')
                .period(each.startDate ?? '', each.endDate)
                .replace(' - ', ' a '),
              bold: true,
              space: true,
            }),
            line(`${each.studyType} en ${each.area}`),
          ]),
          heading('Conocimientos'),
          ...truth.skills.map(({ name, keywords }) => line(`${name}: ${keywords.join(', ')}`, { left: ' ' })),
          heading('Idiomas'),
          ...truth.languages.map(({ language, fluency }) => line(fluency ?? '', { left: language })),
          ...when(truth.certificates.length, heading('Formación complementaria')),
          ...truth.certificates.map(({ name, date }) => line(name, { left: date ?? '' })),
        ],
      },
    ],
  }),
};

/** The name and the schools in a bar on the left; titles with the dates at the right margin, the employer below. */
export const nameInBar: ResumeTemplate = {
  id: 'name-in-bar',
  format: 'pdf',
  language: 'en',
  style: { font: 'sans', size: 9.5, headings: 'upper', bullet: '▸' },
  shown: (truth) => ({ ...atPrecision(truth, 'month'), certificates: [] }),
  sheet: (truth) => ({
    columns: [
      {
        share: 0.36,
        blocks: [
          line(truth.basics.name, { size: 19, bold: true }),
          ...present(truth.basics.label).map((text) => line(text, { size: 11 })),
          heading('Get in touch'),
          ...[truth.basics.phone, truth.basics.email, ...links(truth.basics)].flatMap((text) =>
            text ? [line(text)] : [],
          ),
          ...when(placeText(truth.basics), line(placeText(truth.basics))),
          heading('Studies'),
          ...truth.education.flatMap((each): Block[] => [
            line(`${each.studyType}, ${each.area}`, { bold: true, space: true }),
            line(each.institution),
            line(shortMonths.period(each.startDate ?? '', each.endDate)),
          ]),
          ...when(truth.languages.length, heading('I speak')),
          ...truth.languages.map(({ language, fluency }) => line(`${language} – ${fluency}`)),
        ],
      },
      {
        share: 0.64,
        blocks: [
          ...when(truth.basics.summary, heading('Who I am'), paragraph(truth.basics.summary ?? '')),
          heading('What I have done'),
          ...truth.work.flatMap((work): Block[] => [
            line(work.position, { bold: true, right: shortMonths.period(work.startDate, work.endDate), space: true }),
            line([work.name, work.location].filter(Boolean).join(' · ')),
            ...bodyOf(work),
          ]),
          ...when(truth.volunteer.length, heading('Giving back')),
          ...truth.volunteer.flatMap((work): Block[] => [
            line(work.position, { bold: true, right: shortMonths.period(work.startDate, work.endDate), space: true }),
            line(work.name),
            ...bodyOf(work),
          ]),
          heading('What I am good at'),
          ...truth.skills.map(({ name, keywords }) =>
            bullet(keywords.length ? `${name}: ${keywords.join(', ')}` : name),
          ),
        ],
      },
    ],
  }),
};
