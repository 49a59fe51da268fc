import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../vocabulary/index.ts';
import { findNamed } from './find-named.ts';

const vocabulary = loadVocabulary();
const ids = (text: string) => findNamed(text, vocabulary).map(({ id }) => id);

describe('a requirement is context by itself', () => {
  it.each([
    ['Solid Excel', 'microsoft-excel'],
    ['Knowledge of GIS or comparable maps', 'gis'],
    ['Word essential', 'microsoft-word'],
    ['Advanced Excel; you read a balance sheet', 'microsoft-excel'],
    ['Good bookkeeping and Excel', 'microsoft-excel'],
  ])('%s: %s', (text, id) => expect(ids(text)).toContain(id));

  it.each(['You excel under pressure', 'The last word and the first', 'Good Friday off', 'Go and see'])('%s', (text) =>
    expect(ids(text)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(?:microsoft-.*|go)$/u)])),
  );
});

describe('two names that share their last word', () => {
  it('are two skills', () => {
    expect(ids('Two years in internal or external audit')).toEqual(['internal-audit', 'external-audit']);
    expect(ids('Experience in email or content marketing')).toEqual(['email-marketing', 'content-marketing']);
  });

  it('name the text that they stand in', () => {
    const text = 'Email and content marketing';
    expect(findNamed(text, vocabulary).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Email',
      'content marketing',
    ]);
  });
});
