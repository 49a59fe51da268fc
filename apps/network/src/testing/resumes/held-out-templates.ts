import { bullet, heading, line, paragraph } from './sheet.ts';
import type { Block } from './sheet.ts';
import { allSkills, bodyOf, flatSkills, links, present, when, withoutSummary } from './template-parts.ts';
import type { ResumeTemplate } from './template.ts';
import { atPrecision, germanMonths, longMonths, placeText, years } from './wording.ts';

/** Title and years in one line, the employer below between place and commas; education first; skills behind a label each. */
const educationFirst: ResumeTemplate = {
  id: 'held-out-education-first',
  format: 'docx',
  language: 'en',
  style: { headings: 'plain' },
  shown: (truth) => ({ ...atPrecision(truth, 'year'), volunteer: [] }),
  sheet: (truth) => ({
    columns: [
      {
        share: 1,
        blocks: [
          line(truth.basics.name.toUpperCase(), { bold: true, size: 16, center: true }),
          line([truth.basics.email, truth.basics.phone, placeText(truth.basics)].filter(Boolean).join('  |  '), {
            center: true,
          }),
          ...when(links(truth.basics).length, line(links(truth.basics).join('  |  '), { center: true })),
          ...present(truth.basics.label).map((text) => line(text, { center: true, italic: true })),
          ...when(truth.basics.summary, paragraph(truth.basics.summary ?? '')),
          heading('Educational qualifications'),
          ...truth.education.flatMap((each): Block[] => [
            line(`${each.studyType} of ${each.area}`, {
              bold: true,
              right: years.period(each.startDate ?? '', each.endDate),
            }),
            line(`${each.institution}`, { italic: true }),
          ]),
          heading('Relevant experience'),
          ...truth.work.flatMap((work): Block[] => [
            line(work.position, { bold: true, right: years.period(work.startDate, work.endDate) }),
            line([work.name, work.location].filter(Boolean).join(' – '), { italic: true }),
            ...bodyOf(work),
          ]),
          heading('Skills summary'),
          ...truth.skills.map(({ name, keywords }) =>
            bullet(keywords.length ? `${name} – ${keywords.join(', ')}` : name),
          ),
          ...when(truth.languages.length, heading('Foreign languages')),
          ...when(
            truth.languages.length,
            paragraph(truth.languages.map(({ language, fluency }) => `${language}: ${fluency}`).join('; ')),
          ),
          ...when(truth.certificates.length, heading('Certificates and licences')),
          ...truth.certificates.map(({ name, date }) => line(name, date ? { right: date.slice(0, 4) } : {})),
        ],
      },
    ],
  }),
};

/** German, one column: the period above, then title and employer with a comma; skills between points. */
const periodAbove: ResumeTemplate = {
  id: 'held-out-period-above',
  format: 'pdf',
  language: 'de',
  style: { font: 'serif', size: 11, headings: 'ruled' },
  shown: (truth) => flatSkills({ ...atPrecision(truth, 'month'), volunteer: [] }),
  sheet: (truth) => ({
    columns: [
      {
        share: 1,
        blocks: [
          line(truth.basics.name, { size: 20, bold: true }),
          ...present(truth.basics.label).map((text) => line(text, { italic: true })),
          line([truth.basics.phone, truth.basics.email, ...links(truth.basics)].filter(Boolean).join(' · ')),
          line(placeText(truth.basics)),
          ...when(truth.basics.summary, heading('Kurzprofil'), paragraph(truth.basics.summary ?? '')),
          heading('Beruflicher Werdegang'),
          ...truth.work.flatMap((work): Block[] => [
            line(germanMonths.period(work.startDate, work.endDate), { italic: true, space: true }),
            line(`${work.position} bei ${work.name}, ${work.location ?? ''}`, { bold: true }),
            ...bodyOf(work),
          ]),
          heading('Bildungsweg'),
          ...truth.education.flatMap((each): Block[] => [
            line(germanMonths.period(each.startDate ?? '', each.endDate), { italic: true, space: true }),
            line(`${each.studyType} ${each.area}, ${each.institution}`, { bold: true }),
          ]),
          heading('Kompetenzen'),
          line(allSkills(truth).join(' · ')),
          heading('Sprachen'),
          line(truth.languages.map(({ language, fluency }) => `${language}: ${fluency}`).join(' · ')),
          ...when(truth.certificates.length, heading('Zertifikate')),
          ...truth.certificates.map(({ name, date }) => bullet(`${name} (${date})`)),
        ],
      },
    ],
  }),
};

/** A bar on the right with skills and schools; the employer in capitals, the title with its dates in brackets below. */
const capitals: ResumeTemplate = {
  id: 'held-out-capitals',
  format: 'pdf',
  language: 'en',
  style: { font: 'sans', size: 9.5, headings: 'plain' },
  shown: (truth) => ({
    ...atPrecision(truth, 'month'),
    volunteer: [],
    certificates: [],
    basics: { ...withoutSummary(truth).basics, ...(truth.basics.label && { label: truth.basics.label }) },
    work: atPrecision(truth, 'month').work.map((work) => ({ ...work, name: work.name.toUpperCase() })),
  }),
  sheet: (truth) => ({
    top: [
      line(truth.basics.name, { size: 24, bold: true }),
      ...present(truth.basics.label).map((text) => line(text, { size: 12 })),
      line(
        [truth.basics.email, truth.basics.phone, placeText(truth.basics), ...links(truth.basics)]
          .filter(Boolean)
          .join('  ·  '),
        { size: 8.5 },
      ),
    ],
    columns: [
      {
        share: 0.64,
        blocks: [
          heading('Employment'),
          ...truth.work.flatMap((work): Block[] => [
            line([work.name, work.location].filter(Boolean).join(', '), { bold: true, space: true }),
            line(`${work.position} (${longMonths.period(work.startDate, work.endDate)})`),
            ...bodyOf(work),
          ]),
        ],
      },
      {
        share: 0.36,
        blocks: [
          heading('Education'),
          ...truth.education.flatMap((each): Block[] => [
            line(each.institution, { bold: true, space: true }),
            line(`${each.studyType}, ${each.area}`),
            line(longMonths.period(each.startDate ?? '', each.endDate)),
          ]),
          heading('Competencies'),
          ...truth.skills.flatMap(({ name, keywords }) => [
            line(name, { bold: true, space: true }),
            ...keywords.map((each) => line(each)),
          ]),
          ...when(truth.languages.length, heading('Languages')),
          ...truth.languages.map(({ language, fluency }) => line(`${language} (${fluency})`)),
        ],
      },
    ],
  }),
};

/** Written after the recogniser, which was not changed for them: they tell how it does on layouts that it has not seen. */
export const heldOutTemplates: readonly ResumeTemplate[] = [educationFirst, periodAbove, capitals];
