import { Type } from 'typebox';
import type { Static } from 'typebox';
import { createLedger } from './answer/ledger.ts';
import { figuresIn } from './answer/parts.ts';
import { figureLines } from './answer/tone-lines.ts';
import { tieLine } from './answer/relevance-lines.ts';
import { markerOf } from './citable-sources.ts';
import type { Material, Source } from './material.ts';
import { relevanceOf } from './relevance.ts';

/** What the takeaways prompt is filled with. */
export const TakeawaysVariables = Type.Object({
  question: Type.String(),
  sources: Type.Array(
    Type.Object({
      id: Type.String({ description: 'The marker it is cited by' }),
      title: Type.String(),
      origin: Type.String({ description: 'Who wrote it, and where' }),
      text: Type.String(),
      cut: Type.Boolean(),
    }),
  ),
  member: Type.Union([
    Type.Null(),
    Type.Object({ headline: Type.String(), positions: Type.Array(Type.String()), skills: Type.Array(Type.String()) }),
  ]),
  ties: Type.Array(Type.String()),
  checks: Type.Array(Type.String()),
  unread: Type.Array(Type.String()),
});

const MAX_CHARACTERS = 24_000;

function textOf(source: Source, limit: number): { text: string; cut: boolean } {
  if (source.text.length <= limit) return { text: source.text, cut: false };
  const last = source.sentences.findLast((sentence) => sentence.start + sentence.quote.length <= limit);
  const end = last ? last.start + last.quote.length : limit;
  return { text: source.text.slice(0, end).replace(/[\uD800-\uDBFF]$/u, ''), cut: true };
}

const withoutMarks = (lines: readonly string[]): string[] => lines.map((line) => line.replace(/ \[\d+\]/gu, ''));

/** Everything a model is shown of a turn. No name, age or contact of the member: only their field. */
export function promptVariables(material: Material, question: string): Static<typeof TakeawaysVariables> {
  const { profile, sources, unread } = material;
  const ledger = createLedger();
  const limit = Math.floor(MAX_CHARACTERS / Math.max(1, sources.length));
  const known = profile && (profile.skills.length > 0 || profile.positions.length > 0) ? profile : undefined;
  return {
    question,
    sources: sources.map((source, index) => ({
      id: markerOf(index),
      title:
        source.kind === 'post' ? `Post${source.title ? `: ${source.title}` : ''}` : `Article: ${source.title ?? ''}`,
      origin: [source.author, source.publisher, source.publishedOn].filter(Boolean).join(', '),
      ...textOf(source, limit),
    })),
    member: known
      ? {
          headline: known.headline ?? '',
          positions: known.positions
            .slice(0, 5)
            .map(({ title, company }) => (company ? `${title} at ${company}` : title)),
          skills: known.skills.slice(0, 30).map(({ name }) => name),
        }
      : null,
    ties: withoutMarks(relevanceOf(material).ties.map((tie) => tieLine(tie, ledger))),
    checks: withoutMarks(sources.flatMap((source) => figureLines(figuresIn(source, material), ledger, false))).slice(
      0,
      8,
    ),
    unread: unread.slice(0, 8).map(({ url, text }) => (text ? `${text}: ${url}` : url)),
  };
}
