import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentOfText } from '../documents/document-of-text.ts';
import type { DocumentLine, DocumentText } from '../documents/document.ts';
import { inventedValues } from '../testing/resumes/evaluate-resumes.ts';
import { readResume } from './read-resume.ts';

const read = (text: string) => readResume(documentOfText(text, 'text'));

describe('a résumé', () => {
  it('says of each value where it stands and how sure it is', () => {
    const { fields } = read('Ada Example\n\nExperience\n\nData Analyst, Acme Ltd\nMarch 2019 – Present\n');
    expect(fields.map(({ path, page, line, text }) => [path, page, line, text])).toEqual([
      ['/basics/name', 1, 1, 'Ada Example'],
      ['/work/0/name', 1, 5, 'Data Analyst, Acme Ltd'],
      ['/work/0/position', 1, 5, 'Data Analyst, Acme Ltd'],
      ['/work/0/startDate', 1, 6, 'March 2019 – Present'],
      ['/work/0/endDate', 1, 6, 'March 2019 – Present'],
    ]);
    for (const { confidence } of fields) expect(confidence).toBeGreaterThan(0.8);
  });

  it('gives several positions under one employer that employer', () => {
    const lines = [
      'Ada Example',
      '',
      'Experience',
      '',
      'Acme Ltd',
      '5 years 2 months',
      'Lead Analyst',
      '2021 – 2023',
      '',
      'Data Analyst',
      '2018 – 2021',
    ];
    const sizes: Record<string, number> = { 'Ada Example': 20, Experience: 14, 'Acme Ltd': 12 };
    const { lines: plain, ...document } = documentOfText(lines.join('\n'), 'text');
    const { resume } = readResume({
      ...document,
      lines: plain.map((line) => ({ ...line, fontSize: sizes[line.text] ?? 10 })),
    });
    expect(resume.work).toMatchObject([
      { name: 'Acme Ltd', position: 'Lead Analyst', startDate: '2021', endDate: '2023' },
      { name: 'Acme Ltd', position: 'Data Analyst', startDate: '2018', endDate: '2021' },
    ]);
  });

  it.each([
    ['Berufserfahrung', 'Ausbildung', 'Sprachkenntnisse'],
    ['Expériences professionnelles', 'Formation', 'Langues'],
    ['Trayectoria profesional', 'Formación académica', 'Idiomas'],
  ])('has its sections in other languages: %s', (work, education, languages) => {
    const { resume } = read(
      `Ada Example\n\n${work}\nManager, Acme SA\n2019 - 2021\n\n${education}\nMaster, Université de Valmont\n2018\n\n${languages}\nFrançais: C2\n`,
    );
    expect(resume).toMatchObject({
      work: [{ name: 'Acme SA', position: 'Manager' }],
      education: [{ institution: 'Université de Valmont', studyType: 'Master', endDate: '2018' }],
      languages: [{ language: 'Français', fluency: 'C2' }],
    });
  });

  it('takes no protected fact, and names what it did not take', () => {
    const { resume, protectedFacts } = read(
      'Ada Example\nGeburtsdatum: 1. Mai 1990\nNationality\tSpanish\nFamilienstand: ledig\nReligion: none\nada@example.org\n\nSkills\nSQL, R\n',
    );
    expect(protectedFacts).toEqual(['Geburtsdatum', 'Nationality', 'Familienstand', 'Religion']);
    expect(JSON.stringify(resume)).not.toMatch(/1990|Spanish|ledig|none/);
    expect(resume.basics?.email).toBe('ada@example.org');
  });

  it('without a name has none', () => expect(read('12345\nSkills\nSQL').resume.basics?.name).toBeUndefined());
  it('of nothing is nothing', () => expect(readResume(documentOfText('', 'text')).resume).toEqual({}));
});

describe('whatever the lines are', () => {
  it('reading ends, and every value stands in them', () => {
    const words = [
      'Experience',
      'Skills',
      'Education',
      '2019 – 2021',
      'Ada',
      'Acme Ltd',
      '(',
      ')',
      ' at ',
      '\t',
      ', ',
      '– ',
      '• ',
      'BSc in',
      ':',
      'x@y.example',
      '__proto__',
      '+44 20 7946 0000',
    ];
    const text = fc
      .array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.join('').trim() || 'x');
    const line = fc.record(
      {
        text: fc.oneof(text, fc.string({ minLength: 1, maxLength: 40 })),
        page: fc.integer({ min: 1, max: 2 }),
        line: fc.integer({ min: 1, max: 50 }),
        column: fc.integer({ min: 0, max: 1 }),
        bold: fc.boolean(),
        fontSize: fc.constantFrom(9, 10, 14),
        spaceAbove: fc.boolean(),
        box: fc.record({
          x: fc.integer({ min: 0, max: 400 }),
          y: fc.integer({ min: 0, max: 800 }),
          width: fc.integer({ min: 1, max: 300 }),
          height: fc.constant(12),
        }),
      },
      { requiredKeys: ['text', 'page', 'line'] },
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        const document: DocumentText = { format: 'pdf', pages: 2, lines: lines as DocumentLine[], notes: [] };
        const recognised = readResume(document);
        for (const { path } of recognised.fields) expect(path).toMatch(/^\//);
        expect(inventedValues(document, recognised)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  // The same many lines take about twice the time when there are twice as many; more than the limit are not looked at.
  it.each([
    ['dates', 'Clerk, Acme 2019 – 2021'],
    ['commas', 'a, '.repeat(600)],
    ['brackets', '( '.repeat(900)],
    ['tabs', 'x\t'.repeat(900)],
    ['numbers', '12 34 56 78 90 '.repeat(120)],
    ['months', 'mar '.repeat(450)],
  ])('20,000 lines of %s are read in seconds at most', { timeout: 15_000 }, (_, line) => {
    const text = `Ada Example\n\nExperience\n${`${line}\n`.repeat(20_000)}`;
    expect(read(text).resume.basics?.name).toBe('Ada Example');
  });
});
