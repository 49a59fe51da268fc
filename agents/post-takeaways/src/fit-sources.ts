import type { DossierEntry } from '@trellis/core';
import { estimateTokens, fitDossier } from '@trellis/core';
import type { Material, Source } from './material.ts';
import { splitSentences } from './text/sentences.ts';

/** For the texts of all sources, and what stands above them. */
const MAX_TOKENS = 6500;
/** Of a section besides its text. */
const SECTION_TOKENS = 60;
const LEFT_OUT = '[…]';

/** A source as a model is shown it. */
export interface FittedSource extends Source {
  /** `text`, or passages of it, verbatim, with `[…]` where something was left out. */
  readonly shown: string;
}

/** The sources with what of their texts has most to do with the question; where it says nothing, with their beginnings. */
export function fitSources({ sources }: Pick<Material, 'sources'>, question: string): FittedSource[] {
  const entries = sources.map(({ kind, text }, index): DossierEntry => {
    const source = { id: String(index), skill: kind, skillVersion: '', input: null, retrievedAt: '' };
    return { ...source, ok: true, value: text };
  });
  const labels = sources.map(({ title = '', author = '', publisher = '' }) =>
    estimateTokens([title, author, publisher].join(' ')),
  );
  const above = labels.reduce((sum, tokens) => sum + tokens + SECTION_TOKENS, 0);
  const fitted = fitDossier(entries, { question, maxTokens: Math.max(0, MAX_TOKENS - above) });
  const texts = new Map(fitted.entries.map((entry) => [entry.id, entry.ok ? String(entry.value) : LEFT_OUT]));
  return sources.flatMap((source, index) => {
    const shown = texts.get(String(index)) ?? LEFT_OUT;
    if (shown === source.text) return [{ ...source, shown }];
    if (shown === LEFT_OUT) return [];
    // Only what the model saw can be what it means; and no sentence goes on behind a gap.
    const apart = shown.replaceAll(LEFT_OUT, '\n\n');
    const options = { maxSentences: source.sentences.length, headings: source.kind === 'article' };
    return [{ ...source, shown, sentences: splitSentences(apart, options).sentences }];
  });
}
