import type { Source } from '../material.ts';

/** A numbered quotation: what a `citation` event carries. */
export interface Citation {
  readonly marker: string;
  readonly entryId: string;
  readonly quote: string;
}

/** Numbers quotations in the order in which an answer first uses them. */
export interface Ledger {
  /** The number of a passage, "1"; the same passage keeps its number. */
  cite(source: Source, quote: string): string;
  readonly citations: readonly Citation[];
}

export function createLedger(): Ledger {
  const citations: Citation[] = [];
  return {
    cite(source, quote) {
      const known = citations.find((citation) => citation.entryId === source.entryId && citation.quote === quote);
      if (known) return known.marker;
      const marker = String(citations.length + 1);
      citations.push({ marker, entryId: source.entryId, quote });
      return marker;
    },
    citations,
  };
}
