import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../vocabulary/index.ts';
import { readRequirement } from './read-requirement.ts';

const vocabulary = loadVocabulary();
const read = (text: string) => {
  const { level, licence, place, workPermit, languages } = readRequirement(text, false, vocabulary);
  return Object.fromEntries(
    Object.entries({ level, licence, place, workPermit, languages }).filter(([, value]) => value !== undefined),
  );
};

describe('a requirement says its conditions in the words of the posting', () => {
  it.each<[string, object]>([
    ['Advanced knowledge of bookkeeping', { level: 'Advanced' }],
    [
      'German at level B2, good English',
      {
        level: 'B2',
        languages: [
          { language: 'German', level: 'B2' },
          { language: 'English', level: 'good' },
        ],
      },
    ],
    ['A full clean driving licence', { licence: 'full clean driving licence' }],
    ['Must be able to travel up to 20% of the time', { place: 'travel up to 20% of the time' }],
    ['You live within 20 minutes of the school', { place: 'live within 20 minutes of the school' }],
    ['You must have the right to work in the UK', { workPermit: true }],
    ['Authorized to work without visa sponsorship', { workPermit: true }],
    [
      'Italian, and English good enough for letters',
      { languages: [{ language: 'Italian' }, { language: 'English', level: 'good' }] },
    ],
    [
      'French and German at a professional level, in writing',
      { languages: [{ language: 'French' }, { language: 'German' }] },
    ],
    ['Certificate as a welder is a plus', { licence: 'Certificate as a welder' }],
    ['Discretion and confidentiality', {}],
    ['We work for travel agencies', {}],
    ['Patience', {}],
  ])('%s', (text, expected) => {
    expect(read(text)).toMatchObject(expected);
    if (Object.keys(expected).length === 0) expect(read(text)).toEqual({});
  });
});

describe('a hostile row before a language', () => {
  it.each([',', ' ', '/', 'or '])('of %j ends', (unit) => {
    const text = `good${unit.repeat(Math.floor(50 / unit.length))}x English and what is read there besides, at length`;
    expect(read(text).languages).toBeUndefined();
  });
});
