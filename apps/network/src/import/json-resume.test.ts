import { describe, expect, it } from 'vitest';
import { readText } from '../testing/read-text.ts';

const personOf = async (resume: object) => {
  const { drafts, left } = await readText(resume);
  return { person: drafts[0]?.entity.value, left, took: drafts[0]?.took };
};

describe('every version of JSON Resume is read', () => {
  it.each([
    ['v0 spells it company', { company: 'Acme' }],
    ['v1 spells it name', { name: 'Acme' }],
    ['others say employer', { employer: 'Acme' }],
  ])('%s', async (_, spelling) => {
    const { person } = await personOf({ basics: { name: 'Ada' }, work: [{ ...spelling, position: 'Clerk' }] });
    expect(person).toMatchObject({ positions: [{ company: 'Acme', title: 'Clerk' }] });
  });

  it('reads bare words where the schema wants objects', async () => {
    const { person } = await personOf({
      basics: { name: 'Ada', location: 'Leeds' },
      skills: ['SQL', 'Juggling'],
      languages: ['English'],
      certificates: ['First aid'],
    });
    expect(person).toMatchObject({
      place: 'Leeds',
      listedSkills: [
        { name: 'SQL', skills: [{ id: 'sql' }] },
        { name: 'Juggling', skills: [] },
      ],
      languages: [{ language: 'English' }],
      certificates: [{ name: 'First aid' }],
      skills: [{ id: 'sql' }, { id: 'english' }],
    });
  });

  it('reads Markdown as people see it', async () => {
    const { person } = await personOf({
      basics: { name: 'Ada', summary: '**Bold** [claim](https://x.example/a_b_c) in `code` by __me__' },
      work: [],
      skills: [],
    });
    expect(person).toMatchObject({ summary: 'Bold claim in code by me' });
  });

  it('finds the skills of a position in its title, summary and highlights', async () => {
    const { person } = await personOf({
      basics: { name: 'Ada' },
      work: [{ name: 'Acme', position: 'React developer', summary: 'All in JS.', highlights: ['Wrote SQL by hand'] }],
    });
    expect(person).toMatchObject({
      positions: [{ skills: [{ id: 'react' }, { id: 'javascript' }, { id: 'sql' }] }],
      skills: [{ id: 'react' }, { id: 'javascript' }, { id: 'sql' }],
    });
  });

  it.each(['Present', 'current', 'now'])('an end of "%s" is no end', async (endDate) => {
    const { person } = await personOf({
      basics: { name: 'Ada' },
      work: [{ name: 'Acme', position: 'Clerk', startDate: '2020', endDate }],
    });
    expect(person).toMatchObject({ positions: [{ current: true, start: '2020' }] });
    expect(person).not.toHaveProperty('positions.0.end');
  });
});

describe('what fit must not depend on is never read', () => {
  it('is listed as left on purpose, wherever it stands', async () => {
    const { person, left } = await personOf({
      basics: {
        name: 'Ada',
        age: 44,
        birthDate: '1982-01-01',
        gender: 'female',
        image: 'https://x.example/me.png',
        nationality: 'Utopian',
        marital_status: 'married',
        'Date of Birth': '1982',
        religion: 'none',
        disability: 'none',
        location: { city: 'Leeds', placeOfBirth: 'Atlantis' },
      },
      work: [{ name: 'Acme', position: 'Clerk', sex: 'f' }],
    });
    expect(
      left
        .filter(({ reason }) => reason === 'on-purpose')
        .map(({ path }) => path)
        .sort(),
    ).toEqual([
      'basics.Date of Birth',
      'basics.age',
      'basics.birthDate',
      'basics.disability',
      'basics.gender',
      'basics.image',
      'basics.location.placeOfBirth',
      'basics.marital_status',
      'basics.nationality',
      'basics.religion',
      'work[].sex',
    ]);
    expect(JSON.stringify(person)).not.toMatch(/44|1982|female|png|Utopian|married|Atlantis|none/);
  });

  it('neither are addresses and numbers', async () => {
    const { person, left } = await personOf({
      basics: {
        name: 'Ada',
        email: 'ada@x.example',
        phone: '555',
        location: { address: '1 High St', postalCode: 'L1', city: 'Leeds' },
      },
      work: [],
      skills: [],
    });
    expect(person).toMatchObject({ place: 'Leeds' });
    expect(JSON.stringify(person)).not.toMatch(/ada@|555|High St|L1/);
    expect(left.map(({ path, reason }) => `${path} ${reason}`)).toEqual([
      'basics.location.address private-contact',
      'basics.location.postalCode private-contact',
      'basics.email private-contact',
      'basics.phone private-contact',
    ]);
  });
});

describe('what is odd is left and told, and the rest is read', () => {
  it('says where and what was expected', async () => {
    const { person, left } = await personOf({
      basics: { name: 'Ada', label: ['not', 'a text'] },
      work: [{ position: 'Clerk', startDate: 'long ago', mood: 'good' }, 'a text', { url: 'https://x.example' }, null],
      education: { institution: 'One, not a list', studyType: 'BSc' },
      gpa: 4,
    });
    expect(person).toMatchObject({ positions: [{ title: 'Clerk', company: '' }], education: [{ level: 'bachelor' }] });
    expect(person).not.toHaveProperty('headline');
    expect(left.map(({ path, reason }) => `${path} ${reason}`)).toEqual([
      'basics.label not-understood',
      'work[1] not-understood',
      'work[0].startDate not-understood',
      'work[2] not-understood',
      'work[].mood no-place',
      'work[].url no-place',
      'gpa no-place',
    ]);
  });

  it('keeps keys of the prototype out', async () => {
    const resume = JSON.parse(
      '{"basics": {"name": "Ada", "__proto__": {"admin": true}}, "__proto__": {"x": 1}, "constructor": {"prototype": {"y": 1}}}',
    ) as object;
    const { left } = await readText(JSON.stringify(resume));
    expect(left.map(({ path }) => path)).toEqual(['basics.__proto__', '__proto__', 'constructor']);
    expect({}).not.toHaveProperty('admin');
  });

  it('a résumé of nobody is refused', async () => {
    await expect(readText({ basics: { label: 'Developer' } })).rejects.toMatchObject({
      code: 'MISSING_FIELD',
      field: 'basics.name',
    });
  });

  it('repairs damaged characters and says so', async () => {
    const { drafts, notes } = await readText({ basics: { name: 'ZoÃ« Oâ€™Neill' } });
    expect(drafts[0]?.entity.value).toMatchObject({ name: 'Zoë O’Neill' });
    expect(notes).toEqual([expect.stringContaining('1 place')]);
  });

  it('drops what nobody can see', async () => {
    const { drafts } = await readText({ basics: { name: 'A\u202Ed\u0000a\ud800 \u200BL' } });
    expect(drafts[0]?.entity.value).toMatchObject({ name: 'Ada\ufffd L' });
  });
});
