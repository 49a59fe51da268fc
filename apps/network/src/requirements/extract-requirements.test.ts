import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractRequirements } from './extract-requirements.ts';
import { loadVocabulary } from '../vocabulary/index.ts';
import { repairText } from './repair-text.ts';

const vocabulary = loadVocabulary();
const read = (description: string, title = 'Engineer') => extractRequirements({ title, description }, vocabulary);
const fromList = (qualifications: string) =>
  extractRequirements({ title: '', qualifications }, vocabulary).requirements;
const one = (qualifications: string) => {
  const found = fromList(qualifications);
  expect(found.length).toBe(1);
  return found[0];
};

describe('years', () => {
  it.each([
    ['two years of experience in sales', 2],
    ['2+ years of experience', 2],
    ['18 months of experience', 1.5],
    ['Five (5) plus years managing projects', 5],
    ['6 months of experience', 0.5],
    ['two and one-half years of experience', 2.5],
    ['3½ years in accounting', 3.5],
    ['3-5 years of experience', 3],
    ['at least one year leading people', 1],
    ['Minimum of 10 yrs of experience', 10],
    ['a year of experience', 1],
    ['Five years as a painter acquired within the last fifteen years', 5],
    ['a four-year high school diploma', undefined],
    ['A 2-year contract', undefined],
    ['You are 18 years old', undefined],
    ['experience within the last 12 years', undefined],
    ['$1,000,000 or more', undefined],
    ['Forklift certificate, not older than three years', undefined],
    ['You will attend two fairs a year', undefined],
    ['Twice a year you travel to Oslo', undefined],
    ['1 yr exp w/ animals', 1],
  ])('%s: %s', (text, years) => {
    expect(one(text)?.minimumYears).toBe(years);
  });
});

describe('education', () => {
  it.each([
    ['A baccalaureate degree from an accredited college', 'bachelor'],
    ["Bachelor's or Master's degree in economics", 'bachelor'],
    ['High school diploma or GED', 'high-school'],
    ['completion of 60 semester credits from an accredited college', 'associate'],
    ["A master's degree in statistics", 'master'],
    ['MSc in a quantitative subject', 'master'],
    ['PhD in chemistry', 'doctorate'],
    ['Degree in civil engineering', 'bachelor'],
    ['Vocational training or a degree in construction', undefined],
    ['Experience as a scrum master', undefined],
  ])('%s: %s', (text, level) => {
    expect(one(text)?.educationLevel).toBe(level);
  });

  it('may be replaced by experience', () => {
    expect(one('Degree in physics or equivalent work experience')?.alternatives).toEqual([
      { text: 'equivalent work experience' },
    ]);
  });

  it('and years are two requirements', () => {
    expect(fromList("A bachelor's degree and 2+ years of experience in sales").map(({ text }) => text)).toEqual([
      "A bachelor's degree",
      '2+ years of experience in sales',
    ]);
  });
});

describe('importance', () => {
  it.each([
    ['Knowledge of SQL', 'must'],
    ['Knowledge of SQL preferred', 'preferred'],
    ['SQL is a plus', 'preferred'],
    ['SQL would be great', 'preferred'],
    ['Ideally you know SQL', 'preferred'],
    ['Experience with SQL desirable', 'preferred'],
    ['Knowledge of SQL is welcome, but not required', 'preferred'],
    ['3 years with SQL, preferably in a bank', 'must'],
  ])('%s: %s', (text, importance) => {
    expect(one(text)?.importance).toBe(importance);
  });

  it('follows the heading, unless the statement says otherwise', () => {
    const { requirements } = read('Requirements:\n- SQL\n\nNice to have:\n- Python\n- Knowledge of Linux is required');
    expect(requirements.map(({ text, importance }) => [text, importance])).toEqual([
      ['SQL', 'must'],
      ['Python', 'preferred'],
      ['Knowledge of Linux is required', 'must'],
    ]);
  });

  it('may differ within a sentence', () => {
    expect(fromList('Associate degree; a bachelor’s degree is preferred').map((each) => each.importance)).toEqual([
      'must',
      'preferred',
    ]);
  });
});

