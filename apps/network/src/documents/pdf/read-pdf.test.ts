import { describe, expect, it } from 'vitest';
import { drawTexts, makePdf } from '../../testing/documents/make-pdf.ts';
import type { Drawn } from '../../testing/documents/make-pdf.ts';
import type { DocumentText } from '../document.ts';
import { readPdf } from './read-pdf.ts';

const read = async (...pages: Drawn[][]): Promise<DocumentText> =>
  readPdf(
    new Uint8Array(
      await makePdf((pdf) => {
        for (const [index, texts] of pages.entries()) {
          if (index > 0) pdf.addPage();
          drawTexts(pdf, texts);
        }
      }),
    ),
  );
const textsOf = ({ lines }: DocumentText) => lines.map(({ text }) => text);
/** Lines below each other. */
const column = (x: number, y: number, texts: readonly string[], pitch = 14): Drawn[] =>
  texts.map((text, index) => ({ x, y: y + index * pitch, text }));

const sidebar = ['Contact', 'ada@example.org', 'Top Skills', 'Triage', 'Wound care', 'Languages', 'English', 'German'];
const main = [
  'Ada Example',
  'Staff nurse',
  'Experience',
  'St. Alder Medical Center',
  'January 2020 - Present (6 years 11 months)',
  'Cares for twelve patients on a surgical ward and leads',
  'the handover at the bedside every morning.',
  'Education',
  'Lakeshore State University',
];

describe('a page becomes lines in the order in which it is read', () => {
  it('a bar at the side is read to its end before the text beside it', async () => {
    const document = await read([...column(40, 60, sidebar, 17), ...column(220, 50, main)]);
    expect(textsOf(document)).toEqual([...sidebar, ...main]);
    expect(document.lines.map(({ column: number }) => number)).toEqual([...sidebar.map(() => 0), ...main.map(() => 1)]);
  });

  it('a bar at the right comes after', async () => {
    const document = await read([...column(400, 60, sidebar, 17), ...column(40, 50, main)]);
    expect(textsOf(document)).toEqual([...main, ...sidebar]);
  });

  it('what stands across the page above and below columns is read before and after them', async () => {
    const head = [
      {
        x: 40,
        y: 40,
        text: 'A headline that reaches over both of the columns and to the right margin of it',
        size: 13,
      },
    ];
    const foot = [
      { x: 40, y: 400, text: 'A closing line that reaches over both of the columns and to the right margin', size: 13 },
    ];
    const document = await read([...head, ...column(40, 70, sidebar, 17), ...column(220, 66, main), ...foot]);
    expect(textsOf(document)).toEqual([head[0]?.text, ...sidebar, ...main, foot[0]?.text]);
    expect(document.lines[0]).not.toHaveProperty('column');
  });

  it('three columns', async () => {
    const words = (letter: string) => Array.from({ length: 6 }, (_, index) => `${letter} item number ${index}`);
    const document = await read([
      ...column(40, 60, words('left'), 15),
      ...column(220, 63, words('middle'), 14),
      ...column(400, 67, words('right'), 16),
    ]);
    expect(textsOf(document)).toEqual([...words('left'), ...words('middle'), ...words('right')]);
  });

  it('a column goes on under its number on a page where it is alone', async () => {
    const document = await read(
      [...column(40, 60, sidebar, 17), ...column(220, 50, main)],
      column(220, 50, ['Clerk', '2014 - 2016']),
    );
    expect(document.lines.filter(({ page }) => page === 2).map(({ column: number, line }) => [number, line])).toEqual([
      [1, 1],
      [1, 2],
    ]);
  });

  it('dates at the right margin stay beside what they date', async () => {
    const titles = ['Senior nurse', 'Nurse', 'Care assistant', 'Trainee'];
    const dates = ['2020 – 2024', '2016 – 2020', '2014 – 2016', '2013 – 2014'];
    const right = dates.map((text, index) => ({ x: 480, y: 60 + index * 14, text }));
    const document = await read([...column(40, 60, titles), ...right]);
    expect(textsOf(document)).toEqual(titles.map((title, index) => `${title}\t${dates[index]}`));
  });

  it('labels stay beside what they label, also where that takes more lines', async () => {
    const rows = [
      [60, 'Dates', '04/2022 – today'],
      [74, 'Position', 'Cost estimator'],
      [88, 'Activities', 'Estimates for energy retrofits of apartment blocks, from first sketch to'],
      [102, '', 'tender.'],
      [116, 'Employer', 'Havenquarry Build'],
      [144, 'Dates', '09/2019 – 03/2022'],
      [158, 'Position', 'Junior estimator'],
      [172, 'Employer', 'Bouwbedrijf Tienhoven'],
    ] as const;
    const drawn = rows.flatMap(([y, label, text]) => [
      { x: 40, y, text: label },
      { x: 190, y, text },
    ]);
    const document = await read(drawn.filter(({ text }) => text !== ''));
    expect(textsOf(document)).toEqual(rows.map(([, label, text]) => (label === '' ? text : `${label}\t${text}`)));
  });
});

