import { readFile } from 'node:fs/promises';
import { describeAgentData } from '@trellis/pipeline/testing';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { agent } from './agent.ts';

type Example = Readonly<Record<'id' | 'answer', string> & { locale?: string }>;

describeAgentData(agent, {
  questions: 80,
  nearMisses: 40,
  followUps: 30,
  examples: 40,
  labels: 6,
  inOtherLanguages: 3,
  words: [45, 190],
  holds: /\[\d\]/,
  neverHolds: /^(?:#{1,2}|#{4,}) |^\||<[a-z/]|```|!\[/mu,
});

const { examples } = load(await readFile(agent.examples, 'utf8')) as { examples: readonly Example[] };

// A mark stands behind every quotation, in the quotation marks of its language.
it.each(examples)('$id cites what it quotes', ({ answer, locale }) => {
  const quotation = locale === 'de' ? /„[^“\n]+“([^\n]*)/gu : /"[^"\n]+"([^\n]*)/gu;
  const uncited = [...answer.matchAll(quotation)].filter(([, rest]) => !/\[\d\]/u.test(rest ?? ''));
  expect(uncited.map(([text]) => text)).toEqual([]);
});
