import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksEnglish } from './looks-english.ts';

const questions = new URL('../../../../../shared/data/routing/clinc150.val.jsonl', import.meta.url);

describe('English', () => {
  it.each([
    'How do I ask for a raise?',
    'nurse',
    'software engineer Berlin',
    'who do I know at L’Oréal',
    'São Paulo jobs',
    'résumé tips',
    'nurse jobs in la',
    'El Paso nurses',
    'find people in Zürich',
    'no idea',
    'data scientist, de-identification',
    'Jürgen Müller',
    '',
    '42 %',
    '😀',
    '\ud800',
  ])('is recognised, or given the benefit of the doubt: %j', (text) => {
    expect(looksEnglish(text)).toBe(true);
  });

  it.skipIf(!existsSync(questions))('is recognised in all of 3,000 questions (data beside the repository)', () => {
    const lines = readFileSync(questions, 'utf8').trim().split('\n');
    const texts = lines.map((line) => (JSON.parse(line) as { text: string }).text);
    expect(texts.filter((text) => !looksEnglish(text))).toEqual([]);
  });
});

describe('another language is noticed', () => {
  it.each([
    'Wie finde ich Leute, die bei Siemens arbeiten?',
    'Was verdient man als Softwareentwickler?',
    'Kannst du mir bei meinem Lebenslauf helfen?',
    'Comment puis-je améliorer mon profil ?',
    'Je cherche un poste d’infirmière à Lyon',
    '¿Qué empleos encajan conmigo?',
    'Cuanto gana un ingeniero en Mexico',
    'Come posso migliorare il mio profilo?',
    'Quero mudar de carreira para a saúde',
    'Hoe kan ik mijn profiel verbeteren?',
    'Hur kan jag förbättra min profil?',
    'Jak mogę poprawić swój profil?',
    'Profilimi nasıl geliştirebilirim?',
    'как улучшить мой профиль',
    'プロフィールを改善するには',
    'كيف يمكنني تحسين ملفي الشخصي',
  ])('%s', (text) => {
    expect(looksEnglish(text)).toBe(false);
  });
});

it('answers for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(looksEnglish(text)).toBeTypeOf('boolean');
    }),
  );
});
