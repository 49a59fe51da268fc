import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { extractRequirements } from './extract-requirements.ts';
import { loadVocabulary } from '../vocabulary/index.ts';
import { repairText } from './repair-text.ts';

const file = new URL('../../../../../shared/data/people-jobs/nyc-jobs.jobposting.jsonl.gz', import.meta.url);
const fields = [
  'description',
  'qualifications',
  'skills',
  'responsibilities',
  'educationRequirements',
  'experienceRequirements',
];

interface Posting {
  readonly title: string;
  readonly identifier: { readonly value: string };
  readonly [field: string]: unknown;
}

function readPostings(): Posting[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Posting);
}

describe.skipIf(!existsSync(file))('13 real postings of New York (skipped without ../shared/data/people-jobs)', () => {
  const vocabulary = loadVocabulary();
  const results = (existsSync(file) ? readPostings() : []).map((posting) => {
    const texts = Object.fromEntries(fields.map((field) => [field, (posting[field] as string | null) ?? undefined]));
    const source = Object.values(texts).map((text) => repairText(text ?? ''));
    return {
      id: posting.identifier.value,
      source,
      ...extractRequirements({ title: posting.title, ...texts }, vocabulary),
    };
  });
  const of = (id: string) => {
    const found = results.find((result) => result.id === id);
    if (found === undefined) throw new Error(`no posting ${id}`);
    return found;
  };
  const inShort = (id: string) =>
    of(id).requirements.map((requirement) => {
      const { importance, kind, minimumYears, educationLevel, skills, anyOfSkills } = requirement;
      const facts = [
        importance,
        kind,
        minimumYears && `${minimumYears} years`,
        educationLevel,
        anyOfSkills && 'any of',
      ];
      return [requirement.text.slice(0, 60), ...facts.filter(Boolean), skills.map((skill) => skill.id).join('+')].join(
        ' | ',
      );
    });

  /** Facts must be equal; of skills more may be found, for the vocabulary grows. */
  const assertShort = (actual: readonly string[], expected: readonly string[]) => {
    const parts = (line: string) =>
      [line.split(' | ').slice(0, -1).join(' | '), line.split(' | ').at(-1) ?? ''] as const;
    expect(actual.map((line) => parts(line)[0])).toEqual(expected.map((line) => parts(line)[0]));
    const missing = expected.flatMap((line, index) => {
      const found = parts(actual[index] ?? '')[1].split('+');
      return parts(line)[1]
        .split('+')
        .filter((id) => id !== '' && !found.includes(id));
    });
    expect(missing).toEqual([]);
  };

  it('are all there', () => expect(results.length).toBe(13));

  it.each(results.map((result) => [result.id, result] as const))(
    '%s: every text stands literally in a field',
    (_, result) => {
      const { source, requirements, responsibilities } = result;
      const texts = requirements.flatMap(({ text, alternatives }) => [
        text,
        ...(alternatives ?? []).map((way) => way.text),
      ]);
      const invented = [...texts, ...responsibilities].filter((text) => !source.some((field) => field.includes(text)));
      expect(invented).toEqual([]);
      expect(requirements.length).toBeGreaterThan(0);
      expect(responsibilities.length).toBeGreaterThan(0);
    },
  );

  it.each(results.map((result) => [result.id, result] as const))(
    '%s: nothing is said twice and nothing is a fragment',
    (_, result) => {
      const texts = [...result.requirements.map(({ text }) => text), ...result.responsibilities];
      expect(new Set(texts.map((text) => text.toLowerCase())).size).toBe(texts.length);
      expect(
        texts.filter((text) => /^(?:or\b|and\b|[^\p{L}\p{N}])|(?:\b(?:or|and|either|following)|[;:,])$/iu.test(text)),
      ).toEqual([]);
      expect(texts.filter((text) => /â€|equal opportunity|assignment level|may be substituted/iu.test(text))).toEqual(
        [],
      );
    },
  );

  it('Contract Analyst: four ways in are one requirement, and the closed competition is told', () => {
    assertShort(inShort('137433'), [
      'A baccalaureate degree from an accredited college and six mo | must | education | 0.5 years | bachelor | any of | procurement+construction+contract-management',
      'all candidates must have at least a four year high school di | must | education | 0.5 years | high-school | ',
      'Strong analytical background | must | experience | analytical-thinking',
      'advanced proficiency in Microsoft Excel and Word | must | skill | microsoft-excel+microsoft-word',
      'experience in procurement, budget and grant management | must | experience | procurement+budgeting+grant-management',
      'understanding of contract management | must | skill | contract-management',
      'Strong organizational and administrative skills | must | skill | organization+office-administration',
      'excellent oral, inter-personal and written communication ski | must | skill | communication+interpersonal-skills',
      'OPEN TO PERMANENT PROCUREMENT ANALYSTS ONLY | must | other | ',
    ]);
    const ways = of('137433').requirements[0]?.alternatives;
    expect(ways?.map((way) => [way.minimumYears, way.educationLevel])).toEqual([
      [1.5, 'associate'],
      [2.5, 'high-school'],
      [undefined, undefined],
    ]);
  });

  it('IT Administrator: five years and wishes', () => {
    assertShort(inShort('167179').slice(1), [
      'all candidates must have at least one year of satisfactory ( | must | experience | 1 years | information-technology',
      'Minimum 5 years of experience planning, designing, configuri | must | experience | 5 years | troubleshooting+computer-networks',
      'Experience in performance and capacity monitoring required | must | experience | network-monitoring',
      'Cisco Certified Network Professional certification preferred | preferred | licence | ccnp',
      'Familiarity with Cisco network technology (routers, switches | preferred | skill | cisco-networking+computer-networks+network-security+storage-networks+avaya',
      'Experience with Voice Over IP (VoIP), disaster recovery, aut | preferred | experience | voip+disaster-recovery+network-monitoring+load-balancing+network-security+wireless-networks',
    ]);
  });

  it('Audits and Accounts: what "the preferred candidate" should possess is preferred', () => {
    const wishes = of('160910').requirements.filter((requirement) => requirement.importance === 'preferred');
    expect(wishes.map((wish) => wish.text).slice(0, 3)).toEqual([
      "A bachelor's degree",
      '2+ years of full time experience in Accounts Payable',
      'detail oriented',
    ]);
    expect(of('160910').responsibilities).toContain('perform all year-end closing and journal activities');
  });

  it('Maintenance Worker: a numbered list, and the shifts that hide behind the duties', () => {
    assertShort(inShort('132292').slice(1, 5), [
      'all candidates must have a minimum of two years of experienc | must | experience | 2 years | ',
      'A High School Diploma or GED | must | education | high-school | ',
      "CDL Driver's License | must | licence | cdl",
      'Excellent trouble-shooting ability and mechanical aptitude | must | skill | troubleshooting+mechanical-trades',
    ]);
    expect(of('132292').requirements.at(-1)?.text).toMatch(/^Candidates selected must be available to work/);
    expect(of('132292').responsibilities).toContain('Respond to all heating/hot water service disruptions');
  });

  it('Painter: five years, not the fifteen within which they count', () => {
    assertShort(inShort('133921'), [
      'Five years of full-time satisfactory experience as a painter | must | experience | 5 years | painting',
    ]);
  });

  it('Business Development: a list that lost its bullets', () => {
    const texts = of('97899').requirements.map((requirement) => requirement.text);
    expect(texts).toContain('The ability to organize and drive projects to timely completion');
    assertShort(inShort('97899').slice(-3), [
      'Excellent MS Excel, Word and Power Point skills | preferred | skill | microsoft-excel+microsoft-word+microsoft-powerpoint',
      'Experience with Oracle CRM On Demand, SalesForce, or other c | preferred | experience | any of | oracle-crm+salesforce+crm',
      'Foreign language skills a plus | preferred | language | ',
    ]);
  });

  it('College Aide: only the level that everybody needs', () => {
    expect(of('170989').requirements.map((requirement) => requirement.text)).toEqual([
      'Matriculation at an accredited college or graduate school',
      'Employment is conditioned upon continuance as a student in a college or graduate school',
    ]);
  });
});
