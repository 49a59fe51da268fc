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

interface Found {
  readonly title: string;
  readonly line: string;
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
  const prepare = (kind: EntityKind) =>
    connection.prepare<[string, number], Found>(
      `SELECT highlight(search_${kind}, ${titleColumn}, '${start}', '${end}') AS title,
         snippet(search_${kind}, ${bodyColumn}, '${start}', '${end}', '…', ${snippetTokens}) AS line
       FROM search_${kind} WHERE search_${kind} MATCH ? AND rowid = CAST(? AS INTEGER)`,
    );
  const statements = new Map<EntityKind, ReturnType<typeof prepare>>();
  return (kind, forms, { query, isMarked = false }) => {
    const statement = statements.get(kind) ?? prepare(kind);
    statements.set(kind, statement);
    return forms.flatMap(({ form, id }): SearchHit[] => {
      const card = selectCard.get(form);
      if (card === undefined) return [];
      const found = query && statement.get(query.map(({ anywhere }) => anywhere).join(' OR '), form);
      const title = splitMarks(found?.title ?? card.title);
      const snippet = splitMarks((found?.line ?? card.opening).replaceAll(/\s+/g, ' ').trim());
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
