import type { Static, TObject, TSchema } from 'typebox';
import type { EntityType } from './turn.ts';

type PathParameters<P extends string> = P extends `${string}{${infer K}}${infer Rest}`
  ? K | PathParameters<Rest>
  : never;

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What `toRequest` returns: the keys of `path` are exactly the `{names}` of the skill's path. */
export type RpcRequest<P extends string = string> = {
  query?: Record<string, string | number | boolean | readonly string[]>;
  /** Never those that say who asks, what is sent, or how the connection works. */
  headers?: Record<string, string>;
  body?: unknown;
  /** Sent URL-encoded, instead of a body. */
  form?: Record<string, string | readonly string[]>;
} & ([PathParameters<P>] extends [never] ? { path?: never } : { path: Record<PathParameters<P>, string> });

/** How a skill reaches what it wraps. */
export type SkillTransport =
  | { kind: 'http'; service: string; method: HttpMethod; path: string; responseSchema: TSchema }
  | { kind: 'mcp'; server: string; tool: string }
  | { kind: 'agent'; agentId: string };

/** A call that really could be, with the service's answer to it. Models, tests and readers learn from the same one. */
export interface SkillExample<I = unknown, R = unknown, O = unknown> {
  readonly input: I;
  /** What the service answers, in its own words. */
  readonly response: R;
  /** What `fromResponse` makes of it. */
  readonly output: O;
}

/** How long an output may be given again without asking the service. */
export interface SkillCache {
  readonly ttlMs: number;
  /**
   * For whom: `member` when rights or person decide what is seen, `tenant` when all members of a tenant see the same, `everyone` when the
   * service cannot know who asks.
   */
  readonly scope: 'member' | 'tenant' | 'everyone';
}

export interface SkillDeprecation {
  /** The version of the skill that said so first. */
  readonly since: string;
  /** The name of the skill to use instead, `name@major` for another major. */
  readonly use?: string;
}

/** What bounds a skill. The registry has a default for each. */
export interface SkillLimits {
  /** Calls at the same time, over all turns. */
  readonly concurrency?: number;
  /** One call with its retry, in milliseconds; the turn's own end comes first. */
  readonly timeoutMs?: number;
  /** Longest text in the output, in characters: what is longer is cut, with a mark. */
  readonly maxTextLength?: number;
  /** Longest list in the output: what follows is left out, with a mark where the list is one of texts. */
  readonly maxItems?: number;
  /** The whole output as JSON, in characters: the longest texts and lists are cut until it fits. */
  readonly maxOutputLength?: number;
}

/** What is known of a skill beside how to call it. Absent means the default; properties are only ever added. */
export interface SkillMetadata {
  /** The team to ask. */
  readonly owner?: string;
  /** What one call costs: `free` when absent, `metered` where somebody counts, `expensive` where it must be worth it. */
  readonly cost?: 'free' | 'metered' | 'expensive';
  /** How long one call takes: `fast` below 300 ms, `normal` (when absent) below 2 s, `slow` beyond. */
  readonly latency?: 'fast' | 'normal' | 'slow';
  /** It still works; new plans use another. */
  readonly deprecation?: SkillDeprecation;
  /** Scopes that the member's token must have, all of them. None when absent. */
  readonly scopes?: readonly string[];
  /** Types of entity it is about: it is offered where one of them is in view. Everywhere when absent. */
  readonly surfaces?: readonly EntityType[];
  /** BCP 47 tags of the languages it can answer in; `en` stands for `en-GB` too. All when absent. */
  readonly locales?: readonly string[];
  readonly limits?: SkillLimits;
}

/**
 * An internal or external API, wrapped so that a model can choose it and fill it in. This is the erased form that registry, planner and
 * host see (`I` is contravariant: `never` accepts every skill). Made by `defineSkill`, never by hand.
 */
export interface Skill<I = never, O = unknown> extends SkillMetadata {
  readonly name: string;
  /** Semantic version of the skill itself, not of the service. */
  readonly version: string;
  /** What it returns, for a model. */
  readonly description: string;
  /** When to choose it, for a model. */
  readonly useWhen: string;
  /** A `write` is never run from a plan: it asks the member. */
  readonly effect: 'read' | 'write';
  readonly inputSchema: TObject;
  readonly outputSchema: TSchema;
  readonly transport: SkillTransport;
  readonly examples?: readonly SkillExample[];
  /** Only of reads. Outputs are never kept between turns when absent. */
  readonly cache?: SkillCache;
  /** Whether the same call twice is the same as once: always so for reads, false for a write when absent. */
  readonly idempotent?: boolean;
  /** Pure. Input in the model's words → request in the service's. */
  toRequest(input: unknown): RpcRequest;
  /** Pure. The service's answer → output in the model's words. */
  fromResponse(response: unknown): unknown;
  /** Types only; never set. */
  readonly '~types'?: { readonly input: (input: I) => void; readonly output: O };
}

/** A read may be cached; a write may be safe to repeat. */
export type SkillEffect =
  | { effect: 'read'; cache?: SkillCache; idempotent?: never }
  | { effect: 'write'; idempotent?: boolean; cache?: never };

/** What a pod writes to wrap an HTTP operation. */
export type SkillDefinition<I extends TObject, O extends TSchema, R extends TSchema, P extends string> = SkillEffect &
  SkillMapping<I, O, R, P>;

interface SkillMapping<
  I extends TObject,
  O extends TSchema,
  R extends TSchema,
  P extends string,
> extends SkillMetadata {
  name: string;
  /** `1.0.0` when absent. */
  version?: string;
  description: string;
  useWhen: string;
  /** Flat: primitives and arrays of them, each with a description. */
  input: I;
  output: O;
  rpc: { service: string; method: HttpMethod; path: P; response: R };
  toRequest: (input: Static<I>) => RpcRequest<P>;
  fromResponse: (response: Static<R>) => Static<O>;
  /** Checked by the conformance suite, and shown where skills are listed. */
  examples?: readonly SkillExample<NoInfer<Static<I>>, NoInfer<Static<R>>, NoInfer<Static<O>>>[];
}

/** Declares a skill over an HTTP operation. Does nothing else. */
export function defineSkill<I extends TObject, O extends TSchema, R extends TSchema, const P extends string>(
  definition: SkillDefinition<I, O, R, P>,
): Skill<Static<I>, Static<O>> {
  const { input, output, rpc, toRequest, fromResponse, version = '1.0.0', ...rest } = definition;
  const { response, ...address } = rpc;
  return {
    ...rest,
    version,
    inputSchema: input,
    outputSchema: output,
    transport: { kind: 'http', ...address, responseSchema: response },
    toRequest: (value) => toRequest(value as Static<I>) as RpcRequest,
    fromResponse: (value) => fromResponse(value as Static<R>),
  };
}

/** A skill with its input: what a plan is made of. */
export interface Call {
  readonly skill: Skill;
  readonly input: unknown;
}

/** Pairs a skill with an input of its own type. */
export const call = <I>(skill: Skill<I>, input: NoInfer<I>): Call => ({ skill, input });
