import { bullet, heading, line, paragraph } from '../sheet.ts';
import type { ResumeTemplate } from '../template.ts';
import {
  asIs,
  withoutLocations,
  bodyOf,
  links,
  allSkills,
  flatSkills,
  when,
  present,
  withoutSummary,
} from '../template-parts.ts';
import { frenchMonths, germanMonths, dottedMonths, placeText, spanishMonths } from '../wording.ts';

/** As in Germany: personal data with labels, dates in a margin on the left. */
export const lebenslauf: ResumeTemplate = {
  id: 'lebenslauf',
  format: 'pdf',
  language: 'de',
  style: { font: 'sans', size: 10, headings: 'plain', leftMargin: 120 },
  shown: (truth) => withoutSummary({ ...asIs(truth), volunteer: [] }),
  sheet: (truth) => ({
    columns: [
      {
        share: 1,
        blocks: [
          line('Lebenslauf', { size: 20, bold: true }),
          heading('Persönliche Daten'),
          line(truth.basics.name, { left: 'Name:' }),
          line('12. März 1985 in Neustadt', { left: 'Geburtsdatum:' }),
          line('verheiratet, zwei Kinder', { left: 'Familienstand:' }),
          ...when(placeText(truth.basics), line(placeText(truth.basics), { left: 'Wohnort:' })),
          ...present(truth.basics.phone).map((text) => line(text, { left: 'Telefon:' })),
          ...present(truth.basics.email).map((text) => line(text, { left: 'E-Mail:' })),
          ...links(truth.basics).map((text) => line(text, { left: 'Web:' })),
          heading('Berufserfahrung'),
          ...truth.work.flatMap((work) => [
            line(work.position, { left: dottedMonths.period(work.startDate, work.endDate), bold: true, space: true }),
            line([work.name, work.location].filter(Boolean).join(', ')),
            ...bodyOf(work),
          ]),
          heading('Ausbildung'),
          ...truth.education.flatMap((each) => [
            line(`${each.studyType} ${each.area}`, {
              left: dottedMonths.period(each.startDate ?? '', each.endDate),
              bold: true,
              space: true,
            }),
            line(each.institution),
          ]),
          heading('Kenntnisse'),
          ...truth.skills.map(({ name, keywords }) => line(keywords.join(', '), { left: name })),
          ...when(truth.languages.length, heading('Sprachkenntnisse')),
          ...truth.languages.map(({ language, fluency }) => line(fluency ?? '', { left: language })),
          ...when(truth.certificates.length, heading('Weiterbildung')),
          ...truth.certificates.map(({ name, date }) => line(name, { left: date ?? '' })),
        ],
      },
    ],
  }),
};

/** French, in Word, with headings and lists. */
export const french: ResumeTemplate = {
  id: 'french',
  format: 'docx',
  language: 'fr',
  style: { headings: 'plain' },
  shown: (truth) => ({ ...asIs(truth), volunteer: [] }),
  sheet: (truth) => ({
    columns: [
      {
        share: 1,
        blocks: [
          line(truth.basics.name, { bold: true, size: 18 }),
          ...present(truth.basics.label).map((text) => line(text)),
          line([placeText(truth.basics), truth.basics.phone, truth.basics.email].join(' – ')),
          ...links(truth.basics).map((text) => line(text)),
          ...when(truth.basics.summary, heading('Profil'), paragraph(truth.basics.summary ?? '')),
          heading('Expériences professionnelles'),
          ...truth.work.flatMap((work) => [
            line(`${frenchMonths.period(work.startDate, work.endDate)} : ${work.position}`, { bold: true }),
            line([work.name, work.location].filter(Boolean).join(', ')),
            ...bodyOf(work),
          ]),
          heading('Formation'),
          ...truth.education.flatMap((each) => [
            line(`${frenchMonths.period(each.startDate ?? '', each.endDate)} : ${each.studyType} ${each.area}`, {
              bold: true,
            }),
            line(each.institution),
          ]),
          heading('Compétences'),
          ...truth.skills.map(({ name, keywords }) => bullet(`${name} : ${keywords.join(', ')}`)),
          ...when(truth.languages.length, heading('Langues')),
          ...truth.languages.map(({ language, fluency }) => bullet(`${language} : ${fluency}`)),
          ...when(truth.certificates.length, heading('Certifications')),
          ...truth.certificates.map(({ name, date }) => bullet(`${name} (${date})`)),
        ],
      },
    ],
  }),
};

