import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { agent } from './agent.ts';

const yaml = async (file: URL) => load(await readFile(file, 'utf8'));

interface Example {
  readonly id: string;
  readonly label: string;
  readonly locale?: string;
  readonly question: string;
  readonly answer: string;
}

const routing = (await yaml(agent.routing)) as {
  questions: readonly string[];
  nearMisses: readonly string[];
  followUps: readonly { readonly after: string; readonly text: string }[];
};
const { defaults, examples } = (await yaml(agent.examples)) as {
  defaults: Record<string, unknown>;
  examples: readonly Example[];
};
const repeated = (texts: readonly string[]) => texts.filter((text, index) => texts.indexOf(text) !== index);
const wordsOf = (text: string) => text.trim().split(/\s+/);

describe('the routing questions', () => {
  it('are enough to route by, none of them twice', () => {
    expect(routing.questions.length).toBeGreaterThanOrEqual(95);
    expect(routing.nearMisses.length).toBeGreaterThanOrEqual(45);
    const all = [...routing.questions, ...routing.nearMisses].map((question) => question.toLowerCase());
    expect(repeated(all)).toEqual([]);
  });

  it('go on with follow-ups that name what they follow', () => {
    expect(routing.followUps.length).toBeGreaterThanOrEqual(40);
    expect(repeated(routing.followUps.map(({ text }) => text.toLowerCase()))).toEqual([]);
    const text = expect.stringMatching(/\p{L}/u);
    for (const followUp of routing.followUps) expect(followUp).toStrictEqual({ after: text, text });
  });
});

describe('the examples', () => {
  it('say where they come from, and that nobody has reviewed them', () => {
    expect(defaults).toMatchObject({
      author: 'Trellis',
      source: 'trellis sample',
      consent: 'invented',
      redaction: 'none-needed',
      state: 'unreviewed',
      locale: 'en',
    });
  });

  it('are many, of several kinds, some of them in German', () => {
    expect(examples.length).toBeGreaterThanOrEqual(42);
    expect(new Set(examples.map(({ label }) => label)).size).toBeGreaterThanOrEqual(8);
    expect(examples.filter(({ locale }) => locale === 'de').length).toBeGreaterThanOrEqual(3);
  });

  it('differ in id, question and opening', () => {
    expect(repeated(examples.map(({ id }) => id))).toEqual([]);
    expect(repeated(examples.map(({ question }) => question.toLowerCase()))).toEqual([]);
    expect(repeated(examples.map(({ answer }) => wordsOf(answer).slice(0, 2).join(' ').toLowerCase()))).toEqual([]);
  });

  it.each(examples)('$id is written to the policy', ({ id, label, question, answer }) => {
    expect(id).toMatch(/^[a-z]+(?:-[a-z0-9]+)*$/);
    expect([label, question]).toEqual([expect.stringMatching(/\w/), expect.stringMatching(/\w/)]);
    expect(answer).toMatch(/\[1\]/);
    expect(answer).not.toMatch(/%|percent|prozent|\b(?:unfit|unqualified)\b/i);
    expect(wordsOf(answer).length).toBeGreaterThanOrEqual(60);
    expect(wordsOf(answer).length).toBeLessThanOrEqual(190);
  });
});
