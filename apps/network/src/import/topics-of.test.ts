import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../vocabulary/index.ts';
import { topicsOf } from './topics-of.ts';

const vocabulary = loadVocabulary();
const topics = (title: string | undefined, text: string) => topicsOf(vocabulary, title, text).map(({ id }) => id);

describe('the topics of a text', () => {
  it('begin with what most places name', () => {
    expect(topics(undefined, 'We use SQL. With Python and Python again.')).toEqual(['python', 'sql']);
  });

  it('begin with what the title names, where it is as much', () => {
    expect(topics('Why SQL', 'Some Python, and Python.')).toEqual(['sql', 'python']);
  });

  it('have the wider one of two before the narrower', () => {
    expect(topics(undefined, 'Testing with screen readers is a part of accessibility.')).toEqual([
      'accessibility',
      'screen-readers',
    ]);
  });

  it('are none where nothing is named', () => {
    expect(topics('A walk', 'It rained.')).toEqual([]);
  });
});
