import type { HttpMethod, Skill, SkillMetadata } from '@trellis/core';
import type { Primitive, PrimitiveType } from './schema-view.ts';

/** Where in a request a value goes. */
export type Place =
  | {
      readonly in: 'path' | 'query' | 'header';
      readonly name: string;
      /** A list becomes one text with this between its items; repeated in the query when absent. */
      readonly join?: string;
      /** The parameter is JSON; the value stands there in it. */
      readonly json?: readonly string[];
    }
  /** Keys from the outside in; none when the value is the whole body. */
  | { readonly in: 'body'; readonly path: readonly string[] };

/** The JSON Schema of one flat parameter. */
export interface FlatSchema {
  readonly type: PrimitiveType | 'array';
  readonly description?: string;
  readonly enum?: readonly Primitive[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: FlatSchema;
}

export interface InputField {
  readonly schema: FlatSchema;
  readonly required?: boolean;
  readonly to: Place;
}

/** One part of an answer: a value, a list of values, or a list of flat objects. */
export interface OutputField {
  readonly type: PrimitiveType | 'list' | 'json';
  readonly description: string;
  readonly required?: boolean;
  /** Keys from the outside in; none for the whole answer. */
  readonly from: readonly string[];
  /** What a list has: values of that type, or objects with these fields. */
  readonly items?: PrimitiveType | Readonly<Record<string, OutputField>>;
}

export type SheetSource =
  | {
      readonly kind: 'http';
      readonly service: string;
      readonly method: HttpMethod;
      readonly path: string;
      readonly body?: { readonly as: 'json' | 'form'; readonly required?: boolean };
    }
  | { readonly kind: 'mcp'; readonly server: string; readonly tool: string };

/** What is known of the skill beside how to call it. No import makes this up; a pod does. */
export type SheetMetadata = SkillMetadata & Pick<Skill, 'cache' | 'idempotent'>;

/**
 * An imported skill as data: what a model sees, where each parameter goes and where each part of the answer comes from. Plain JSON, meant to
 * be kept in a file, reviewed, and edited by hand.
 */
export interface SkillSheet {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly useWhen: string;
  readonly effect: 'read' | 'write';
  readonly deprecated?: boolean;
  readonly metadata?: SheetMetadata;
  readonly source: SheetSource;
  readonly input: Readonly<Record<string, InputField>>;
  /** Sent with every call, never seen by a model. */
  readonly fixed?: readonly { readonly to: Place; readonly value: Primitive }[];
  /** No field at all: the answer is only that it was done. */
  readonly output: Readonly<Record<string, OutputField>>;
}
