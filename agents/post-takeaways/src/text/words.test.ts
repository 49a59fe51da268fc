import { describe, expect, it } from 'vitest';
import { languageOf } from './language.ts';
import { topicWords } from './words.ts';

describe('topicWords', () => {
  it.each([
    ['the hiring of nurses', 'they hired a nurse'],
    ['planned', 'planning'],
    ['companies', 'company'],
    ['stresses', 'stress'],
    ['The team’s form', 'TEAMS form'],
  ])('meets %j in %j', (left, right) => {
    expect(topicWords(left)).toEqual(topicWords(right));
  });

  it.each<[string, string[]]>([
    ['C++ and C# on Node.js', ['c++', 'c#', 'node.js']],
    ['It is what it is', []],
    ['残業時間', ['残業', '業時', '時間']],
    ['__proto__ constructor', ['proto', 'constructor']],
    ['', []],
  ])('of %j', (text, expected) => {
    expect(topicWords(text)).toEqual(expected);
  });
});

describe('languageOf', () => {
  it.each([
    ['We moved the error messages to the field that they are about, and it worked.', 'en'],
    ['Unser Lager läuft seit drei Monaten ohne Papier, und die Inventur dauert nur einen Tag.', 'other'],
    ['Nous avons réduit le temps de saisie de moitié grâce à un formulaire plus simple et plus court.', 'other'],
    ['今天我们发布了新的产品,欢迎大家试用并提出宝贵意见,谢谢大家的支持。', 'other'],
    ['So true', undefined],
    ['', undefined],
  ])('of %j is %s', (text, expected) => {
    expect(languageOf(text)).toBe(expected);
  });
});
