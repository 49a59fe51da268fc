import { describe, expect, it } from 'vitest';
import { hasTitleQueries, scoreTitles } from '../../../bench/vocabulary/title-queries.ts';
import { loadVocabulary } from '../load-vocabulary.ts';
import { readOccupations } from './load-occupations.ts';

const vocabulary = loadVocabulary();
const { occupations } = vocabulary;
const first = (title: string) => occupations.find(title)[0]?.id;

describe('the occupations', () => {
  it('are more than a thousand, in all major groups', () => {
    expect(occupations.all().length).toBeGreaterThanOrEqual(1000);
    expect(new Set(occupations.all().map(({ isco }) => isco.charAt(0))).size).toBe(10);
  });

  it('belong to a major and a sub-major group', () => {
    expect(occupations.all().filter(({ groups }) => groups.length !== 2)).toEqual([]);
  });

  it('have at least five typical skills where they are met most', () => {
    const skilled = occupations.all().filter(({ skills }) => skills.length > 0);
    expect(skilled.length).toBeGreaterThanOrEqual(250);
    expect(skilled.filter(({ skills }) => skills.length < 5).map(({ id }) => id)).toEqual([]);
  });

  it('relate in both directions', () => {
    const oneWay = occupations
      .all()
      .flatMap((each) => [
        ...each.related.filter(({ id }) => !occupations.get(id)?.related.some((back) => back.id === each.id)),
        ...each.broader.filter(({ id }) => !occupations.get(id)?.narrower.some((back) => back.id === each.id)),
      ]);
    expect(oneWay).toEqual([]);
  });

  it('are found by their own names and synonyms', () => {
    const lost = occupations
      .all()
      .flatMap(({ id, name, synonyms }) =>
        [name, ...synonyms].filter((title) => !occupations.find(title).some((match) => match.id === id)),
      );
    expect(lost).toEqual([]);
  }, 60_000);
});

describe('a title', () => {
  it.each([
    ['Sr. SWE', 'software-engineer'],
    ['Senior Software Engineer II, Payments', 'software-engineer'],
    ['RN – ICU nights', 'registered-nurse'],
    ['Registered Nurse (RN) - Med/Surg - Nights', 'registered-nurse'],
    ['Head of Growth (m/w/d)', 'chief-marketing-officer'],
    ['Full Stack Dev (React/Node)', 'full-stack-developer'],
    ['VP of Engineering', 'chief-technology-officer'],
    ['Lead Data Scientist', 'data-scientist'],
    ['Warehouse Associate - 2nd shift $20/hr', 'warehouse-worker'],
    ['Truck Driver CDL A', 'truck-driver'],
    ['Barista - part time', 'barista'],
    ['Product Manager @ Acme', 'product-manager'],
    ['IT Administrator', 'system-administrator'],
    ['Maths Teacher', 'math-teacher'],
    ['Assistant Civil Engineer', 'civil-engineer'],
    ['Cyber Security Analyst III', 'security-analyst'],
    ['PROJECT MANAGER', 'project-manager'],
    ['Line Cook (f/m/x)', 'cook'],
    ['Elementary School Teacher, Grade 3', 'primary-school-teacher'],
    ['Customer Service Rep', 'customer-service-representative'],
    ['HVAC Tech', 'hvac-technician'],
    ['Exec Assistant to the CEO', 'executive-assistant'],
    ['Journeyman Electrician', 'electrician'],
    ['Licensed Clinical Social Worker (LCSW)', 'social-worker'],
    ['CNA - Night Shift', 'nursing-assistant'],
    ['Jr. Accountant', 'accounting-assistant'],
    ['Accountant (all genders)', 'accountant'],
    ['UI/UX Designer', 'ux-designer'],
    ['Sous-Chef', 'chef'],
    ['Front desk agent at Hotel Belvedere', 'hotel-receptionist'],
  ])('%s is %s', (title, id) => {
    expect(first(title)).toBe(id);
  });

  it.each(['', ' ', '???', 'unicorn tamer', '__proto__', 'hasOwnProperty'])('%j is nothing', (title) => {
    expect(first(title)).toBeUndefined();
  });

  it('of hostile length is cut', () => {
    expect(first('x'.repeat(100_000))).toBeUndefined();
    expect(first(`nurse ${'a b c d '.repeat(50_000)}`)).toBe(first(`nurse ${'a b c d '.repeat(24)}a`));
  });

  it('has as many readings as are asked for, the best first', () => {
    const found = occupations.find('nurse manager', { limit: 3 });
    expect(found.length).toBe(3);
    expect(found[0]?.id).toBe('nurse-manager');
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
  });
});

describe.skipIf(!hasTitleQueries())('titles of ESCO (skipped without ../shared/data/search)', () => {
  it('are found better than by BM25 and by words in common', () => {
    const { finder, bm25, overlap } = scoreTitles(occupations);
    expect(finder.queries).toBeGreaterThan(200);
    expect(finder.recallAt1).toBeGreaterThan(0.42);
    expect(finder.recallAt5).toBeGreaterThan(0.65);
    expect(finder.recallAt1).toBeGreaterThan(bm25.recallAt1 * 1.1);
    expect(finder.recallAt5).toBeGreaterThan(bm25.recallAt5);
    expect(finder.recallAt1).toBeGreaterThan(overlap.recallAt1 * 1.4);
  }, 60_000);
});

describe('a file of occupations that is wrong', () => {
  const file = (...entries: string[]) => [
    { name: 'a.yaml', text: `field: Test\noccupations:\n${entries.map((entry) => `  - ${entry}`).join('\n')}\n` },
  ];

  it.each([
    [["{ id: a, name: A, isco: '25' }"], 'a.yaml: a: /occupations/0/isco must match pattern'],
    [["{ id: a, name: A, isco: '2512', broader: [b] }"], 'a.yaml: a: names the unknown b'],
    [
      ["{ id: a, name: Clerk, isco: '4110' }", "{ id: b, name: B, isco: '4110', synonyms: [clerks] }"],
      '"clerks" also names a.yaml: a',
    ],
  ])('%j is named with its file and entry', (entries, message) => {
    expect(() => readOccupations(file(...entries))).toThrow(message);
  });
});
