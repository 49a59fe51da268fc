import type { SearchHit } from '@trellis/network-skills';
import type { EntityKind } from '../entities.ts';
import type { Connection } from './database.ts';
import type { FoundForm } from './find-forms.ts';
import type { SearchTerms } from './search-terms.ts';

const snippetTokens = 28;
const bodyColumn = 4;

interface Card {
  readonly title: string;
  readonly subtitle: string;
  readonly line: string;
}

/** What a list shows of each form: with a query, the passage that fits it best. */
export function createHitReader(connection: Connection) {
  const selectCard = connection.prepare<[number], Card>(
    `SELECT title, subtitle, opening AS line FROM cards WHERE form = ?`,
  );
  const prepare = (kind: EntityKind) =>
    connection.prepare<[string, number], { line: string }>(
      `SELECT snippet(search_${kind}, ${bodyColumn}, '', '', '…', ${snippetTokens}) AS line
       FROM search_${kind} WHERE search_${kind} MATCH ? AND rowid = CAST(? AS INTEGER)`,
    );
  const statements = new Map<EntityKind, ReturnType<typeof prepare>>();
  return (kind: EntityKind, forms: readonly FoundForm[], query: SearchTerms | undefined): SearchHit[] => {
    const snippets = statements.get(kind) ?? prepare(kind);
    statements.set(kind, snippets);
    return forms.flatMap(({ form, id }): SearchHit[] => {
      const card = selectCard.get(form);
      if (card === undefined) return [];
      const found = query && snippets.get(query.join(' OR '), form);
      const line = (found ?? card).line.replaceAll(/\s+/g, ' ').trim();
      return [
        {
          id,
          title: card.title,
          ...(card.subtitle !== '' && { subtitle: card.subtitle }),
          ...(line !== '' && { snippet: line }),
        },
      ];
    });
  };
}
