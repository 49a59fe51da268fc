/**
 * `left-out`: the operation or tool is no skill. `field-left-out`: a parameter or a part of the answer is missing in the skill. `changed`: the skill is
 * narrower or looser than its source. `credentials`: it asks for something that is never sent. `document`: about the source as a whole.
 */
export type ImportNoteKind = 'left-out' | 'field-left-out' | 'changed' | 'credentials' | 'document';

/** What an import left out or changed, and why. */
export interface ImportNote {
  readonly kind: ImportNoteKind;
  /** `GET /jobs/{id}`, or the name of a tool; empty for a note on the whole source. */
  readonly operation: string;
  /** The parameter or field, in the source's own words. */
  readonly field?: string;
  readonly reason: string;
}

/** Collects the notes of one operation; the same note twice is one. */
export interface Notes {
  add(kind: ImportNoteKind, reason: string, field?: string): void;
}

/** Notes are for people: beyond this many for one operation the rest is one note. */
const maxNotes = 100;

export function createNotes(operation: string, into: ImportNote[]): Notes {
  const known = new Set<string>();
  return {
    add(kind, reason, field) {
      const key = `${kind} ${field ?? ''} ${reason}`;
      if (known.has(key) || known.size > maxNotes) return;
      known.add(key);
      const isLast = known.size > maxNotes;
      const note = { kind, operation, reason, ...(field !== undefined && { field }) };
      into.push(isLast ? { kind: 'changed', operation, reason: 'there is more that was left out' } : note);
    },
  };
}