describe('choices between skills', () => {
  it.each([
    ['React, Vue or Svelte', ['react', 'vue', 'svelte'], true],
    ['Word and Excel in Microsoft Office', ['microsoft-word', 'microsoft-excel', 'microsoft-office'], false],
    ['front-end work with React or Vue', ['react', 'vue'], true],
    ['SQL and Python or R', ['sql', 'python', 'r-language'], false],
    ['Experience with Tableau, Power BI or a similar tool', ['tableau', 'power-bi'], true],
    ['One of: Java, Kotlin, Scala', ['java', 'kotlin', 'scala'], true],
  ])('%s', (text, skills, any) => {
    const found = one(text);
    expect([found?.skills.map((skill) => skill.id), found?.anyOfSkills]).toEqual([skills, any]);
  });
});

describe('kinds', () => {
  it.each([
    ['CDL driver’s license', 'licence'],
    ['Certified nursing assistant', 'licence'],
    ['Fluent Spanish', 'language'],
    ['Bilingual', 'language'],
    ['Track record in sales', 'experience'],
    ['Ability to juggle', 'skill'],
    ['Willingness to travel', 'other'],
    ['Degree in English literature', 'education'],
  ])('%s: %s', (text, kind) => {
    expect(one(text)?.kind).toBe(kind);
  });
});

describe('lists', () => {
  it('keep numbers, abbreviations and parentheses together', () => {
    const text = '1. Tools, e.g. Git (no. 1. of many; or Mercurial). 2. Skills in the U.S. Army. 3. Pay 3.5 attention.';
    expect(fromList(text).map((each) => each.text)).toEqual([
      'Tools, e.g. Git (no. 1. of many; or Mercurial)',
      'Skills in the U.S. Army',
      'Pay 3.5 attention',
    ]);
  });

  it.each([
    ['• Writing skills • Editing skills', ['Writing skills', 'Editing skills']],
    ['-- Writing skills -- Editing skills', ['Writing skills', 'Editing skills']],
    ['writing skills; editing skills; and patience', ['writing skills', 'editing skills', 'patience']],
    ['JavaScript, HTML, CSS', ['JavaScript', 'HTML', 'CSS']],
    ['Writing skills\nEditing skills', ['Writing skills', 'Editing skills']],
    ['Writing reports and\nletters', ['Writing reports and\nletters']],
  ])('%j', (text, expected) => {
    expect(fromList(text).map((each) => each.text)).toEqual(expected);
  });

  it('leave out what asks nothing', () => {
    const text =
      'Knowledge of SQL. We are an equal opportunity employer. Please submit your resume online. New York City residency is required within 90 days.';
    expect(fromList(text).map((each) => each.text)).toEqual(['Knowledge of SQL']);
  });
});

describe('a posting as people paste it', () => {
  it('is read by its headings', () => {
    const text = `About us
We make invoices boring.

What you'll do
Design and operate services in Go and PostgreSQL
Take part in on-call (one week in six)

Who you are
You have 5+ years of experience building backend systems
Strong knowledge of Go, Java, or Kotlin
Bachelor's degree in Computer Science or equivalent practical experience

Bonus points
Experience with Kafka

What we offer
30 days of vacation
Acme is an equal opportunity employer.

To Apply
Please submit your resume.`;
    const { requirements, responsibilities } = read(text, 'Backend developer');
    expect(
      requirements.map((each) => [each.text, each.importance, each.skills.map((skill) => skill.id).join()]),
    ).toEqual([
      ['You have 5+ years of experience building backend systems', 'must', 'backend-development'],
      ['Strong knowledge of Go, Java, or Kotlin', 'must', 'go,java,kotlin'],
      ["Bachelor's degree in Computer Science or equivalent practical experience", 'must', 'computer-science'],
      ['Experience with Kafka', 'preferred', 'kafka'],
    ]);
    expect(responsibilities).toEqual([
      'Design and operate services in Go and PostgreSQL',
      'Take part in on-call (one week in six)',
    ]);
  });
});

