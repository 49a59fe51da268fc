import { readFile } from 'node:fs/promises';
import type { Agent } from '@trellis/core';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';

/** The least that an agent's data files must hold; what is absent is not asked for. */
export interface DataExpectations {
  /** Routing questions, near misses and follow-ups. */
  readonly questions?: number;
  readonly nearMisses?: number;
  readonly followUps?: number;
  readonly examples?: number;
  /** Different kinds of examples. */
  readonly labels?: number;
  /** Examples in another language than that of the defaults. */
  readonly inOtherLanguages?: number;
  /** Words of an example's answer, least and most; 1 to 250 when absent. */
  readonly words?: readonly [number, number];
  /** What every answer must hold, such as a citation. */
  readonly holds?: RegExp;
  /** Every quotation has a citation behind it, in the quotation marks of its language. */
  readonly citesQuotations?: boolean;
  /** What no answer may hold. */
  readonly neverHolds?: RegExp;
}

interface Written {
  readonly id: string;
  readonly label?: string;
  readonly locale?: string;
  readonly question: string;
  readonly answer: string;
}
interface Routing {
  readonly questions?: readonly string[];
  readonly nearMisses?: readonly string[];
  readonly followUps?: readonly { readonly after: string; readonly text: string }[];
}

/**
 * The rules for an agent's `routing.yaml` and `examples.yaml`: enough of everything, nothing twice, no two answers that begin alike. Strict
 * reading, provenance and leaks are for the example store.
 */
export function describeAgentData(agent: Agent, expected: DataExpectations): void {
  const yaml = async (file: URL) => load(await readFile(file, 'utf8'));
  const routing = async () => (await yaml(agent.routing)) as Routing;
  const examples = async () => ((await yaml(agent.examples)) as { examples: readonly Written[] }).examples;

  describe(`${agent.id}: the routing questions`, () => {
    it('are enough to route by, none of them twice', async () => {
      const { questions = [], nearMisses = [] } = await routing();
      expect(questions.length).toBeGreaterThanOrEqual(expected.questions ?? 1);
      expect(nearMisses.length).toBeGreaterThanOrEqual(expected.nearMisses ?? 0);
      expect(repeated([...questions, ...nearMisses].map(folded))).toEqual([]);
    });

    it('go on: each follow-up names the question before it and nothing else, and none stands twice', async () => {
      const { followUps = [] } = await routing();
      expect(followUps.length).toBeGreaterThanOrEqual(expected.followUps ?? 0);
      const text = expect.stringMatching(/\p{L}/u);
      for (const followUp of followUps) expect(followUp).toStrictEqual({ after: text, text });
      expect(repeated(followUps.map(({ after, text: asked }) => folded(`${after} ${asked}`)))).toEqual([]);
    });
  });

  describe(`${agent.id}: the examples`, () => {
    it('are many, of many kinds', async () => {
      const all = await examples();
      const other = all.filter(({ locale }) => locale !== undefined);
      expect(all.length).toBeGreaterThanOrEqual(expected.examples ?? 1);
      expect(new Set(all.map(({ label }) => label)).size).toBeGreaterThanOrEqual(expected.labels ?? 1);
      expect(other.length).toBeGreaterThanOrEqual(expected.inOtherLanguages ?? 0);
    });

    it('are each their own: no id, question or opening twice', async () => {
      const all = await examples();
      const openings = all.map(({ answer }) => wordsOf(answer).slice(0, 2).join(' ').toLowerCase());
      expect(repeated(all.map(({ id }) => id))).toEqual([]);
      expect(repeated(all.map(({ question }) => folded(question)))).toEqual([]);
      expect(repeated(openings)).toEqual([]);
    });

    it('have answers of a useful length, written as the agent’s policy asks', async () => {
      const { words: [least, most] = [1, 250], holds, neverHolds, citesQuotations = false } = expected;
      const faults = (await examples()).flatMap(({ id, answer, locale }) => {
        const { length } = wordsOf(answer);
        return [
          length < least || length > most ? `${id}: ${length} words` : '',
          holds && !holds.test(answer) ? `${id}: no ${holds}` : '',
          neverHolds?.test(answer) ? `${id}: ${neverHolds.exec(answer)?.[0]}` : '',
          ...(citesQuotations ? uncited(answer, locale).map((text) => `${id}: no citation behind ${text}`) : []),
        ].filter(Boolean);
      });
      expect(faults).toEqual([]);
    });
  });
}

/** Quotations with no `[1]` behind them in their line. */
function uncited(answer: string, locale: string | undefined): string[] {
  const quotation = locale === 'de' ? /„[^“\n]+“([^\n]*)/gu : /"[^"\n]+"([^\n]*)/gu;
  return [...answer.matchAll(quotation)].flatMap(([text, rest = '']) => (/\[\d\]/u.test(rest) ? [] : [text]));
}

const wordsOf = (text: string) => text.trim().split(/\s+/u);
const folded = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} ]/gu, '')
    .trim();
const repeated = (texts: readonly string[]) => texts.filter((text, index) => texts.indexOf(text) !== index);
