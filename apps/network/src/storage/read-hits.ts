import type { SearchHit } from '@trellis/network-skills';
import type { EntityKind } from '../entities.ts';
import type { Connection } from './database.ts';
import type { FoundForm } from './find-forms.ts';
import { splitMarks } from './found-ranges.ts';
import type { SearchTerms } from './search-terms.ts';
import { foundMarks } from './tags.ts';

const snippetTokens = 28;
const titleColumn = 0;
const bodyColumn = 3;

interface Card {
  readonly title: string;
  readonly subtitle: string;
  readonly opening: string;
}

/** What a list shows of each form: with a query, the passage that fits it best, and where in it the words were found. */
export type ReadHits = (
  kind: EntityKind,
  forms: readonly FoundForm[],
  options: { readonly query?: SearchTerms | undefined; readonly isMarked?: boolean },
) => SearchHit[];

export function createHitReader(connection: Connection): ReadHits {
  const selectCard = connection.prepare<[number], Card>(`SELECT title, subtitle, opening FROM cards WHERE form = ?`);
  const [start, end] = foundMarks;
  const prepare = (kind: EntityKind, text: string) =>
    connection.prepare<[string, number], { text: string }>(
      `SELECT ${text} AS text FROM search_${kind} WHERE search_${kind} MATCH ? AND rowid = CAST(? AS INTEGER)`,
    );
  const prepareBoth = (kind: EntityKind) => ({
    title: prepare(kind, `highlight(search_${kind}, ${titleColumn}, '${start}', '${end}')`),
    line: prepare(kind, `snippet(search_${kind}, ${bodyColumn}, '${start}', '${end}', '…', ${snippetTokens})`),
  });
  const statements = new Map<EntityKind, ReturnType<typeof prepareBoth>>();
  return (kind, forms, { query, isMarked = false }) => {
    const select = statements.get(kind) ?? prepareBoth(kind);
    statements.set(kind, select);
    const match = query?.map(({ anywhere }) => anywhere).join(' OR ');
    return forms.flatMap(({ form, id }): SearchHit[] => {
      const card = selectCard.get(form);
      if (card === undefined) return [];
      const marked = match === undefined || !isMarked ? undefined : select.title.get(match, form);
      const title = splitMarks(marked?.text ?? card.title);
      const line = match === undefined ? undefined : select.line.get(match, form);
      const snippet = splitMarks((line?.text ?? card.opening).replaceAll(/\s+/g, ' ').trim());
      return [
        {
          id,
          title: card.title,
          ...(card.subtitle !== '' && { subtitle: card.subtitle }),
          ...(snippet.text !== '' && { snippet: snippet.text }),
          ...(isMarked && { highlights: { title: title.ranges, snippet: snippet.ranges } }),
        },
      ];
    });
  };
}
