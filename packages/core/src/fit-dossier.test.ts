import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DossierEntry } from './dossier.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { fitDossier } from './fit-dossier.ts';

const entry = (id: string, value: unknown): DossierEntry => ({
  id,
  skill: 'read-article',
  skillVersion: '1.0.0',
  input: { id },
  url: `https://example.org/${id}`,
  retrievedAt: '2026-01-01T00:00:00.000Z',
  ok: true,
  value,
});
const filler = Array.from(
  { length: 30 },
  (_, index) => `Sentence ${index} is about gardens and rain in the town.`,
).join(' ');
const answer = 'Accessible checkout raised revenue by twelve per cent within a year.';
const article = entry('e1', { title: 'On accessibility', text: `${filler} ${answer} ${filler}` });
const question = 'How does accessibility raise revenue?';
const tokensOf = (entries: readonly DossierEntry[]) =>
  estimateTokens(JSON.stringify(entries.map((one) => one.ok && one.value)));

describe('a dossier that is too long for its prompt', () => {
  it('is the same objects when it fits', () => {
    const fitted = fitDossier([article], { question, maxTokens: 5000 });
    expect(fitted).toEqual({ entries: [article], cut: [], dropped: [] });
    expect(fitted.entries[0]).toBe(article);
  });

  it('keeps the passage that the question is about, with its label and a mark where something is missing', () => {
    const fitted = fitDossier([article], { question, maxTokens: 160 });
    const [first] = fitted.entries;
    const { title, text } = (first?.ok ? first.value : {}) as { title: string; text: string };
    expect([title, text.includes(answer), text.includes('[…]'), fitted.cut]).toEqual([
      'On accessibility',
      true,
      true,
      ['e1'],
    ]);
  });

  it('keeps where it comes from', () => {
    const [first] = fitDossier([article], { question, maxTokens: 160 }).entries;
    const { id, url, retrievedAt, skill, input } = article;
    expect(first).toMatchObject({ id, url, retrievedAt, skill, input });
  });

  it('keeps the items of a list that the question is about, in their order', () => {
    const jobs = ['gardener', 'revenue analyst', 'cook', 'revenue manager', 'driver'].map((name) => ({
      name,
      place: 'Bern',
    }));
    const [first] = fitDossier([entry('e1', { jobs })], { question, maxTokens: 70 }).entries;
    expect(first?.ok && first.value).toEqual({ jobs: [jobs[1], jobs[3]] });
  });

  it('shares the room between entries by what they say of the question', () => {
    const other = entry('e2', { title: 'On rain', text: filler });
    const fitted = fitDossier([other, article], { question, maxTokens: 260 });
    expect(fitted.entries.map(({ id }) => id)).toEqual(['e2', 'e1']);
    expect(JSON.stringify(fitted.entries[1])).toContain(answer);
  });

  it('drops what has no room at all, and says so', () => {
    const many = Array.from({ length: 20 }, (_, index) =>
      entry(`e${index}`, { title: index === 7 ? 'Revenue' : 'Rain' }),
    );
    const fitted = fitDossier(many, { question, maxTokens: 60 });
    expect([fitted.entries.map(({ id }) => id), fitted.dropped.length]).toEqual([['e7'], 19]);
  });

  it('keeps a failure, which is short', () => {
    const failed: DossierEntry = {
      ...entry('e9', 0),
      ok: false,
      failure: { code: 'TIMEOUT', message: 'no answer in time' },
    };
    expect(fitDossier([failed, article], { question, maxTokens: 200 }).entries[0]).toBe(failed);
  });

  it('knows a question in a script without spaces', () => {
    const texts = [
      '天気の話です。'.repeat(30),
      '売上が増えました。アクセシビリティの効果です。',
      '庭の話です。'.repeat(30),
    ];
    const [first] = fitDossier([entry('e1', { text: texts.join('') })], {
      question: '売上への効果は？',
      maxTokens: 330,
    }).entries;
    expect(JSON.stringify(first)).toContain('売上が増えました');
  });
});

describe('whatever is in it', () => {
  it('fits, is changed nowhere else, and every passage is one of the source', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.string(), fc.nat(300), (value, asked, maxTokens) => {
        const source = entry('e1', { value, text: filler });
        const before = JSON.stringify(source);
        const { entries } = fitDossier([source], { question: asked, maxTokens });
        expect(JSON.stringify(source)).toBe(before);
        for (const one of entries) {
          const { text } = (one.ok ? one.value : {}) as { text: string };
          for (const passage of text.split('[…]')) expect(filler).toContain(passage.trim());
        }
      }),
      { numRuns: 100 },
    );
    expect(tokensOf(fitDossier([article, article], { question, maxTokens: 200 }).entries)).toBeLessThanOrEqual(200);
  });
});
