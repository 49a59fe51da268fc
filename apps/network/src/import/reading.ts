import type { LeftField } from '../http/api-schemas.ts';
import type { Vocabulary } from '../vocabulary/index.ts';
import { repairText } from '../requirements/index.ts';

/** Finds people and companies that the owner of a file may see. */
export interface Directory {
  /** The entity of exactly that name or id, if there is one and only one. */
  find(
    nameOrId: string,
  ): { readonly type: 'person' | 'company'; readonly id: string; readonly name: string } | undefined;
}

/** The state of reading one file: what it is read against, and what there is to tell about it afterwards. */
export interface Reading {
  readonly vocabulary: Vocabulary;
  readonly directory: Directory;
  /** Text fit to be kept: repaired, one kind of line end, nothing invisible. */
  clean(text: string): string;
  leave(field: LeftField): void;
  note(text: string): void;
  /** Everything that was left, each path once. */
  readonly left: readonly LeftField[];
  readonly notes: readonly string[];
}

const maxLeft = 200;
const invisible =
  // oxlint-disable-next-line no-control-regex -- control characters are what must go
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

export function createReading(vocabulary: Vocabulary, directory: Directory): Reading {
  const left = new Map<string, LeftField>();
  const notes = new Set<string>();
  let unlisted = 0;
  let repairs = 0;
  return {
    vocabulary,
    directory,
    clean(text) {
      const wellFormed = text.toWellFormed();
      const repaired = repairText(wellFormed);
      if (repaired !== wellFormed) repairs += 1;
      return (
        repaired
          .replaceAll(/\r\n?|[\u2028\u2029\f\v]/g, '\n')
          .replaceAll('\u00a0', ' ')
          .replaceAll(invisible, '')
          // Nobody means more by them, and many patterns take quadratic time over long runs.
          .replaceAll(/[ \t]{20,}/g, ' '.repeat(20))
          .replaceAll(/\n{4,}/g, '\n\n\n')
          .trim()
      );
    },
    leave(field) {
      const key = `${field.reason} ${field.path}`;
      if (left.has(key)) return;
      if (left.size < maxLeft) left.set(key, field);
      else unlisted += 1;
    },
    note: (text) => void notes.add(text),
    get left() {
      const more: LeftField = { path: '…', reason: 'not-understood', detail: `and ${unlisted} more` };
      return [...left.values(), ...(unlisted > 0 ? [more] : [])];
    },
    get notes() {
      const repaired = `Repaired characters that were damaged by a wrong encoding (such as â€™ for ’) in ${repairs} ${repairs === 1 ? 'place' : 'places'}.`;
      return [...notes, ...(repairs > 0 ? [repaired] : [])];
    },
  };
}
