import { describe, expect, it } from 'vitest';
import { localize } from './localized.ts';

describe('localize', () => {
  it.each([
    ['plain', 'de', 'plain'],
    [{ en: 'a', de: 'b' }, 'de-AT', 'b'],
    [{ en: 'a', 'de-AT': 'c', de: 'b' }, 'de-AT', 'c'],
    [{ en: 'a', de: 'b' }, 'DE-at', 'b'],
    [{ en: 'a', de: 'b' }, 'de_AT', 'b'],
    [{ en: 'a', zh: 'e', 'zh-Hant': 'f' }, 'zh-Hant-TW', 'f'],
    [{ en: 'a' }, '', 'a'],
    [{ en: 'a' }, 'fr', 'a'],
    [{ fr: 'd' }, 'en', 'd'],
    [{}, 'en', ''],
    [{ en: 'a' }, '__proto__', 'a'],
    [{ en: 'a' }, 'constructor-x', 'a'],
  ])('%j in %s is %s', (text, locale, expected) => {
    expect(localize(text as never, locale)).toBe(expected);
  });
});
