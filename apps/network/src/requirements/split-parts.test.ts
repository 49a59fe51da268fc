import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../vocabulary/index.ts';
import { splitParts } from './split-parts.ts';

const vocabulary = loadVocabulary();

describe('a row of different things', () => {
  it.each<[string, string[]]>([
    [
      'trade certificate, two years on building sites, a driving licence',
      ['trade certificate', 'two years on building sites', 'a driving licence'],
    ],
    ['forklift licence, 6 mths exp in a depot', ['forklift licence, 6 mths exp in a depot']],
    ['2 yrs exp w/ horses, first aid or willing', ['2 yrs exp w/ horses', 'first aid or willing']],
    ['experience with a till; Ukrainian or Czech', ['experience with a till', 'Ukrainian or Czech']],
    ['French; Italian would help', ['French', 'Italian would help']],
    ['German at level B2, good English', ['German at level B2, good English']],
    ['Degree in history, law or economics', ['Degree in history, law or economics']],
    [
      'Five years in sales, at least two years of them abroad',
      ['Five years in sales, at least two years of them abroad'],
    ],
    ['Clear writing; our letters are short', ['Clear writing; our letters are short']],
  ])('%s', (text, parts) => expect(splitParts(text, vocabulary)).toEqual(parts));

  it('is left alone when it is too long to be one', () => {
    const text = 'first aid, '.repeat(400);
    expect(splitParts(text, vocabulary)).toEqual([text]);
  });
});