/** Spanish: dates below title and employer. */
export const spanish: ResumeTemplate = {
  id: 'spanish',
  format: 'pdf',
  language: 'es',
  style: { font: 'serif', size: 11, headings: 'upper' },
  shown: (truth) => flatSkills({ ...asIs(truth), volunteer: [], certificates: [] }),
  sheet: (truth) => ({
    columns: [
      {
        share: 1,
        blocks: [
          line(truth.basics.name, { bold: true, size: 20 }),
          ...present(truth.basics.label).map((text) => line(text)),
          line(`Tel.: ${truth.basics.phone} · Correo: ${truth.basics.email}`),
          ...when(links(truth.basics).length, line(links(truth.basics).join(' · '))),
          line(placeText(truth.basics)),
          ...when(truth.basics.summary, heading('Perfil profesional'), paragraph(truth.basics.summary ?? '')),
          heading('Experiencia laboral'),
          ...truth.work.flatMap((work) => [
            line(`${work.position} – ${work.name}`, { bold: true, space: true }),
            line([spanishMonths.period(work.startDate, work.endDate), work.location].filter(Boolean).join(', '), {
              italic: true,
            }),
            ...bodyOf(work),
          ]),
          heading('Formación académica'),
          ...truth.education.flatMap((each) => [
            line(`${each.studyType} en ${each.area} – ${each.institution}`, { bold: true, space: true }),
            line(spanishMonths.period(each.startDate ?? '', each.endDate), { italic: true }),
          ]),
          heading('Competencias'),
          line(allSkills(truth).join(', ')),
          heading('Idiomas'),
          ...truth.languages.map(({ language, fluency }) => bullet(`${language} (${fluency})`)),
        ],
      },
    ],
  }),
};

/** German, as Markdown. */
export const markdown: ResumeTemplate = {
  id: 'markdown',
  format: 'markdown',
  language: 'de',
  style: {},
  shown: (truth) => withoutLocations({ ...asIs(truth), volunteer: [], certificates: [] }),
  sheet: (truth) => ({
    columns: [
      {
        share: 1,
        blocks: [
          line(truth.basics.name, { bold: true }),
          ...present(truth.basics.label).map((text) => line(text, { space: true })),
          line(
            [truth.basics.email, truth.basics.phone, ...links(truth.basics), placeText(truth.basics)]
              .filter(Boolean)
              .join(' · '),
            { space: true },
          ),
          ...when(truth.basics.summary, heading('Über mich'), paragraph(truth.basics.summary ?? '')),
          heading('Beruflicher Werdegang'),
          ...truth.work.flatMap((work) => [
            line(`${work.position}, ${work.name}`, { bold: true, space: true }),
            line(germanMonths.period(work.startDate, work.endDate)),
            ...bodyOf(work),
          ]),
          heading('Studium und Ausbildung'),
          ...truth.education.flatMap((each) => [
            line(`${each.studyType} ${each.area}, ${each.institution}`, { bold: true, space: true }),
            line(germanMonths.period(each.startDate ?? '', each.endDate)),
          ]),
          heading('Fähigkeiten'),
          ...truth.skills.map(({ name, keywords }) => bullet(`${name}: ${keywords.join(', ')}`)),
          heading('Sprachen'),
          ...truth.languages.map(({ language, fluency }) => bullet(`${language}: ${fluency}`)),
        ],
      },
    ],
  }),
};
