import type { JsonObject } from '../import/json-object.ts';
import type { SchemaContext } from '../import/schema-view.ts';
import { isObject, member, textOf } from '../import/json-object.ts';
import { createResolver } from './read-document.ts';

/** Schemas and properties that are read for one operation, and for all. */
const maxSpent = { operation: 20_000, document: 3_000_000 };

/** An operation whose schemas are too many to read. */
export class TooManySchemas extends Error {}

/** A document with its references. */
export interface DocumentView {
  readonly root: JsonObject;
  /** Follows references of anything that is no schema: parameters, bodies, answers. Undefined when there is none. */
  follow(value: unknown): unknown;
  /** A count of its own for each operation. */
  schemaContext(): SchemaContext;
}

export function createDocumentView(root: JsonObject): DocumentView {
  const resolve = createResolver(root);
  let spentInAll = 0;
  return {
    root,
    follow(value) {
      let target = value;
      for (let hops = 0; isObject(target); hops++) {
        const reference = textOf(member(target, '$ref'));
        if (reference === undefined) return target;
        if (hops > 16) return undefined;
        target = resolve(reference);
      }
      return target;
    },
    schemaContext() {
      let spent = 0;
      return {
        resolve,
        spend(count) {
          spent += count;
          spentInAll += count;
          if (spent > maxSpent.operation || spentInAll > maxSpent.document) throw new TooManySchemas();
        },
      };
    },
  };
}
