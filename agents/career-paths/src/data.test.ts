import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { agent } from './agent.ts';

type Example = Readonly<Record<'id' | 'label' | 'question' | 'answer', string> & { locale?: string }>;

const yaml = async (file: URL) => load(await readFile(file, 'utf8'));
const { defaults, examples } = (await yaml(agent.examples)) as {
  defaults: Record<string, unknown>;
  examples: readonly Example[];
};
const named = examples.map((example) => [example.id, example] as const);
const repeated = (texts: readonly string[]) => texts.filter((text, index) => texts.indexOf(text) !== index);
const wordsOf = (text: string) => text.trim().split(/\s+/u);

describe('the routing questions', () => {
  const fold = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, '');

  it('are enough to route by, none of them twice', async () => {
    const { questions, nearMisses } = (await yaml(agent.routing)) as Record<'questions' | 'nearMisses', string[]>;
    expect(questions.length).toBeGreaterThanOrEqual(80);
    expect(nearMisses.length).toBeGreaterThanOrEqual(40);
    expect(repeated([...questions, ...nearMisses].map(fold))).toEqual([]);
  });

  it('go on: follow-ups name the question before them, and none stands twice', async () => {
    const { followUps } = (await yaml(agent.routing)) as { followUps: { after: string; text: string }[] };
    expect(followUps.length).toBeGreaterThanOrEqual(30);
    expect(followUps.filter((one) => Object.keys(one).join() !== 'after,text')).toEqual([]);
    for (const { after, text } of followUps) for (const part of [after, text]) expect(part).toMatch(/\p{L}/u);
    expect(repeated(followUps.map(({ after, text }) => fold(`${after} ${text}`)))).toEqual([]);
  });
});

describe('the examples', () => {
  it('say where they come from, and that nobody has reviewed them', () => {
    expect(defaults).toEqual({
      author: 'Trellis',
      source: 'trellis sample',
      date: '2026-11-22',
      consent: 'invented',
      redaction: 'none-needed',
      state: 'unreviewed',
      locale: 'en',
    });
  });

  it('are many, of many kinds and in both languages', () => {
    const labels = new Set(examples.map(({ label }) => label));
    expect(examples.length).toBeGreaterThanOrEqual(40);
    expect(labels.size).toBeGreaterThanOrEqual(6);
    expect(examples.filter(({ locale }) => locale === 'de').length).toBeGreaterThanOrEqual(3);
  });

  it('are each their own: no id, question or opening twice', () => {
    const openings = examples.map(({ answer }) => wordsOf(answer).slice(0, 2).join(' ').toLowerCase());
    expect(repeated(examples.map(({ id }) => id))).toEqual([]);
    expect(repeated(examples.map(({ question }) => question.toLowerCase()))).toEqual([]);
    expect(repeated(openings)).toEqual([]);
  });

  it.each(named)('%s is of a useful length and cites what it quotes', (_, { answer, locale }) => {
    const length = wordsOf(answer).length;
    expect(length).toBeGreaterThanOrEqual(45);
    expect(length).toBeLessThanOrEqual(190);
    const quotation = locale === 'de' ? /„[^“\n]+“([^\n]*)/gu : /"[^"\n]+"([^\n]*)/gu;
    const uncited = [...answer.matchAll(quotation)].filter(([, rest]) => !/\[\d\]/u.test(rest ?? ''));
    expect(uncited.map(([text]) => text)).toEqual([]);
    expect(answer).toMatch(/\[\d\]/u);
  });

  it.each(named)('%s is made of the Markdown that clients show', (_, { answer }) => {
    expect(answer).not.toMatch(/^(?:#{1,2}|#{4,}) |^\||<[a-z/]|```|!\[/mu);
  });
});
