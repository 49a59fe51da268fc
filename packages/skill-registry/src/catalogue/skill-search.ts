import type { Clock, Embedder, Skill } from '@trellis/core';
import { raceSignal, startDeadline, systemClock } from '@trellis/core';
import { skillParts, skillText } from './skill-text.ts';
import { createTextIndex } from './text-index.ts';

export interface SkillHit {
  readonly skill: Skill;
  /** Above 0; the best possible is 1. Comparable within one search only. */
  readonly score: number;
}

/** An embedder, or what starts it when it is needed first. */
export type EmbedderSource = Embedder | (() => Promise<Embedder>);

export interface SkillSearchOptions {
  /** Finds skills by meaning besides by words. By words alone when absent, and for as long as it is not ready. */
  readonly embedder?: EmbedderSource;
  readonly clock?: Clock;
}

export interface SkillSearch {
  /**
   * The skills that fit a question best, the best first; none that shares nothing with it. Never waits for skills to be embedded: that
   * happens beside. Throws only the signal's reason.
   */
  search(question: string, options: { limit: number; signal: AbortSignal }): Promise<SkillHit[]>;
  /** Whether skills are found by meaning too, once that is known. Begins to embed them. Never throws. */
  ready(): Promise<boolean>;
}

const shareOfMeaning = 0.5;
/** A question whose vector takes longer is searched for by its words. */
const questionMs = 250;
/** So many texts at a time: between them, others have their turn. */
const batchSize = 32;
/** What a deprecated skill has left of its score. */
const deprecatedShare = 0.5;

/** Searches one list of skills. */
export function createSkillSearch(skills: readonly Skill[], options: SkillSearchOptions = {}): SkillSearch {
  const { embedder, clock = systemClock } = options;
  const words = createTextIndex(skills.map(skillParts));
  let known: { readonly embedder: Embedder; readonly vectors: readonly Float32Array[] } | undefined;
  let embedding: Promise<boolean> | undefined;

  const ready = (): Promise<boolean> => {
    if (!embedder) return Promise.resolve(false);
    embedding ??= embedAll(embedder, skills.map(skillText)).then(
      (all) => {
        known = all;
        return true;
      },
      () => {
        // Whoever searches next tries again.
        embedding = undefined;
        return false;
      },
    );
    return embedding;
  };

  async function meanings(question: string, parent: AbortSignal): Promise<Float64Array | undefined> {
    void ready();
    if (!known) return undefined;
    const { vectors } = known;
    using limit = startDeadline({ parent, deadlineMs: questionMs, clock });
    try {
      const asking = known.embedder.embed([question], { signal: limit.signal, purpose: 'query' });
      const [asked] = await raceSignal(asking, limit.signal);
      return asked && Float64Array.from(vectors, (vector) => cosine(asked, vector));
    } catch {
      parent.throwIfAborted();
      return undefined;
    }
  }

  return {
    ready,
    async search(question, { limit, signal }) {
      signal.throwIfAborted();
      const byWords = scaled(words.scores(question));
      const byMeaning = await meanings(question, signal);
      const fused = byMeaning ? fuse(byWords, scaled(byMeaning)) : byWords;
      return skills
        .map((skill, index) => ({ skill, score: (fused[index] ?? 0) * (skill.deprecation ? deprecatedShare : 1) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, limit);
    },
  };
}

async function embedAll(source: EmbedderSource, texts: readonly string[]) {
  const embedder = typeof source === 'function' ? await source() : source;
  const vectors: Float32Array[] = [];
  // Nobody waits for it, so nobody ends it: it ends with the process.
  const { signal } = new AbortController();
  for (let start = 0; start < texts.length; start += batchSize)
    vectors.push(...(await embedder.embed(texts.slice(start, start + batchSize), { signal, purpose: 'document' })));
  if (vectors.length !== texts.length) throw new Error('the embedder left texts out');
  return { embedder, vectors };
}

function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

/** The best is 1, nothing is below 0. */
function scaled(scores: Float64Array): Float64Array {
  const best = scores.reduce((max, score) => Math.max(max, score), 0);
  return scores.map((score) => (best > 0 && score > 0 ? score / best : 0));
}

const fuse = (words: Float64Array, meanings: Float64Array): Float64Array =>
  words.map((score, index) => (1 - shareOfMeaning) * score + shareOfMeaning * (meanings[index] ?? 0));
