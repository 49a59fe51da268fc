import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { agent } from './agent.ts';

const yaml = async (file: URL) => load(await readFile(file, 'utf8'));

describe('the data files', () => {
  it('hold enough questions to route by, none of them twice', async () => {
    const { questions, nearMisses } = (await yaml(agent.routing)) as { questions: string[]; nearMisses: string[] };
    expect(questions.length).toBeGreaterThanOrEqual(30);
    expect(nearMisses.length).toBeGreaterThanOrEqual(10);
    const all = [...questions, ...nearMisses].map((question) => question.toLowerCase());
    expect(new Set(all).size).toBe(all.length);
  });

  it('hold examples with their provenance', async () => {
    const examples = (await yaml(agent.examples)) as Record<string, string>[];
    expect(examples.length).toBeGreaterThanOrEqual(4);
    expect(new Set(examples.map(({ id }) => id)).size).toBe(examples.length);
    for (const example of examples)
      expect(example).toMatchObject({
        author: 'trellis sample',
        state: 'unreviewed',
        question: expect.stringMatching(/\w/),
        answer: expect.stringMatching(/\[1\]/),
      });
  });
});
