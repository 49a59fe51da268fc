import type { UiBlock } from '@trellis/core';
import { buildBlock } from '../build-block.ts';
import type { BlockOptions, Draft } from '../build-block.ts';
import { label, quoted } from '../labels.ts';
import { pad, paragraphs, underlined, widthOf, wrap } from '../plain-text.ts';
import { notice } from './notice.ts';

export interface MatchRow {
  readonly requirement: string;
  readonly verdict: 'matched' | 'partly' | 'missing' | 'unclear';
  readonly importance?: 'must' | 'preferred';
  readonly evidence?: readonly { readonly quote: string; readonly where: string }[];
  readonly note?: string;
}

export interface MatchTableOptions extends BlockOptions {
  readonly title?: string;
  readonly rows: readonly MatchRow[];
}

const verdicts = ['matched', 'partly', 'missing', 'unclear'] as const;
const icons = { matched: '✓', partly: '◐', missing: '○', unclear: '?' } as const;

/** Requirement by requirement: the verdict as icon and word, the words that show it, and where they stand. */
export function matchTable(options: MatchTableOptions): UiBlock {
  const { locale, rows } = options;
  const title = options.title ?? label('requirements', locale);
  if (rows.length === 0)
    return notice({
      key: options.key ?? 'match-table',
      tone: 'info',
      text: label('noRequirements', locale),
      ...(locale !== undefined && { locale }),
    });
  const counts = verdicts.map((verdict) => [verdict, rows.filter((row) => row.verdict === verdict).length] as const);
  const caption = counts
    .filter(([, n]) => n > 0)
    .map(([verdict, n]) => `${label(verdict, locale)}: ${n}`)
    .join(' · ');
  const draft = (draft: Draft) => {
    const shown = rows.slice(0, draft.items).map((row) => drawRow(row, draft, locale));
    draft.add('MatchTable', {
      title: draft.line(title),
      caption,
      columns: {
        requirement: label('requirement', locale),
        verdict: label('verdict', locale),
        evidence: label('evidence', locale),
      },
      rows: shown,
    });
    return paragraphs(
      underlined(draft.line(title)),
      wrap(caption),
      shown.map((row) => rowText(row, locale)).join('\n'),
    );
  };
  return buildBlock({ ...options, defaultKey: 'match-table', items: rows.length, draft });
}

type DrawnRow = ReturnType<typeof drawRow>;

function drawRow(row: MatchRow, draft: Draft, locale: string | undefined) {
  const { importance } = row;
  const note = draft.optional(row.note);
  const evidence = (row.evidence ?? [])
    .slice(0, 50)
    .map(({ quote, where }) => ({ quote: draft.line(quote), where: draft.line(where) }))
    .filter(({ quote }) => quote !== '');
  return {
    requirement: draft.line(row.requirement),
    verdict: row.verdict,
    verdictLabel: label(row.verdict, locale),
    ...(importance && { importance, importanceLabel: label(importance, locale) }),
    ...(evidence.length > 0 && { evidence }),
    ...(note !== undefined && { note }),
  };
}

function rowText(row: DrawnRow, locale: string | undefined): string {
  const width = Math.max(...verdicts.map((verdict) => widthOf(label(verdict, locale))));
  const lead = `${icons[row.verdict]} ${pad(row.verdictLabel, width)}  `;
  const indent = ' '.repeat(widthOf(lead));
  const importance = row.importanceLabel === undefined ? '' : ` (${row.importanceLabel})`;
  const evidence = (row.evidence ?? []).map(({ quote, where }) =>
    wrap(`${quoted(quote, locale)}${where === '' ? '' : ` – ${where}`}`, indent),
  );
  return [
    wrap(row.requirement + importance, lead),
    ...evidence,
    ...(row.note === undefined ? [] : [wrap(row.note, indent)]),
  ].join('\n');
}
