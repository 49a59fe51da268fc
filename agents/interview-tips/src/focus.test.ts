import { describe, expect, it } from 'vitest';
import { focusOf } from './focus.ts';

describe('what a question wants most', () => {
  it.each([
    ['What questions should I expect in the interview?', 'questions'],
    ['What will they ask me in the interview?', 'questions'],
    ['What could they ask me to do?', 'questions'],
    ['How should I prepare for this interview?', 'prepare'],
    ['Help me get ready for the job interview', 'prepare'],
    ['What should I ask the interviewer?', 'ask'],
    ['What can I ask them at the end?', 'ask'],
    ['Which stories should I have ready?', 'stories'],
    ['Which of my experiences should I tell them about?', 'stories'],
    ['Was sollte ich im Gespräch selbst fragen?', 'ask'],
    ['Wie bereite ich mich auf dieses Gespräch vor?', 'prepare'],
    ['', 'questions'],
  ])('%s → %s', (question, focus) => {
    expect(focusOf(question)).toBe(focus);
  });

  it('is said by the starter, whatever its words', () => {
    expect(focusOf('Which stories?', 'ask-them')).toBe('ask');
  });
});
