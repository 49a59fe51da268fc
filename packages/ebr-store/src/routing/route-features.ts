import type { Embedder } from '@trellis/core';
import { looksEnglish } from '../embedders/looks-english.ts';
import type { ClassifiedText } from './classifier.ts';
import type { RouteCase } from './route-cases.ts';
import { nobody } from './route-cases.ts';
import { wordsOf } from './text-features.ts';

/** Between which agents and entities the situation tells apart. */
export interface RouteLayout {
  /** Ids in order. */
  readonly agents: readonly string[];
  /** Kinds of entity in order. */
  readonly surfaces: readonly string[];
}

/** By cross-validation on the routing sets of the first agents: how loud the view and the turn before are beside the words. */
const loudness = { view: 2, last: 2, leaning: 2 };

/** The situation as numbers: what is in view, who answered before, and that once more where the question leans on it. */
export function situationOf(given: Pick<RouteCase, 'text' | 'inView' | 'last'>, layout: RouteLayout): Float32Array {
  const { text, inView, last } = given;
  const leanings = leaningsOf(text).map((leans) => leans && last !== undefined);
  const known = layout.surfaces.filter((surface) => inView.includes(surface));
  const answered = [nobody, ...layout.agents].map(
    (id) => last !== undefined && id === knownAgent(last.agentId, layout),
  );
  return Float32Array.from([
    ...layout.surfaces.map((surface) => (known.includes(surface) ? loudness.view : 0)),
    known.length === 0 ? loudness.view : 0,
    ...answered.map((isLast) => (isLast ? loudness.last : 0)),
    last ? loudness.last : 0,
    ...leanings.flatMap((leans) => [
      ...answered.map((isLast) => (isLast && leans ? loudness.leaning : 0)),
      leans ? loudness.leaning : 0,
    ]),
  ]);
}

const knownAgent = (id: string, { agents }: RouteLayout) => (agents.includes(id) ? id : nobody);

const openers =
  /^(and|but|so|ok|okay|or|then|what about|how about|why|which|the (first|second|last)|und|aber|oder|also|warum|was ist mit|welche)\b/iu;
const references =
  /\b(it|its|that|this|these|those|they|them|there|one|ones|first|second|last|das|dies|diese|davon|dort|dazu|da|es)\b/iu;

/** Signs that a question goes on with what was said. */
function leaningsOf(text: string): readonly boolean[] {
  const question = text.slice(0, 400).trim();
  const { length } = wordsOf(question);
  const isShort = length <= 12;
  return [leansOnHistory(text), length <= 4, isShort && openers.test(question), isShort && references.test(question)];
}

/** Very short, or short with a word that points back: such a question means little without its history. */
export function leansOnHistory(text: string): boolean {
  const question = text.slice(0, 400).trim();
  const { length } = wordsOf(question);
  return length <= 4 || (length <= 12 && (openers.test(question) || references.test(question)));
}

/** What an embedder of English cannot read is left to words and n-grams, in training as in asking. */
export const isReadBy = ({ languages }: Pick<Embedder, 'languages'>, text: string): boolean =>
  languages === undefined || languages.some((tag) => !isEnglish.test(tag)) || looksEnglish(text);

const isEnglish = /^en(?:-|$)/i;

/** One case as the classifier sees it. */
export function classified(
  given: Pick<RouteCase, 'text' | 'inView' | 'last'>,
  layout: RouteLayout,
  vector: Float32Array | undefined,
): ClassifiedText {
  return { text: given.text, context: situationOf(given, layout), ...(vector && { vector }) };
}
