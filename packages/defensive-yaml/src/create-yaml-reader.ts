import { parseYaml, defaults } from './parse-yaml.ts';
import { coercionFor } from './repair.ts';
import { DocumentReader } from './reader/document.ts';
import { compileSchema } from './schema/compile.ts';
import { Tracker } from './stream/tracker.ts';
import type { FieldEvent, JsonSchema, ParseOptions, ParseResult } from './types.ts';

/** Reads a model's answer while it streams. */
export interface YamlReader<T = unknown> {
  /**
   * Takes the next piece, cut anywhere, and returns the fields and list items that became final with it, in the order of the text. What
   * was returned once is never taken back: it is in the result of `end`, or there is none.
   */
  push(chunk: string): FieldEvent[];
  /** Closes the stream. The result is that of `parseYaml` on the whole text. */
  end(): ParseResult<T>;
  /** How much only `end` could tell, of the values in the result: known after `end`. A share of 0 means that all came while streaming. */
  readonly withheld: { readonly fields: number; readonly of: number; readonly share: number };
}

/** Beyond this a line's beginning is not looked at again until the line is complete. */
const PEEK_LENGTH = 120;

/** Starts reading one answer. Throws for a schema that is none. */
export function createYamlReader<T = unknown>(schema: JsonSchema, options: ParseOptions = {}): YamlReader<T> {
  const compiled = compileSchema(schema);
  const limits = { ...defaults, ...options };
  const document = new DocumentReader(compiled.shapes.root, { maxDepth: limits.maxDepth });
  const tracker = new Tracker(compiled.shapes, coercionFor(compiled, limits));
  const chunks: string[] = [];
  let line = '';
  let at = 0;
  let length = 0;
  let peeked = 0;
  let result: ParseResult<T> | undefined;
  let withheld: YamlReader['withheld'] | undefined;

  const takeLine = (): FieldEvent[] => {
    document.line(line, at);
    at += line.length + 1;
    line = '';
    peeked = 0;
    return document.reliable ? tracker.collect(document.layout) : [];
  };

  const peek = (): FieldEvent[] => {
    if (line.length > PEEK_LENGTH || peeked === 2) return [];
    const seen = document.peek(line, at);
    if (seen === 'nothing' || (seen === 'leaf' && peeked === 1)) return [];
    if (!document.reliable) return [];
    peeked = seen === 'leaf' ? 1 : 2;
    if (seen === 'closed') return tracker.collect(document.layout);
    const node = document.layout.finished();
    return node ? tracker.early(document.layout, node) : [];
  };

  return {
    push(chunk) {
      if (result || chunk === '') return [];
      length += chunk.length;
      if (length > limits.maxLength) return [];
      chunks.push(chunk);
      const events: FieldEvent[] = [];
      let from = 0;
      for (let stop = chunk.indexOf('\n'); stop >= 0; stop = chunk.indexOf('\n', from)) {
        line += chunk.slice(from, stop);
        from = stop + 1;
        for (const event of takeLine()) events.push(event);
      }
      if (from < chunk.length) {
        line += from === 0 ? chunk : chunk.slice(from);
        for (const event of peek()) events.push(event);
      }
      return events;
    },
    end() {
      if (!result) {
        result =
          length > limits.maxLength
            ? parseYaml<T>('x'.repeat(limits.maxLength + 1), schema, options)
            : parseYaml<T>(chunks.join(''), schema, options);
      }
      return result;
    },
    get withheld() {
      if (!result?.ok) return nothing;
      withheld ??= share(result.value, tracker);
      return withheld;
    },
  };
}

const nothing = { fields: 0, of: 0, share: 0 };

function share(value: unknown, tracker: Tracker): YamlReader['withheld'] {
  const told = new Set(tracker.told.map(({ path }) => JSON.stringify(path)));
  const all = leafPaths(value, []);
  const fields = all.filter((path) => !told.has(path)).length;
  return { fields, of: all.length, share: all.length === 0 ? 0 : fields / all.length };
}

function leafPaths(value: unknown, path: readonly (string | number)[]): string[] {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return [JSON.stringify(path)];
  return Object.entries(value).flatMap(([key, child]) =>
    leafPaths(child, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
