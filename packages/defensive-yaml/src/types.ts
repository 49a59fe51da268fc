import type { MistakeClass } from './mistake-classes.ts';

/** A JSON Schema 2020-12, as skills carry it. `$ref` reaches only inside the document. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

/** Keys and list positions from the root to a value. */
export type Path = readonly (string | number)[];

/** A place in the source: `offset` counts UTF-16 units from 0, `line` and `column` count from 1. */
export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** One mistake that was read past: what stood there and what it was taken for. */
export interface Repair {
  readonly class: MistakeClass;
  readonly path: Path;
  readonly before: string;
  readonly after: string;
  readonly position: Position;
}

/** Why a text was refused, in words that a model can act on. */
export interface Problem {
  readonly path: Path;
  /** What the schema asks for at `path`. */
  readonly expected: string;
  /** What stands there, shortened. */
  readonly seen: string;
  /** Both in one sentence, with the path. */
  readonly message: string;
}

/** What a text came to. Without repairs the value is exactly the one that a strict YAML 1.2 reader gives. */
export type ParseResult<T = unknown> =
  | { readonly ok: true; readonly value: T; readonly repairs: readonly Repair[] }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly repairs: readonly Repair[] };

/** A value that no later text can change: a field, or a whole item of a list. */
export interface FieldEvent {
  readonly path: Path;
  readonly value: unknown;
  readonly final: true;
  /** The mistakes that were read past in this value; absent when there were none. */
  readonly mistakes?: readonly MistakeClass[];
}

/** Bounds. What exceeds one is refused with a problem that names it. */
export interface ParseOptions {
  /** UTF-16 units of source. 1,000,000 when absent. */
  readonly maxLength?: number;
  /** Levels of nesting. 64 when absent. */
  readonly maxDepth?: number;
  /** Values in the result, aliases expanded. 100,000 when absent. */
  readonly maxNodes?: number;
}