describe('a line is what the eye sees', () => {
  it('letters that stand apart are words, with the space between words kept', async () => {
    const document = await read([
      { x: 40, y: 60, text: 'WORK EXPERIENCE', spacing: 4 },
      { x: 40, y: 80, text: 'SKILLS AND TOOLS', spacing: 9, size: 12 },
    ]);
    expect(textsOf(document)).toEqual(['WORK EXPERIENCE', 'SKILLS AND TOOLS']);
  });

  it('knows bold, size, place and space above', async () => {
    const { lines } = await read([
      { x: 40, y: 60, text: 'Experience', size: 14, bold: true },
      ...column(40, 80, ['Nurse', 'Leeds', 'Care home']),
      { x: 40, y: 150, text: 'Education', size: 14, bold: true },
    ]);
    expect(lines.map(({ text, bold, fontSize, spaceAbove }) => [text, bold, fontSize, spaceAbove])).toEqual([
      ['Experience', true, 14, true],
      ['Nurse', undefined, 10, undefined],
      ['Leeds', undefined, 10, undefined],
      ['Care home', undefined, 10, undefined],
      ['Education', true, 14, true],
    ]);
    expect(lines[1]?.box).toMatchObject({ x: 40, height: expect.closeTo(10, 0) });
  });

  it('a bullet stays at its beginning, however far from the text', async () => {
    const document = await read([
      { x: 40, y: 60, text: '•' },
      { x: 60, y: 60, text: 'Led a team of five' },
    ]);
    expect(textsOf(document)).toEqual(['• Led a team of five']);
  });

  it('text drawn twice to look bold is there once; what runs up the page is left', async () => {
    const pdf = await makePdf((page) => {
      drawTexts(page, [
        { x: 40, y: 60, text: 'Ada Example Nurse' },
        { x: 40.4, y: 60, text: 'Ada Example Nurse' },
      ]);
      page.rotate(90, { origin: [300, 300] });
      drawTexts(page, [{ x: 300, y: 300, text: 'CONFIDENTIAL' }]);
    });
    expect(textsOf(await readPdf(new Uint8Array(pdf)))).toEqual(['Ada Example Nurse']);
  });

  it('heads, feet and page numbers are marked', async () => {
    const page = (number: number) => [
      { x: 40, y: 30, text: 'Ada Example – Curriculum vitae' },
      ...column(40, 100, [`Employer ${number} Limited`, 'Nurse on a ward']),
      { x: 260, y: 820, text: `Page ${number} of 3` },
    ];
    const { lines, pages } = await read(page(1), page(2), page(3));
    expect(pages).toBe(3);
    expect(lines.filter(({ page: number }) => number === 2).map(({ text, repeated }) => [text, repeated])).toEqual([
      ['Ada Example – Curriculum vitae', 'header'],
      ['Employer 2 Limited', undefined],
      ['Nurse on a ward', undefined],
      ['Page 2 of 3', 'footer'],
    ]);
  });

  it('the title is the document’s own, if it is more than a file name', async () => {
    const draw = (title: string) =>
      makePdf((pdf) => drawTexts(pdf, column(40, 60, main)), { info: { Title: title } }).then((bytes) =>
        readPdf(new Uint8Array(bytes)),
      );
    expect(await draw('Ada Example, nurse')).toMatchObject({ title: 'Ada Example, nurse' });
    expect(await draw('Microsoft Word - cv_final2.docx')).not.toHaveProperty('title');
  });
});
