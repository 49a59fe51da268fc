import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { agent } from './agent.ts';

interface Written {
  readonly id: string;
  readonly label: string;
  readonly locale?: string;
  readonly question: string;
  readonly answer: string;
}

interface Routing {
  readonly questions: readonly string[];
  readonly nearMisses: readonly string[];
  readonly followUps: readonly { readonly after: string; readonly text: string }[];
}

const yaml = async (file: URL) => load(await readFile(file, 'utf8'));
const examplesOf = async () =>
  (await yaml(agent.examples)) as { defaults: Record<string, unknown>; examples: readonly Written[] };
const words = (text: string) => text.split(/\s+/u).filter(Boolean);
/** The first words, as a reader hears them. */
const opening = (text: string) =>
  words(text.replaceAll(/[^\p{L}\s]/gu, ''))
    .slice(0, 3)
    .join(' ')
    .toLowerCase();
const repeated = (texts: readonly string[]) => texts.filter((text, index) => texts.indexOf(text) !== index);

describe('the data files', () => {
  it('hold enough questions to route by, none of them twice', async () => {
    const { questions, nearMisses, followUps } = (await yaml(agent.routing)) as Routing;
    expect(questions.length).toBeGreaterThanOrEqual(95);
    expect(nearMisses.length).toBeGreaterThanOrEqual(45);
    const texts = [...questions, ...nearMisses, ...followUps.map(({ text }) => text)];
    expect(repeated(texts.map((text) => text.toLowerCase()))).toEqual([]);
  });

  it('hold follow-ups, each with the question before it and nothing else', async () => {
    const { followUps } = (await yaml(agent.routing)) as Routing;
    expect(followUps.length).toBeGreaterThanOrEqual(40);
    for (const followUp of followUps)
      expect(followUp).toEqual({ after: expect.stringMatching(/\w/), text: expect.stringMatching(/\w/) });
  });

  it('hold examples with their provenance, which nobody has reviewed yet', async () => {
    expect((await examplesOf()).defaults).toMatchObject({
      author: 'Trellis',
      source: 'trellis sample',
      date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      consent: 'invented',
      redaction: 'none-needed',
      state: 'unreviewed',
      locale: 'en',
    });
  });

  it('hold examples of every kind, each with a question and an answer that cites', async () => {
    const { examples } = await examplesOf();
    expect(examples.length).toBeGreaterThanOrEqual(42);
    expect(examples.filter(({ locale }) => locale === 'de').length).toBeGreaterThanOrEqual(3);
    expect(repeated(examples.map(({ id }) => id))).toEqual([]);
    expect(new Set(examples.map(({ label }) => label)).size).toBeGreaterThanOrEqual(8);
    for (const { id, label, question, answer } of examples) {
      expect([id, label], id).toEqual([expect.stringMatching(/^[a-z0-9-]+$/), expect.stringMatching(/^[a-z-]+$/)]);
      expect(question, id).toMatch(/\w/);
      expect(answer, id).toMatch(/\[1\]/);
    }
  });

  it('hold answers of a length that can be read in a minute, and no two that begin alike', async () => {
    const { examples } = await examplesOf();
    const lengths = examples.map(({ answer }) => words(answer).length);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(60);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(190);
    expect(repeated(examples.map(({ answer }) => opening(answer)))).toEqual([]);
  });
});
