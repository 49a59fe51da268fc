import type { Embedder, Skill } from '@trellis/core';
import { TrellisError } from '@trellis/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getItem } from '../__fixtures__/test-skills.ts';
import type { SkillAudience } from './skill-audience.ts';
import { createSkillCatalogue } from './skill-catalogue.ts';
import type { EmbedderSource } from './skill-search.ts';
import type { SkillSettings } from './skill-settings.ts';

const skill = (name: string, more: Partial<Skill> = {}): Skill => ({ ...(getItem as Skill), name, ...more });
const keys = (skills: readonly Skill[]) => skills.map(({ name, version }) => `${name}@${version}`);
const { signal } = new AbortController();
const codeOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return TrellisError.isInstance(error) ? error.code : error;
  }
  return undefined;
};

describe('a catalogue', () => {
  it('has one order, whatever the order in which skills were found', () => {
    const skills = [
      skill('b'),
      skill('a', { deprecation: { since: '1.0.0', use: 'b' } }),
      skill('c', { version: '9.0.0' }),
      skill('c', { version: '10.0.0' }),
    ];
    const expected = ['b@1.0.0', 'c@10.0.0', 'c@9.0.0', 'a@1.0.0'];
    expect(keys(createSkillCatalogue({ skills }).current.skills)).toEqual(expected);
    expect(keys(createSkillCatalogue({ skills: skills.toReversed() }).current.skills)).toEqual(expected);
  });

  const skills = [
    skill('all'),
    skill('german', { locales: ['de', 'fr-CH'] }),
    skill('job', { surfaces: ['job'] }),
    skill('scoped', { scopes: ['a', 'b'] }),
  ];
  it.each<[string, SkillAudience, SkillSettings, string]>([
    ['nobody known', {}, {}, 'all german job'],
    ['a locale', { locale: 'en' }, {}, 'all job'],
    ['a narrower locale', { locale: 'de_AT' }, {}, 'all german job'],
    ['a wider one than the skill has', { locale: 'fr' }, {}, 'all job'],
    ['a surface', { surfaces: ['job', 'post'] }, {}, 'all german job'],
    ['another surface', { surfaces: ['post'] }, {}, 'all german'],
    ['every scope', { scopes: ['b', 'c', 'a'] }, {}, 'all german job scoped'],
    ['one of two scopes', { scopes: ['a'] }, {}, 'all german job'],
    ['the right tenant', { tenant: 't' }, { all: { tenants: ['t'] } }, 'all german job'],
    ['another tenant', { tenant: 'u' }, { all: { tenants: ['t'] } }, 'german job'],
    ['no tenant', {}, { all: { tenants: ['t'] } }, 'german job'],
    ['what is off', {}, { all: { enabled: false }, 'job@1': { enabled: false } }, 'german'],
    ['one major that is on', {}, { all: { enabled: false }, 'all@1': { enabled: true } }, 'all german job'],
  ])('offers %s what is for them', (_, audience, settings, expected) => {
    const { current } = createSkillCatalogue({ skills, settings });
    expect(
      current
        .offered(audience)
        .map(({ name }) => name)
        .join(' '),
    ).toBe(expected);
  });

  it('offers what it offers in one order, however skills are found, and finds nothing else', async () => {
    const found = fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        version: fc.constantFrom('1.0.0', '2.1.0', '10.0.0'),
        surfaces: fc.option(fc.constantFrom(['job'], ['post']), { nil: undefined }),
        deprecation: fc.option(fc.constant({ since: '1.0.0' }), { nil: undefined }),
      }),
      { selector: ({ name, version }) => `${name}@${version}`, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(found, fc.infiniteStream(fc.nat()), fc.string(), async (parts, numbers, question) => {
        const skills = parts.map(({ name, ...more }) => skill(name, more as Partial<Skill>));
        const shuffled = skills.toSorted(() => ((numbers.next().value as number) % 2 ? 1 : -1));
        const [one, other] = [
          createSkillCatalogue({ skills }).current,
          createSkillCatalogue({ skills: shuffled }).current,
        ];
        const audience = { surfaces: ['job'] };
        expect(keys(other.offered(audience))).toEqual(keys(one.offered(audience)));
        const hits = await one.search(`${question} item`, { audience, limit: 99, signal });
        expect(one.offered(audience)).toEqual(expect.arrayContaining(hits.map((hit) => hit.skill)));
      }),
      { numRuns: 60 },
    );
  });

  it('gives equal audiences the same list', () => {
    const { current } = createSkillCatalogue({ skills });
    const list = current.offered({ scopes: ['a', 'b'], locale: 'DE' });
    expect(current.offered({ scopes: ['b', 'a'], locale: 'de' })).toBe(list);
  });

  it.each<[string, unknown, string]>([
    ['a skill that is not there', { alll: { tenants: ['t'] } }, 'INVALID_SETTING'],
    ['a major that is not there', { 'all@2': {} }, 'INVALID_SETTING'],
    ['a word that is none', { all: { tenant: ['t'] } }, 'INVALID_SETTING'],
    ['a list', [], 'INVALID_SETTING'],
    ['no list of tenants', { all: { tenants: 't' } }, 'INVALID_SETTING'],
  ])('refuses settings with %s', (_, settings, code) => {
    expect(codeOf(() => createSkillCatalogue({ skills, settings: settings as SkillSettings }))).toBe(code);
  });
});

