import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences.ts';

const texts = (text: string) => splitSentences(text, { maxSentences: 400 }).sentences.map((sentence) => sentence.text);

describe('a sentence ends where a reader would say so', () => {
  it.each<[string, string, string[]]>([
    ['plain prose', 'It rained. We stayed in! Did you?', ['It rained.', 'We stayed in!', 'Did you?']],
    ['titles', 'Dr. Haddad met Mrs. Lund. They spoke.', ['Dr. Haddad met Mrs. Lund.', 'They spoke.']],
    ['abbreviations', 'Bring tools, e.g. a drill. It helps.', ['Bring tools, e.g. a drill.', 'It helps.']],
    ['a country before a verb', 'The U.S. economy grew. Prices fell.', ['The U.S. economy grew.', 'Prices fell.']],
    ['a country at the end', 'She moved to the U.S. They stayed.', ['She moved to the U.S.', 'They stayed.']],
    ['companies', 'Fernhill Inc. and Orla Ltd. merged. Good.', ['Fernhill Inc. and Orla Ltd. merged.', 'Good.']],
    ['initials', 'J. K. Osei wrote it. I read it.', ['J. K. Osei wrote it.', 'I read it.']],
    ['decimals', 'It fell by 3.5 points. Then 1.2 more.', ['It fell by 3.5 points.', 'Then 1.2 more.']],
    [
      'a figure at the beginning',
      'I show the system. 2,300 people use it.',
      ['I show the system.', '2,300 people use it.'],
    ],
    ['a numbered thing', 'See No. 5 and Fig. 3 there. Good.', ['See No. 5 and Fig. 3 there.', 'Good.']],
    ['addresses', 'See https://a.example/x?y=1.2!z now. Thanks.', ['See https://a.example/x?y=1.2!z now.', 'Thanks.']],
    ['file and product names', 'We use Node.js daily. It works.', ['We use Node.js daily.', 'It works.']],
    ['quotations', '“Why now?” she asked. “Because.” He left.', ['“Why now?” she asked.', '“Because.”', 'He left.']],
    ['an ellipsis inside', 'I waited… and waited. Then it came.', ['I waited… and waited.', 'Then it came.']],
    ['Chinese', '今天下雨。我们在家!', ['今天下雨。', '我们在家!']],
    ['Japanese', '雨が降った。家にいた。', ['雨が降った。', '家にいた。']],
    ['Spanish', '¿Qué pasó? Nada nuevo.', ['¿Qué pasó?', 'Nada nuevo.']],
  ])('%s', (_, text, expected) => {
    expect(texts(text)).toEqual(expected);
  });
});

describe('lines', () => {
  it.each<[string, string, string[]]>([
    [
      'hard-wrapped prose flows on',
      'This paragraph was wrapped by an editor after some seventy\ncharacters. It has two sentences.',
      ['This paragraph was wrapped by an editor after some seventy characters.', 'It has two sentences.'],
    ],
    ['short lines stand alone', 'I quit my job\nBest decision ever\n', ['I quit my job', 'Best decision ever']],
    [
      'lists',
      'Three things:\n- Ask early\n• Write it down\n2) Tell people',
      ['Three things:', 'Ask early', 'Write it down', 'Tell people'],
    ],
    ['Windows line ends', 'One thing is done.\r\n\r\nAnother is not.', ['One thing is done.', 'Another is not.']],
    ['emoji around a sentence', '🚀 We launched today! 🎉', ['We launched today!']],
    ['hashtags behind a sentence', 'We launched today. #launch #news', ['We launched today.']],
    ['a hashtag inside a sentence', 'The #launch went well.', ['The #launch went well.']],
    ['tags only', '#one #two @three 🚀\nhttps://a.example', []],
    ['nothing', ' \n\t\n', []],
  ])('%s', (_, text, expected) => {
    expect(texts(text)).toEqual(expected);
  });
});

describe('what is quoted is literally there', () => {
  it('for any text at all, in order and without overlap', () => {
    const bits = fc.constantFrom(
      '. ',
      '! ',
      '\n',
      '\n\n',
      '- ',
      '#tag ',
      '🚀',
      '“',
      '”',
      'Dr. ',
      'e.g. ',
      'https://x.y/?',
      '\uD800',
      '\u0000',
      '。',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string(), fc.lorem({ maxCount: 9 })), { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const { quote, start } of splitSentences(text, { maxSentences: 50 }).sentences) {
          expect(text.slice(start, start + quote.length)).toBe(quote);
          expect(start).toBeGreaterThanOrEqual(end);
          end = start + quote.length;
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is too long', () => {
  it('is read up to the limit, and says so', () => {
    const text = 'A sentence of five words. '.repeat(500);
    const { sentences, whole } = splitSentences(text, { maxSentences: 400 });
    expect([sentences.length, whole]).toEqual([400, false]);
  });

  it('a text without any end is cut between words, literally', () => {
    const text = 'word '.repeat(400);
    const { sentences, whole } = splitSentences(text, { maxSentences: 400 });
    expect(whole).toBe(true);
    expect(sentences.every(({ quote }) => quote.length <= 600 && /^word( word)*$/.test(quote))).toBe(true);
  });

  it.each([
    ['letters', 'x'.repeat(1_000_000)],
    ['spaces', `a${' '.repeat(1_000_000)}b`],
    ['full stops', '.'.repeat(1_000_000)],
    ['line ends', '\n'.repeat(1_000_000)],
    ['opening addresses', 'https://'.repeat(125_000)],
    ['hashtags', ' #a'.repeat(330_000)],
    ['quotation marks', '"“”'.repeat(330_000)],
    ['emoji', '🚀'.repeat(500_000)],
  ])('a megabyte of %s ends', (_, text) => {
    expect(splitSentences(text, { maxSentences: 400 }).whole).toBe(false);
  });
});