describe('postings as people really write them', () => {
  const asked = (text: string) => read(text).requirements.map((each) => [each.text, each.importance]);

  it('headings with their text behind them', () => {
    const { requirements, responsibilities } = read(
      'We make pumps.\n\nYour work: advise waterworks on pumps; write offers; keep the files up to date.\n\nYour profile: a technical education. Fluent Czech.\n\nNice to have: experience with tenders.',
    );
    expect(requirements.map((each) => [each.text, each.importance])).toEqual([
      ['a technical education', 'must'],
      ['Fluent Czech', 'must'],
      ['experience with tenders', 'preferred'],
    ]);
    expect(responsibilities).toEqual(['advise waterworks on pumps', 'write offers', 'keep the files up to date']);
  });

  it('a list in one line', () => {
    expect(asked('We require: - vocational training - reading of drawings - CNC knowledge welcome')).toEqual([
      ['vocational training', 'must'],
      ['reading of drawings', 'must'],
      ['CNC knowledge welcome', 'preferred'],
    ]);
  });

  it('telegrams', () => {
    expect(
      asked('12 months. Min. 2 years in a similar role. Excel essential, SQL an advantage. Immediate start.'),
    ).toEqual([
      ['Min. 2 years in a similar role', 'must'],
      ['Excel essential', 'must'],
      ['SQL an advantage', 'preferred'],
    ]);
  });

  it.each([
    ['It helps if you have worked at height.', 'preferred'],
    ['It would help to know Polish.', 'preferred'],
    ['Candidates with a degree are at an advantage.', 'preferred'],
    ['Requirements: Experience is good but not needed.', 'preferred'],
    ['A police check is obligatory.', 'must'],
    ['You’re comfortable with numbers.', 'must'],
    ['We ask for a trade and some practice in it.', 'must'],
  ])('%s is a %s', (text, importance) => {
    expect(asked(text)).toEqual([[text.replace(/^Requirements: |\.$/gu, ''), importance]]);
  });

  it.each([
    'You do not need a diploma.',
    'The others need to hear it quickly.',
    'You can work from anywhere in Portugal.',
    'We want this half to be as good as the other.',
    'You are the last to leave.',
  ])('%s asks nothing', (text) => expect(asked(text)).toEqual([]));

  it.each([
    'It would help',
    'Also useful',
    'Further advantages',
    'Would be very welcome',
    'Most welcome',
    'Useful, but you can learn it here',
    'Nice',
    'An asset',
  ])('“%s” leads wishes', (heading) => {
    expect(asked(`You need\n\n- Patience\n- SQL\n\n${heading}\n\n- Python\n- Welding`)).toEqual([
      ['Patience', 'must'],
      ['SQL', 'must'],
      ['Python', 'preferred'],
      ['Welding', 'preferred'],
    ]);
  });

  it.each(['Welcome to our team', 'Nice to meet you'])('“%s” does not', (heading) => {
    expect(
      asked(`You need\n\n- Patience\n\n${heading}\n\n- SQL`).every(([, importance]) => importance === 'must'),
    ).toBe(true);
  });

  it('a label ends with its paragraph', () => {
    expect(
      asked(
        'Must have: two years of experience in a bakery. Basic Polish.\nPlus: pastry; Ukrainian or Hindi.\n\nSix days, Sundays free. Ask Piotr.',
      ),
    ).toEqual([
      ['two years of experience in a bakery', 'must'],
      ['Basic Polish', 'must'],
      ['pastry', 'preferred'],
      ['Ukrainian or Hindi', 'preferred'],
    ]);
  });

  it('telegrams with everything in one row', () => {
    const { requirements } = read(
      'Allotment club, Sat 9:00-12:00. Need: 2 yrs exp w/ children, first aid or willing. Bonus: singing.',
    );
    expect(requirements.map(({ text, importance, minimumYears }) => [text, importance, minimumYears])).toEqual([
      ['2 yrs exp w/ children', 'must', 2],
      ['first aid or willing', 'must', undefined],
      ['singing', 'preferred', undefined],
    ]);
  });

  it('of a denial only what is asked instead', () => {
    expect(asked('We do not need a finished cook, we need someone with patience.')).toEqual([
      ['we need someone with patience', 'must'],
    ]);
    expect(asked('Requirements:\n- English; Dutch is not required\n- A diploma is not needed')).toEqual([
      ['English', 'must'],
    ]);
  });

  it('a part that only tells is left out', () => {
    expect(asked('Requirements:\n- Experience is welcome; we show you everything')).toEqual([
      ['Experience is welcome', 'preferred'],
    ]);
  });

  it.each([
    'Bonus points for experience with archives and for Gaelic.',
    'A course in leadership would be good.',
    'Knowledge of soils would be really useful.',
  ])('%s is a wish', (text) => expect(asked(text).map(([, importance]) => importance)).toEqual(['preferred']));

  it('a list in one line below “Job description” holds duties', () => {
    expect(read('Job description: - turning of shafts - grinding - measuring of parts').responsibilities).toEqual([
      'turning of shafts',
      'grinding',
      'measuring of parts',
    ]);
  });

  it('prose below a list is about anything again', () => {
    expect(
      asked('Requirements:\n- SQL\n- Patience\n\nWe meet in Lisbon; you must be able to travel.\nOur dog is friendly.'),
    ).toEqual([
      ['SQL', 'must'],
      ['Patience', 'must'],
      ['you must be able to travel', 'must'],
    ]);
  });
});

