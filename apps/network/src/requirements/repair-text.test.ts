import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairText } from './repair-text.ts';

const damage = (text: string) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));

describe('UTF-8 that was read as Windows-1252', () => {
  it.each([
    ['the Comptrollerâ€™s Office', 'the Comptroller’s Office'],
    ['described in â€œ1â€\u009d above', 'described in “1” above'],
    ['â€¢ Excellent writing', '• Excellent writing'],
    ['3Â½ years', '3½ years'],
    ['CafÃ© in MÃ¼nchen', 'Café in München'],
    ['twice: cafÃƒÂ©', 'twice: café'],
    ['ðŸŽ‰', '🎉'],
  ])('%s is repaired', (damaged, healthy) => {
    expect(repairText(damaged)).toBe(healthy);
  });

  it('is undone for every text that was healthy before', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 60 })
      .filter((value) => value.isWellFormed() && !/[\u0080-\u009f]/u.test(value) && repairText(value) === value);
    fc.assert(
      fc.property(text, (value) => {
        expect(repairText(damage(value))).toBe(value);
      }),
    );
  });
});

describe('healthy text', () => {
  it.each([
    'naïve café, 20 °C',
    'Müller & Söhne – 5 €',
    '“quoted” — fine',
    'Ελληνικά 日本語 العربية',
    'a\ud800b',
    'ÃÃÃ',
    '',
  ])('%j is left as it is', (text) => {
    expect(repairText(text)).toBe(text);
  });

  it('is never changed a second time, whatever it holds', { timeout: 15_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = repairText(text);
        expect(repairText(once)).toBe(once);
      }),
    );
  });

  it('keeps a run that is damaged only in part', () => {
    expect(repairText('â€™’é')).toBe('â€™’é');
  });
});
