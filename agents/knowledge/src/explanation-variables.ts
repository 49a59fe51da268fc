import type { RespondContext } from '@trellis/core';
import type { CitedSource } from '@trellis/prompt-templates';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import { shorten } from '@trellis/ui-schema';
import type { FittedSource } from './fit-sources.ts';
import type { Source } from './sources.ts';
import { webTrouble } from './sources.ts';
import { topicsInView } from './subject.ts';
import { topicWords } from './words.ts';

/** What the explanation prompt is filled with. Nothing of the member is in it: their profile is not looked up. */
export const ExplanationVariables = Type.Object({
  question: Type.String(),
  topics: Type.String({ description: 'Of what is in view; empty when nothing is' }),
  sources: Type.Array(
    Type.Object({
      id: Type.String({ description: 'The marker it is cited by' }),
      title: Type.String(),
      origin: Type.String(),
      text: Type.String(),
      cut: Type.Boolean(),
    }),
  ),
  withoutWeb: Type.Boolean(),
});

const kinds = {
  post: 'Post in the network',
  article: 'Article in the network',
  page: 'Web page',
  hit: 'Search result',
};

/** The marker that a source is cited by: numbers from 1. */
const markerOf = (index: number): string => String(index + 1);

export function explanationVariables(
  context: RespondContext,
  sources: readonly FittedSource[],
): Static<typeof ExplanationVariables> {
  return {
    question: context.question,
    topics: topicsInView(context).join(', '),
    sources: sources.map(({ kind, title, origin, publishedOn, text, shown, inView }, index) => ({
      id: markerOf(index),
      title: `${kinds[kind]}${inView ? ', in view' : ''}: ${shorten(title, 200)}`,
      origin: [shorten(origin, 200), publishedOn].filter(Boolean).join(', '),
      text: shown,
      cut: shown !== text,
    })),
    withoutWeb: webTrouble(context.dossier) !== undefined,
  };
}

/** What a model can cite, each statement with the sentence that shares most words with it. */
export const citedSources = (sources: readonly Source[]): CitedSource[] =>
  sources.map((source, index) => ({
    marker: markerOf(index),
    entryId: source.entryId,
    quoteFor: (statement) => nearest(source, new Set(topicWords(statement))),
  }));

function nearest({ sentences }: Source, wanted: ReadonlySet<string>): string | undefined {
  let best: { quote: string; value: number } | undefined;
  for (const { quote } of sentences) {
    const words = new Set(topicWords(quote));
    let common = 0;
    for (const word of words) if (wanted.has(word)) common += 1;
    const value = common / Math.sqrt(Math.max(1, words.size * wanted.size));
    if (value >= 0.25 && (!best || value > best.value)) best = { quote, value };
  }
  return best?.quote;
}