describe('prose without headings', () => {
  it('yields what it asks, literally', () => {
    const { requirements, responsibilities } = read(
      'We are a small bakery. You will bake bread with two colleagues at night. You must be able to lift 20 kg. Experience in a kitchen is a plus.',
      'Baker',
    );
    expect(requirements.map(({ text, importance }) => [text, importance])).toEqual([
      ['You must be able to lift 20 kg', 'must'],
      ['Experience in a kitchen is a plus', 'preferred'],
    ]);
    expect(responsibilities).toEqual(['You will bake bread with two colleagues at night']);
  });

  it.each([
    ['We look for a motivated person.', ['We look for a motivated person']],
    ['Things are always happening here.', []],
    ['We are looking for an engineer.', []],
    ['', []],
  ])('that is vague: %j', (text, expected) => {
    expect(read(text).requirements.map((each) => each.text)).toEqual(expected);
  });
});

describe('whatever a posting holds', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '\n',
      '1. ',
      '; or 2. ',
      '• ',
      'Requirements:\n',
      'You must ',
      '((',
      'SQL, ',
      'or ',
      'â€™',
      '. ',
      '    ',
      'degree and 2 years ',
    ),
  );
  const text = fc.array(piece, { maxLength: 25 }).map((parts) => parts.join(''));

  it('every text is literally in a field, and ids are unique', () => {
    fc.assert(
      fc.property(text, text, text, (description, qualifications, skills) => {
        const found = extractRequirements({ title: 'x', description, qualifications, skills }, vocabulary);
        const fields = [description, qualifications, skills].map(repairText);
        for (const each of [...found.requirements.map((requirement) => requirement.text), ...found.responsibilities])
          expect(fields.some((field) => field.includes(each))).toBe(true);
        expect(new Set(found.requirements.map(({ id }) => id)).size).toBe(found.requirements.length);
      }),
    );
  });

  it.each([
    '(a. B',
    ' ',
    '\n',
    '- x\n',
    'a, ',
    '; or ',
    'You must ',
    '1. ',
    'and ',
    'é',
    '\ud800',
    'one year ',
    'Plus: a; ',
    'Swift and A-b or c-',
    'not needed!',
  ])('a long run of %j ends', { timeout: 15_000 }, (unit) => {
    const long = unit.repeat(Math.ceil(200_000 / unit.length));
    expect(read(long).requirements.length).toBeLessThanOrEqual(60);
    expect(fromList(long).length).toBeLessThanOrEqual(60);
  });
});
