import type { HttpMethod } from '@trellis/core';
import type { Notes } from '../import/import-note.ts';
import type { JsonObject } from '../import/json-object.ts';
import type { DocumentView } from './document-view.ts';
import { freeName, kebabName } from '../import/field-name.ts';
import { entriesOf, isObject, member, textOf } from '../import/json-object.ts';

/** One operation of a document, named. */
export interface Operation {
  /** `GET /jobs/{id}`: how overrides and notes name it. */
  readonly key: string;
  readonly operationId: string | undefined;
  /** Kebab-case and unique within the document, whatever is chosen of it. */
  readonly name: string;
  readonly method: HttpMethod | 'HEAD' | 'OPTIONS' | 'TRACE';
  readonly path: string;
  readonly tags: readonly string[];
  readonly deprecated: boolean;
  readonly value: JsonObject;
  /** The path item, for what its operations share. */
  readonly shared: JsonObject;
}

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace'] as const;
export const maxOperations = 5_000;

/** All operations in the order of the document, as far as `maxOperations`. A path that cannot be read is a note. */
export function operationsOf(document: DocumentView, notes: Notes): readonly Operation[] {
  const taken = new Set<string>();
  const found: Operation[] = [];
  for (const [path, raw] of entriesOf(member(document.root, 'paths'))) {
    const shared = document.follow(raw);
    if (!isObject(shared)) {
      if (path.startsWith('/'))
        notes.add('document', 'it holds nothing, or refers to something outside', path.slice(0, 200));
      continue;
    }
    for (const method of methods) {
      const value = document.follow(member(shared, method));
      if (!isObject(value)) continue;
      if (found.length === maxOperations) return found;
      const operationId = textOf(member(value, 'operationId'));
      const name = freeName(kebabName(operationId ?? '') || nameOfPath(method, path), taken, '-');
      taken.add(name);
      const tags = [member(value, 'tags')].flat().filter((tag) => typeof tag === 'string');
      const verb = method.toUpperCase() as Operation['method'];
      const deprecated = member(value, 'deprecated') === true;
      found.push({ key: `${verb} ${path}`, operationId, name, method: verb, path, tags, deprecated, value, shared });
    }
  }
  return found;
}

/** `get`, `/jobs/{jobId}/notes` → `get-jobs-by-job-id-notes`. */
const nameOfPath = (method: string, path: string): string =>
  kebabName(`${method} ${path.replace(/\{([^{}]*)\}/g, ' by $1 ')}`) || method;
