import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonProfile, Requirement } from '../entities.ts';
import { education, personProfile, position, requirement, skillInfo } from '../testing.ts';
import { developer, relations, skill } from './__fixtures__/people.ts';
import { createEvidenceFinder, findEvidence } from './find-evidence.ts';

const now = new Date('2026-03-15T12:00:00Z');
const find = (parts: Parameters<typeof requirement>[0], profile: PersonProfile = developer) =>
  findEvidence({ requirement: requirement(parts), profile, relations, now });

/** Every string of a profile, keys left out. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

describe('a skill that is asked for', () => {
  it('is matched by the same skill, quoted as the profile writes it', () => {
    expect(find({ text: 'React', skills: [skill.react] })).toMatchObject({
      verdict: 'matched',
      evidence: [
        {
          quote: 'Moved the checkout to ReactJS and cut its load time by half',
          where: 'Senior Developer at Harbour Shop, since 2020',
        },
      ],
      missingSkills: [],
    });
  });

  it('is matched by a narrower one, which is named', () => {
    const found = find({ text: 'SQL', skills: [skill.sql] });
    expect(found.verdict).toBe('matched');
    expect(found.reason).toContain('PostgreSQL counts as SQL.');
    expect(found.evidence[0]?.quote).toBe('Keeps stock in Postgres');
  });

  it.each([
    ['a related one', skill.react, skill.vue],
    ['a broader one', skill.ts, skill.js],
  ])('is partly shown by %s, which is named', (_name, asked, owned) => {
    const profile = personProfile({
      positions: [position({ title: 'Developer', highlights: [`Pages in ${owned.name}`], skills: [owned] })],
    });
    const found = find({ text: asked.name, skills: [asked] }, profile);
    expect(found).toMatchObject({ verdict: 'partly', transfers: [{ from: owned, to: asked }], missingSkills: [asked] });
    expect(found.reason).toContain(`Close to ${asked.name}, and in your profile: ${owned.name}.`);
  });

  it('is missing when nothing near it is there', () => {
    expect(find({ text: 'Triage', skills: [skill.triage] })).toMatchObject({
      verdict: 'missing',
      evidence: [],
      missingSkills: [skill.triage],
    });
  });

  it('is unclear, not missing, when it is one that few profiles show', () => {
    const found = find({ text: 'Communication', skills: [skill.communication] });
    expect(found).toMatchObject({ verdict: 'unclear', missingSkills: [] });
    expect(found.suggestion).toContain('story');
  });

  it('is only partly shown at a beginner’s level', () => {
    expect(find({ text: 'Kubernetes', skills: [skill.kubernetes] })).toMatchObject({
      verdict: 'partly',
      evidence: [{ quote: 'k8s', where: 'list of skills' }],
    });
  });

  it('is not met by a skill of every trade where a trade is asked for', () => {
    const profile = personProfile({
      positions: [position({ title: 'Host', summary: 'Communication with guests', skills: [skill.communication] })],
    });
    const asked = { text: 'Triage or communication', skills: [skill.triage, skill.communication], anyOfSkills: true };
    expect(find(asked, profile).verdict).toBe('partly');
  });

  it('needs all of several, or one of them where one is enough', () => {
    const both = { text: 'React and triage', skills: [skill.react, skill.triage] };
    expect(find(both)).toMatchObject({ verdict: 'partly', missingSkills: [skill.triage] });
    expect(find({ ...both, anyOfSkills: true })).toMatchObject({ verdict: 'matched', missingSkills: [] });
  });
});

describe('years with a skill', () => {
  const years = (minimumYears: number) =>
    find({ text: 'React', kind: 'experience', skills: [skill.react], minimumYears });

  it('are those of the positions that show it', () => {
    expect(years(5)).toMatchObject({ verdict: 'matched', years: { asked: 5, shown: 6.1 } });
  });

  it('that are too few make it partly, with both numbers', () => {
    const found = years(8);
    expect(found).toMatchObject({ verdict: 'partly', years: { asked: 8, shown: 6.1 } });
    expect(found.reason).toContain('8 years are asked for; the positions that show it add up to 6.1 years.');
  });

  it('count an overlap of positions once', () => {
    const profile = personProfile({
      positions: [
        position({ title: 'A', start: '2015-01', end: '2017-12', skills: [skill.sql] }),
        position({ title: 'B', start: '2016-01', end: '2018-12', skills: [skill.sql] }),
      ],
    });
    const asked = { text: 'SQL', skills: [skill.sql], minimumYears: 5 };
    expect(find(asked, profile)).toMatchObject({ verdict: 'partly', years: { asked: 5, shown: 4 } });
  });

  it('are not made up where the dates do not say', () => {
    const profile = personProfile({ positions: [position({ title: 'A', skills: [skill.sql] })], totalYears: 0 });
    const found = find({ text: 'SQL', skills: [skill.sql], minimumYears: 2 }, profile);
    expect(found).toMatchObject({ verdict: 'partly', years: { asked: 2 } });
    expect(found.years).not.toHaveProperty('shown');
    expect(found.reason).toContain('the dates in your profile do not say');
  });

  it('are the whole working life when no kind of work is named', () => {
    const text = 'At least five years of professional experience';
    expect(find({ text, kind: 'experience', minimumYears: 5 })).toMatchObject({
      verdict: 'matched',
      years: { shown: 9 },
    });
    expect(find({ text, kind: 'experience', minimumYears: 12 })).toMatchObject({ verdict: 'partly' });
  });

  it('of another kind of work prove nothing', () => {
    const found = find({ text: "Three years as a plumber's helper", kind: 'experience', minimumYears: 3 });
    expect(found).toMatchObject({ verdict: 'unclear', evidence: [] });
  });
});

describe('education', () => {
  it.each([
    ['Bachelor degree in Computer Science', 'bachelor', 'matched'],
    ['Associate degree', 'associate', 'matched'],
    ['Bachelor degree in Nursing or Public Health', 'bachelor', 'partly'],
    ['Master of Science', 'master', 'partly'],
    ['Doctorate in Chemistry', 'doctorate', 'missing'],
    ['A doctorate or an equivalent combination of education and experience', 'doctorate', 'partly'],
  ] as const)('%s, asked of a bachelor of computer science: %s → %s', (text, educationLevel, verdict) => {
    expect(find({ text, kind: 'education', educationLevel }).verdict).toBe(verdict);
  });

  it('that the profile leaves out is unclear, not missing', () => {
    const silent = personProfile({ headline: 'Baker' });
    const noDegree = personProfile({ education: [education({ institution: 'Hill College' })] });
    const asked = { text: 'Bachelor', kind: 'education', educationLevel: 'bachelor' } as const;
    expect(find(asked, silent)).toMatchObject({ verdict: 'unclear', evidence: [] });
    expect(find(asked, noDegree)).toMatchObject({ verdict: 'unclear', evidence: [{ quote: 'Hill College' }] });
  });

  it('is compared without its dates', () => {
    const dated = (end: string) =>
      personProfile({ education: [education({ studyType: 'BSc', level: 'bachelor', end })] });
    const asked = { text: 'Bachelor', kind: 'education', educationLevel: 'bachelor' } as const;
    expect(find(asked, dated('1974'))).toEqual(find(asked, dated('2024')));
  });
});

describe('a requirement that can be met in several ways', () => {
  const ways = requirement({
    text: "A master's degree and eight years of professional experience",
    kind: 'education',
    educationLevel: 'master',
    minimumYears: 8,
    alternatives: [
      {
        text: "A bachelor's degree and nine years of professional experience",
        educationLevel: 'bachelor',
        minimumYears: 9,
      },
    ],
  });

  it('is judged by the best of them, which is named', () => {
    const found = find(ways);
    expect(found.verdict).toBe('matched');
    expect(found.reason).toContain("“A bachelor's degree and nine years of professional experience”");
  });

  it('is not met by an equivalent that nobody can compare', () => {
    const equivalent = [{ text: 'A combination equivalent to the above' }];
    expect(find({ ...ways, alternatives: equivalent }).verdict).toBe('partly');
  });

  it('needs the degree and the years', () => {
    expect(find({ ...ways, alternatives: [], minimumYears: 20, educationLevel: 'bachelor' }).verdict).toBe('partly');
  });
});

describe('a requirement about standing', () => {
  it('is not met by a skill that its words happen to name', () => {
    const text = 'Open to permanent React developers on a civil service list only';
    expect(find({ text, skills: [skill.react] })).toMatchObject({ verdict: 'unclear', missingSkills: [] });
  });
});

describe('languages and licences', () => {
  it.each([
    ['Spanish', 'matched'],
    ['Basic Spanish', 'matched'],
    ['Fluent Spanish', 'partly'],
    ['Native Spanish', 'partly'],
  ])('%s, asked of somebody at B1 → %s', (text, verdict) => {
    expect(find({ text, kind: 'language', skills: [skill.spanish] }).verdict).toBe(verdict);
  });

  it('names what is missing where a posting asks for two licences', () => {
    const licences = ['bls', 'acls'].map((id) => skillInfo({ id, name: id.toUpperCase(), kind: 'licence' }));
    const found = findEvidence({
      requirement: requirement({
        text: 'BLS and ACLS certificates',
        kind: 'licence',
        skills: licences.map(({ id, name }) => ({ id, name })),
      }),
      profile: personProfile({ certificates: [{ name: 'ACLS' }] }),
      relations: licences,
      now,
    });
    expect(found).toMatchObject({ verdict: 'partly', evidence: [{ quote: 'ACLS' }], missingSkills: [{ id: 'bls' }] });
  });

  it('finds a language under its own name', () => {
    const profile = personProfile({ languages: [{ language: 'Español', fluency: 'native' }] });
    expect(find({ text: 'Fluent Spanish', kind: 'language', skills: [skill.spanish] }, profile)).toMatchObject({
      verdict: 'matched',
      evidence: [{ quote: 'Español' }],
    });
  });

  it('asks nobody to be native', () => {
    const profile = personProfile({ languages: [{ language: 'Spanish', fluency: 'fluent' }] });
    expect(find({ text: 'Native Spanish', kind: 'language', skills: [skill.spanish] }, profile).verdict).toBe(
      'matched',
    );
  });

  it('says unclear where no language is listed, and missing where only others are', () => {
    const german = personProfile({ languages: [{ language: 'German' }] });
    const asked = { text: 'Spanish', kind: 'language' as const, skills: [skill.spanish] };
    expect(find(asked, german).verdict).toBe('missing');
    expect(find(asked, personProfile()).verdict).toBe('unclear');
  });

  it.each([
    ['Certified Scrum Developer certificate', 'matched'],
    ['Valid nursing licence', 'missing'],
    ['A valid driver’s licence', 'unclear'],
  ])('%s → %s', (text, verdict) => {
    expect(find({ text, kind: 'licence' }).verdict).toBe(verdict);
  });
});

describe('a wish without a skill of the vocabulary', () => {
  it('is partly shown by a line that shares its words', () => {
    expect(find({ text: 'Cut the load time of a checkout', kind: 'experience' })).toMatchObject({
      verdict: 'partly',
      evidence: [{ quote: 'Moved the checkout to ReactJS and cut its load time by half' }],
    });
  });

  it.each([
    'Experience in procurement of construction services',
    'Must live in the city within 90 days',
    'Enthusiasm',
    'You work with her and she works with you',
    '',
    '★★★',
  ])('that nothing speaks to is unclear, with something to do: %s', (text) => {
    const found = find({ text, kind: 'other' });
    expect(found).toMatchObject({ verdict: 'unclear', evidence: [] });
    expect(found.suggestion).toMatch(/\w{3,}/);
  });
});

describe('passages that speak of a text', () => {
  const { passages } = createEvidenceFinder({ profile: developer, relations, now });

  it('are those that show its skills, then those that share its words', () => {
    const found = passages({ text: 'Keep the checkout fast: cut its load time', skills: [skill.sql] });
    expect(found.map(({ quote, kind }) => [kind, quote])).toEqual([
      ['position', 'Keeps stock in Postgres'],
      ['position', 'Moved the checkout to ReactJS and cut its load time by half'],
    ]);
  });

  it('are none when nothing does', () => {
    expect(passages({ text: 'Rotate the crops', skills: [skill.triage] })).toEqual([]);
  });
});

describe('a file that is no résumé', () => {
  it('is read within bounds', () => {
    const huge = 'experience in ever so many things and others '.repeat(20_000);
    const many = Array.from({ length: 40 }, () =>
      position({ title: 'A', summary: huge, highlights: Array.from({ length: 500 }, () => huge) }),
    );
    const finder = createEvidenceFinder({ profile: personProfile({ positions: many }), relations, now });
    const found = Array.from({ length: 20 }, () => finder.find(requirement({ text: huge, kind: 'other' })));
    for (const { evidence } of found) for (const { quote } of evidence) expect(quote.length).toBeLessThan(200);
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    'She led her team in React.',
    'he built checkouts\nhis way',
    '__proto__',
    '\uD800',
    'C++ and (unbalanced [regex',
    '',
  ),
);
const anySkill = fc.constantFrom(...Object.values(skill));
const anyPosition = fc
  .record({
    title: anyText,
    company: anyText,
    start: fc.option(fc.constantFrom('2015', '2016-07', '2016-07-01', 'soon', '9999'), { nil: undefined }),
    end: fc.option(fc.constantFrom('2014', '2019-13', '2021-02-03', ''), { nil: undefined }),
    current: fc.boolean(),
    summary: anyText,
    highlights: fc.array(anyText, { maxLength: 3 }),
    skills: fc.array(anySkill, { maxLength: 3 }),
  })
  .map(({ start, end, ...rest }) => position({ ...rest, ...(start && { start }), ...(end && { end }) }));
const anyProfile: fc.Arbitrary<PersonProfile> = fc
  .record({
    name: anyText,
    summary: anyText,
    headline: anyText,
    positions: fc.array(anyPosition, { maxLength: 3 }),
    volunteering: fc.array(anyPosition, { maxLength: 1 }),
    listedSkills: fc.array(
      fc.record({
        name: anyText,
        keywords: fc.array(anyText, { maxLength: 2 }),
        skills: fc.array(anySkill, { maxLength: 2 }),
      }),
      { maxLength: 2 },
    ),
    languages: fc.array(
      fc.record({ language: fc.constantFrom('Spanish', 'Español', 'German', ''), fluency: anyText }),
      { maxLength: 2 },
    ),
    certificates: fc.array(fc.record({ name: anyText }), { maxLength: 2 }),
    totalYears: fc.constantFrom(0, 0.4, 3, 40),
  })
  .map(personProfile);
const anyRequirement: fc.Arbitrary<Requirement> = fc
  .record({
    text: anyText,
    kind: fc.constantFrom('skill', 'experience', 'education', 'licence', 'language', 'other'),
    skills: fc.array(anySkill, { maxLength: 3 }),
    anyOfSkills: fc.boolean(),
    minimumYears: fc.option(fc.constantFrom(0, 1, 5), { nil: undefined }),
    educationLevel: fc.option(fc.constantFrom('bachelor', 'doctorate'), { nil: undefined }),
  })
  .map(({ minimumYears, educationLevel, ...rest }) =>
    requirement({
      ...rest,
      ...(minimumYears !== undefined && { minimumYears }),
      ...(educationLevel && { educationLevel }),
    } as Requirement),
  );

const pronouns = [
  ['she', 'her', 'her', 'hers'],
  ['he', 'him', 'his', 'his'],
  ['they', 'them', 'their', 'theirs'],
] as const;
const pronounOf = (word: string) =>
  pronouns.map((set) => (set as readonly string[]).indexOf(word.toLowerCase())).find((at) => at >= 0);

/** The same profile with other pronouns in all texts and another name. */
function rewritten(profile: PersonProfile, name: string, to: (typeof pronouns)[number]): PersonProfile {
  const swap = (text: string) =>
    text.replace(/\b(she|hers?|he|him|his|they|them|theirs?)\b/gi, (word) => to[pronounOf(word) ?? 0] ?? word);
  return JSON.parse(JSON.stringify({ ...profile, name }), (key, value: unknown) =>
    typeof value === 'string' && key !== 'id' ? swap(value) : value,
  ) as PersonProfile;
}

