import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';
import type { JsonObject } from '../import/json-object.ts';
import { isObject, member } from '../import/json-object.ts';
import { SkillImportError } from '../import/skill-import-error.ts';

export const documentLimits = { bytes: 20 * 1024 * 1024, nodes: 2_000_000, depth: 200 };

/** An OpenAPI 3.0 or 3.1 document as a plain tree of its own. Throws `SkillImportError` for what is none. */
export function readDocument(source: unknown): JsonObject {
  const parsed = typeof source === 'string' ? parse(source) : source;
  const document = plainTree(parsed);
  if (!isObject(document)) throw new SkillImportError('NOT_OPENAPI', 'expected an object with "openapi" and "paths"');
  const version = member(document, 'openapi');
  if (typeof version !== 'string') {
    const is =
      member(document, 'swagger') === undefined ? 'it has no "openapi"' : 'it is Swagger 2.0; convert it first';
    throw new SkillImportError('NOT_OPENAPI', `expected an OpenAPI 3.0 or 3.1 document; ${is}`);
  }
  if (!/^3\.[01](?:\.|$)/.test(version))
    throw new SkillImportError(
      'UNSUPPORTED_VERSION',
      `expected OpenAPI 3.0 or 3.1, not ${JSON.stringify(version.slice(0, 20))}`,
    );
  return document;
}

function parse(text: string): unknown {
  if (text.length > documentLimits.bytes || Buffer.byteLength(text) > documentLimits.bytes)
    throw new SkillImportError('DOCUMENT_TOO_LARGE', `expected at most ${documentLimits.bytes} bytes`);
  try {
    if (/^\uFEFF?\s*\{/.test(text)) return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    // A flow mapping of YAML begins with a brace too.
  }
  try {
    return load(text, { schema: CORE_SCHEMA.withTags(mergeTag), maxDepth: documentLimits.depth, json: true });
  } catch (cause) {
    const where = (cause as { mark?: { line?: number } }).mark?.line;
    const line = typeof where === 'number' ? ` near line ${where + 1}` : '';
    throw new SkillImportError('UNREADABLE_DOCUMENT', `neither JSON nor YAML${line}`, { cause });
  }
}

/** A copy without shared parts, cycles and keys that reach a prototype. What YAML's aliases multiply counts as often as it stands there. */
function plainTree(value: unknown): unknown {
  let nodes = 0;
  const copy = (part: unknown, depth: number): unknown => {
    if (typeof part !== 'object' || part === null) return typeof part === 'function' ? undefined : part;
    nodes += 1;
    if (nodes > documentLimits.nodes)
      throw new SkillImportError('DOCUMENT_TOO_LARGE', `expected at most ${documentLimits.nodes} objects and lists`);
    if (depth > documentLimits.depth)
      throw new SkillImportError(
        'UNREADABLE_DOCUMENT',
        `nested more than ${documentLimits.depth} levels deep, or in a circle`,
      );
    if (Array.isArray(part)) return part.map((item) => copy(item, depth + 1));
    const result: Record<string, unknown> = {};
    for (const key of Object.keys(part))
      if (key !== '__proto__') result[key] = copy((part as JsonObject)[key], depth + 1);
    return result;
  };
  return copy(value, 0);
}

/** Follows `#/a/b` pointers, also from one to the next. Undefined for what leads nowhere, out of the document, or in a circle. */
export function createResolver(document: JsonObject): (reference: string) => unknown {
  const known = new Map<string, unknown>();
  const find = (reference: string): unknown => {
    if (!reference.startsWith('#/') || reference.length > 2_000) return undefined;
    let at: unknown = document;
    for (const step of reference.slice(2).split('/')) {
      const key = unescape(step);
      at = Array.isArray(at) ? at[/^\d{1,9}$/.test(key) ? Number(key) : -1] : member(at, key);
    }
    return at;
  };
  return (reference) => {
    if (!known.has(reference)) known.set(reference, find(reference));
    return known.get(reference);
  };
}

function unescape(step: string): string {
  const text = step.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