describe('a replacement', () => {
  it('is what later turns see; who holds the former view keeps it', async () => {
    const catalogue = createSkillCatalogue({ skills: [skill('old', { description: 'Weather of today.' })] });
    const inFlight = catalogue.current;
    catalogue.replace({ skills: [skill('new', { description: 'Weather of today.' })] });
    const find = async (view: typeof inFlight) =>
      (await view.search('weather', { limit: 3, signal })).map((hit) => hit.skill.name);
    expect([inFlight.generation, await find(inFlight), keys(inFlight.offered({}))]).toEqual([
      1,
      ['old'],
      ['old@1.0.0'],
    ]);
    expect([catalogue.current.generation, await find(catalogue.current)]).toEqual([2, ['new']]);
  });

  it('that cannot be leaves everything as it was', () => {
    const catalogue = createSkillCatalogue({ skills: [skill('a')] });
    const before = catalogue.current;
    expect(codeOf(() => catalogue.replace({ skills: [skill('a'), skill('a', { version: '1.2.0' })] }))).toBe(
      'DUPLICATE_SKILL',
    );
    expect(catalogue.current).toBe(before);
  });
});

describe('a search', () => {
  const weather = skill('get-weather', {
    description: 'The weather of a place: rain, wind.',
    useWhen: 'Somebody plans to go out.',
  });
  const trains = skill('find-trains', {
    description: 'Trains between two places, with times.',
    useWhen: 'Somebody plans to travel.',
  });
  const older = skill('get-forecast', {
    description: 'The weather of a place: rain, wind.',
    deprecation: { since: '1.0.0' },
  });
  const all = [weather, trains, older];
  const search = async (question: string, options: { embedder?: EmbedderSource; audience?: SkillAudience } = {}) => {
    const { embedder, audience = {} } = options;
    const { current } = createSkillCatalogue({ skills: all }, embedder && { embedder });
    await current.search(question, { limit: 1, signal });
    await new Promise((resolve) => setImmediate(resolve));
    return (await current.search(question, { limit: 9, audience, signal })).map((hit) => hit.skill.name);
  };
  /** Knows two things: what is wet, and what is not. */
  const embedder = (more: Partial<Embedder> = {}): Embedder => ({
    model: 'test',
    contentHash: 'test',
    dimensions: 2,
    embed: async (texts) => texts.map((text) => Float32Array.from(/weather|umbrella/i.test(text) ? [1, 0] : [0, 1])),
    ...more,
  });

  it.each<[string, string[]]>([
    ['Will it rain?', ['get-weather', 'get-forecast']],
    ['TRAVELLING by train', ['find-trains']],
    ['an umbrella', []],
    ['', []],
    ['?!', []],
    ['constructor __proto__ toString', []],
  ])('by words: %s', async (question, expected) => {
    expect(await search(question)).toEqual(expected);
  });

  it('by meaning, with an embedder', async () => {
    expect(await search('an umbrella', { embedder: embedder() })).toEqual(['get-weather', 'get-forecast']);
    const started = async () => embedder();
    expect(await search('an umbrella', { embedder: started })).toEqual(['get-weather', 'get-forecast']);
  });

  it('by words, with an embedder that does not start', async () => {
    const failing = () => Promise.reject(new Error('no weights'));
    expect(await search('Will it rain?', { embedder: failing })).toEqual(['get-weather', 'get-forecast']);
  });

  it.each<[string, Partial<Embedder>]>([
    ['fails', { embed: () => Promise.reject(new Error('no model')) }],
    ['never answers', { embed: () => new Promise(() => {}) }],
    ['leaves texts out', { embed: () => Promise.resolve([]) }],
  ])('by words, with an embedder that %s', async (_, more) => {
    expect(await search('Will it rain?', { embedder: embedder(more) })).toEqual(['get-weather', 'get-forecast']);
  });

  it('never finds what the audience is not offered', async () => {
    const { current } = createSkillCatalogue({ skills: all, settings: { 'get-weather': { tenants: ['t'] } } });
    const names = async (audience: SkillAudience) =>
      (await current.search('rain', { limit: 1, audience, signal })).map((hit) => hit.skill.name);
    expect([await names({}), await names({ tenant: 't' })]).toEqual([['get-forecast'], ['get-weather']]);
  });

  it('throws the reason of its signal', async () => {
    const { current } = createSkillCatalogue({ skills: all });
    const reason = new Error('enough');
    await expect(current.search('rain', { limit: 1, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});
