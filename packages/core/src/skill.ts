import type { Static, TObject, TSchema } from 'typebox';

type PathParameters<P extends string> = P extends `${string}{${infer K}}${infer Rest}`
  ? K | PathParameters<Rest>
  : never;

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What `toRequest` returns: the keys of `path` are exactly the `{names}` of the skill's path. */
export type RpcRequest<P extends string = string> = {
  query?: Record<string, string | number | boolean | readonly string[]>;
  body?: unknown;
} & ([PathParameters<P>] extends [never] ? { path?: never } : { path: Record<PathParameters<P>, string> });

/** How a skill reaches what it wraps. */
export type SkillTransport =
  | { kind: 'http'; service: string; method: HttpMethod; path: string; responseSchema: TSchema }
  | { kind: 'mcp'; server: string; tool: string }
  | { kind: 'agent'; agentId: string };

/**
 * An internal or external API, wrapped so that a model can choose it and fill it in. This is the erased form that registry, planner and
 * host see (`I` is contravariant: `never` accepts every skill). Made by `defineSkill`, never by hand.
 */
export interface Skill<I = never, O = unknown> {
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
  /** Pure. Input in the model's words → request in the service's. */
  toRequest(input: unknown): RpcRequest;
  /** Pure. The service's answer → output in the model's words. */
  fromResponse(response: unknown): unknown;
  /** Types only; never set. */
  readonly '~types'?: { readonly input: (input: I) => void; readonly output: O };
}

/** What a pod writes to wrap an HTTP operation. */
export interface SkillDefinition<I extends TObject, O extends TSchema, R extends TSchema, P extends string> {
  name: string;
  /** `1.0.0` when absent. */
  version?: string;
  description: string;
  useWhen: string;
  effect: 'read' | 'write';
  /** Flat: primitives and arrays of them, each with a description. */
  input: I;
  output: O;
  rpc: { service: string; method: HttpMethod; path: P; response: R };
  toRequest: (input: Static<I>) => RpcRequest<P>;
  fromResponse: (response: Static<R>) => Static<O>;
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
