import { estimateTokens, fitDossier } from '@trellis/core';
import type { DossierEntry } from '@trellis/core';
import { shorten } from '@trellis/ui-schema';
import { sentencesOf } from './sentences.ts';
import type { Source } from './sources.ts';
import { sentencesEach } from './sources.ts';
import { topicWords } from './words.ts';

/** A source as a model is shown it. */
export interface FittedSource extends Source {
  /** `text`, or passages of it, verbatim, with `[…]` where something was left out. */
  readonly shown: string;
}

/** For the texts of all sources, their titles included. */
const maxTokens = 6000;
/** Of a section besides its title and text. */
const sectionTokens = 40;
const leftOut = '[…]';

const maxSources = 12;

/** Those that share most words with the question, in the order given; what is in view is always among them. */
function nearest(sources: readonly Source[], question: string): Source[] {
  const wanted = new Set(topicWords(question));
  const shared = ({ title, text, inView }: Source) =>
    inView ? Infinity : [...new Set(topicWords(`${title} ${text}`))].filter((word) => wanted.has(word)).length;
  const ranked = sources
    .map((source) => ({ source, score: shared(source) }))
    .toSorted((a, b) => (a.score === b.score ? 0 : b.score > a.score ? 1 : -1));
  const kept = new Set(ranked.slice(0, maxSources).map(({ source }) => source));
  return sources.filter((source) => kept.has(source));
}

/** The sources that have most to do with the question, each with what of its text has. One of which nothing would be left is left out. */
export function fitSources(all: readonly Source[], question: string): FittedSource[] {
  const sources = nearest(all, question);
  const labels = sources.map(
    ({ title, origin }) => estimateTokens(`${shorten(title, 200)} ${shorten(origin, 200)}`) + sectionTokens,
  );
  const entries = sources.map(({ kind, text }, index): DossierEntry => {
    const source = { id: String(index), skill: kind, skillVersion: '', input: null, retrievedAt: '' };
    return { ...source, ok: true, value: text };
  });
  const budget = maxTokens - labels.reduce((sum, tokens) => sum + tokens, 0);
  const fitted = fitDossier(entries, { question, maxTokens: budget });
  return fitted.entries.flatMap((entry) => {
    const source = sources[Number(entry.id)];
    if (!source || !entry.ok || entry.value === leftOut) return [];
    const shown = entry.value as string;
    if (shown === source.text) return [{ ...source, shown }];
    // Only what the model saw can be what it means; and no sentence goes on behind a gap.
    return [{ ...source, shown, sentences: sentencesOf(shown.replaceAll(leftOut, '\n\n'), sentencesEach) }];
  });
}
