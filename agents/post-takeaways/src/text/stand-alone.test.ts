import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences.ts';
import { READABLE, standAlone } from './stand-alone.ts';

function judge(text: string, language: 'en' | 'other' = 'en') {
  const [sentence] = splitSentences(text, { maxSentences: 1 }).sentences;
  if (!sentence) throw new Error('no sentence');
  return standAlone(sentence, language);
}

describe('a sentence stands by itself', () => {
  it.each([
    'Teams that tested with five people found most of the blocking problems before launch.',
    'It takes about four weeks to change a rota without losing anybody.',
    'There is no shortage of nurses, only a shortage of shifts they can live with.',
    'We cut the time from order to invoice from nine days to two.',
    'Error messages belong next to the field that they are about.',
  ])('%s', (text) => {
    expect(judge(text).factor).toBeGreaterThanOrEqual(READABLE);
  });
});

describe('a sentence leans on others', () => {
  it.each([
    'This shows that nobody had asked the drivers at all.',
    'They had never been asked about the new rota.',
    'That is why we moved the error messages to the fields.',
    'The second reason is the price of steel this year.',
    'However, most of the teams never measured it at all.',
    'For example, the nurses on the ward had no badge.',
    'What would you have done in her place that morning?',
    'Here are the four things that I learned about rotas:',
    'Thanks to everybody who came to the talk yesterday evening!',
    'One afternoon per project, two people, coffee, the five largest packages.',
    'Twelve parallel classes with the same teachers did not.',
    'One that hands it back might be a decent assistant.',
    'So true',
    'what a year this was for all of us',
  ])('%s', (text) => {
    expect(judge(text).factor).toBeLessThan(READABLE);
  });

  it('and says so, when the sentence before would mend it', () => {
    expect(judge('It also cut calls to the support line from 900 a week to 400.').leansBack).toBe(true);
    expect(judge('What would you have done in her place that morning?').leansBack).toBe(false);
  });

  it('is only judged by its shape in another language', () => {
    expect(judge('Die Inventur dauert einen Tag statt einer ganzen Woche.', 'other').factor).toBe(1);
    expect(judge('Und was denken Sie darüber?', 'other').factor).toBeLessThan(READABLE);
  });
});
