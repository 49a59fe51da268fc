import type { CitedSource } from '@trellis/prompt-templates';
import type { Material, Source } from './material.ts';
import { cosine, wordVectors } from './text/lexrank.ts';
import { topicWords } from './text/words.ts';

const CLOSE = 0.25;

/** Finds the sentence of a source that is nearest to a statement about it; none when nothing is near. */
function createFinder(source: Source): (statement: string) => string | undefined {
  const { vectors, vectorOf } = wordVectors(source.sentences.map(({ text }) => topicWords(text)));
  return (statement) => {
    const wanted = vectorOf(topicWords(statement));
    let best: { index: number; value: number } | undefined;
    for (const [index, vector] of vectors.entries()) {
      const value = cosine(vector, wanted);
      if (value >= CLOSE && (!best || value > best.value)) best = { index, value };
    }
    return best && source.sentences[best.index]?.quote;
  };
}

/** The marker that a source is cited by: numbers from 1, the post first. */
export const markerOf = (index: number): string => String(index + 1);

/** What a model can cite, each statement with the passage nearest to it. */
export const citableSources = ({ sources }: Pick<Material, 'sources'>): CitedSource[] =>
  sources.map((source, index) => ({
    marker: markerOf(index),
    entryId: source.entryId,
    quoteFor: createFinder(source),
  }));
