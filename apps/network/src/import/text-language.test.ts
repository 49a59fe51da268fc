import { describe, expect, it } from 'vitest';
import { languageTag, textLanguage } from './text-language.ts';

const english =
  'The workshop opens at eight, and whoever comes first makes the coffee. We repair what people bring us, and we tell them when it is not worth it.';
const german =
  'Die Werkstatt öffnet um acht, und wer zuerst kommt, macht den Kaffee. Wir reparieren, was die Leute bringen, und sagen ihnen, wenn es sich nicht lohnt.';

describe('the language of a text', () => {
  it.each([
    ['English', english, undefined, 'en'],
    ['German', german, undefined, 'de'],
    [
      'Japanese',
      '工房は八時に開きます。最初に来た人がコーヒーをいれます。持ち込まれた物を修理します。',
      undefined,
      'ja',
    ],
    ['what is declared says more', german, 'de-CH', 'de-CH'],
    ['what is declared is wrong', german, 'en-US', 'de'],
    ['short texts are believed to be what they say', 'Gut gemacht!', 'de', 'de'],
    ['short texts say nothing by themselves', 'Gut gemacht!', undefined, undefined],
    ['numbers', '1 2 3 '.repeat(100), undefined, undefined],
    ['addresses are no words', 'https://example.org/die/werkstatt/ist/offen '.repeat(10), undefined, undefined],
  ])('%s', (_, text, declared, expected) => {
    expect(textLanguage(text, declared)).toBe(expected);
  });

  it.each([
    ['EN_us', 'en-US'],
    ['deu', 'de'],
    ['english', undefined],
    ['x', undefined],
    ['en-', undefined],
    [`en${'-abc'.repeat(500)}`, undefined],
  ])('%j is the tag %j', (tag, expected) => {
    expect(languageTag(tag)).toBe(expected);
  });
});