describe('whatever the profile and the requirement', () => {
  it('quotes only what literally stands in the profile', () => {
    fc.assert(
      fc.property(anyRequirement, anyProfile, (wish, profile) => {
        const strings = stringsOf(profile);
        const found = findEvidence({ requirement: wish, profile, relations, now });
        expect(found.reason.trim()).not.toBe('');
        for (const { quote, where } of found.evidence) {
          expect(strings.some((text) => text.includes(quote))).toBe(true);
          expect(quote.trim()).not.toBe('');
          expect(where.trim()).not.toBe('');
        }
        const shown = found.verdict === 'matched' || found.verdict === 'partly';
        expect(shown ? found.evidence.length > 0 : found.suggestion !== undefined).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('judges the same under another name and other pronouns', () => {
    fc.assert(
      fc.property(
        anyRequirement,
        fc.oneof(anyProfile, fc.constant(developer)),
        anyText,
        fc.constantFrom(...pronouns),
        (wish, profile, name, to) => {
          const verdict = (one: PersonProfile) =>
            findEvidence({ requirement: wish, profile: one, relations, now }).verdict;
          expect(verdict(rewritten(profile, name, to))).toBe(verdict(profile));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('never reads the name', () => {
    const unreadable = Object.defineProperty({ ...developer }, 'name', {
      get() {
        throw new Error('the name was read');
      },
    });
    expect(find({ text: 'Kim Example', kind: 'other' }, unreadable).verdict).toBe('unclear');
  });
});
