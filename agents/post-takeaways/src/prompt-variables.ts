import { Type } from 'typebox';
import type { Static } from 'typebox';
import { createLedger } from './answer/ledger.ts';
import { figuresIn } from './answer/parts.ts';
import { figureLines } from './answer/tone-lines.ts';
import { tieLine } from './answer/relevance-lines.ts';
import { markerOf } from './citable-sources.ts';
import type { FittedSource } from './fit-sources.ts';
import type { Material } from './material.ts';
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

/** What a model is asked, and of what. */
export interface Asked {
  readonly material: Material;
  /** Of the material's sources what is shown. */
  readonly shown: readonly FittedSource[];
  readonly question: string;
}

const withoutMarks = (lines: readonly string[]): string[] => lines.map((line) => line.replace(/ \[\d+\]/gu, ''));

/** Everything a model is shown of a turn. No name, age or contact of the member: only their field. */
export function promptVariables({ material, shown, question }: Asked): Static<typeof TakeawaysVariables> {
  const { profile, sources, unread } = material;
  const ledger = createLedger();
  const known = profile && (profile.skills.length > 0 || profile.positions.length > 0) ? profile : undefined;
  return {
    question,
    sources: shown.map((source, index) => ({
      id: markerOf(index),
      title:
        source.kind === 'post' ? `Post${source.title ? `: ${source.title}` : ''}` : `Article: ${source.title ?? ''}`,
      origin: [source.author, source.publisher, source.publishedOn].filter(Boolean).join(', '),
      text: source.shown,
      cut: source.shown !== source.text,
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
