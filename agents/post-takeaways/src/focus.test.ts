import { describe, expect, it } from 'vitest';
import { focusOf, questionWords } from './focus.ts';

describe('the focus of a question', () => {
  it.each([
    ['What are the key takeaways of this post?', 'takeaways'],
    ['Why does this matter to me?', 'relevance'],
    ['What do the linked articles add?', 'articles'],
    ['Is this fact or opinion?', 'tone'],
    ['TL;DR', 'takeaways'],
    ['Summarise this', 'takeaways'],
    ['What is this post about?', 'takeaways'],
    ['What is the main point?', 'takeaways'],
    ['Is it relevant for my field?', 'relevance'],
    ['Why should I care?', 'relevance'],
    ['What does the article behind the link say?', 'articles'],
    ['Is this an ad?', 'tone'],
    ['Where are the sources for these numbers?', 'tone'],
    ['How much does a second source cost?', 'question'],
    ['Does it name its sources?', 'tone'],
    ['Who is mentioned here?', 'people'],
    ['Who is Tomasz?', 'people'],
    ['What does it say about error messages?', 'question'],
    ['What does the article say about pay?', 'question'],
    ['How long did the rebuild take?', 'question'],
    ['Worum geht es?', 'takeaways'],
    ['???', 'takeaways'],
    ['', 'takeaways'],
  ])('%j is %s', (question, focus) => {
    expect(focusOf({ question })).toBe(focus);
  });

  it('is named by the starter, whatever its text says', () => {
    expect(focusOf({ starterId: 'fact-or-opinion', question: 'Summarise this' })).toBe('tone');
    expect(focusOf({ starterId: '__proto__', question: 'Summarise this' })).toBe('takeaways');
  });

  it('leaves the words that say what is asked about', () => {
    expect(questionWords('What does this post say about remote work in hospitals?')).toEqual([
      'remot',
      'work',
      'hospital',
    ]);
  });
});
