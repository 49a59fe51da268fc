import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadVocabulary } from './load-vocabulary.ts';

const vocabulary = loadVocabulary();
const ids = (text: string) => vocabulary.findSkills(text).map((span) => span.id);

describe('a name in another form', () => {
  it.each([
    ['managing the budgets', 'budgeting'],
    ['manages projects', 'project-management'],
    ['management of risks', 'risk-management'],
    ['analysed all the data', 'data-analysis'],
    ['BOOKKEEPING', 'bookkeeping'],
    ['Résumé screening', 'resume-screening'],
    ['e‑mail marketing', 'email-marketing'],
    ['front‑end', 'frontend-development'],
    ['labour relations', 'labor-relations'],
    ['colour theory', 'color-theory'],
    ['paediatrics', 'pediatrics'],
    ['behavioural', ''],
    ['driver’s licence', 'drivers-licence'],
    ['k8s and CI/CD', 'kubernetes'],
    ['Pyhton', 'python'],
    ['Kuberentes cluster', 'kubernetes'],
    ['projekt managment', 'project-management'],
    ['project managment', 'project-management'],
    ['Javascrpt', 'javascript'],
  ])('%s', (text, id) => {
    expect(ids(text)).toEqual(id === '' ? [] : expect.arrayContaining([id]));
  });

  it.each(['marketings ruling', 'a pythons nest', 'our planing mill', 'Marten Jensen', 'PYHTON'])(
    '%s: a word of its own, or no word that is mistyped',
    (text) => {
      expect(ids(text).filter((id) => id === 'planning' || id === 'martini')).toEqual([]);
    },
  );
});

describe('spans', () => {
  it('are places in the text as it is, in order, and share nothing', () => {
    const words = [
      'Python',
      'C++',
      '.NET',
      'e-mail',
      'naïve',
      '“R”',
      '\u{1F600}',
      'project',
      'managing',
      'the',
      'Go',
      '&',
      'a\u0301',
      '’s',
      '\n',
      ' ',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 30 }), (parts) => {
        const text = parts.join(' ');
        let end = 0;
        for (const span of vocabulary.findSkills(text)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          expect(text.slice(span.start, span.end).trim()).not.toBe('');
          end = span.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('are found in any text without an error', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 100 });
    fc.assert(
      fc.property(anyText, (text) => void vocabulary.findSkills(text)),
      { numRuns: 50 },
    );
  }, 30_000);
});

describe('hostile texts', () => {
  const timeOf = (text: string) => {
    const started = process.cpuUsage();
    vocabulary.findSkills(text);
    const { user, system } = process.cpuUsage(started);
    return user + system;
  };

  it.each([
    ['words that nobody knows', (index: number) => `qz${(index * 2_654_435_761).toString(36)}xy `],
    [
      'errors in typing',
      (index: number) =>
        `managemen${String.fromCodePoint(97 + (index % 26))}${String.fromCodePoint(97 + (Math.floor(index / 26) % 26))} `,
    ],
    ['one ambiguous name', () => 'Go, '],
    ['beginnings of long names', () => 'business process '],
    ['letters without an end', () => 'x'],
    ['articles behind a verb', () => 'managing the the the '],
  ])(
    'of %s take time in proportion to their length',
    (_, part) => {
      const text = (length: number) => {
        let made = '';
        for (let index = 0; made.length < length; index += 1) made += part(index);
        return made;
      };
      timeOf(text(400_000));
      const short = Math.max(timeOf(text(200_000)), 4000);
      expect(timeOf(text(1_600_000)) / short).toBeLessThan(40);
    },
    60_000,
  );
});
