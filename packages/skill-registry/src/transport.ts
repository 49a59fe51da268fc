import type { Member, RpcRequest, Skill, SkillTransport } from '@trellis/core';
import type { TSchema } from 'typebox';

/** What `toRequest` made of an input, in the words of HTTP. A transport without addresses takes the body only. */
export type ServiceRequest = Pick<RpcRequest, 'query' | 'headers' | 'body' | 'form' | 'path'>;

/** What a call may use, and for whom it is made. */
export interface SendOptions {
  /** Aborted when the call's time is up, with a `DeadlineError`, or when nobody waits for it any more. */
  readonly signal: AbortSignal;
  /** How long the call may take from now, in milliseconds. The signal ends it then in any case. */
  readonly deadlineMs: number;
  /** The longest answer that may be read, decompressed. */
  readonly maxResponseBytes: number;
  /** The member's own token. Only for services that are the host's own. */
  readonly token?: string;
  /** Of the token, where the host knows them. */
  readonly scopes?: readonly string[];
  readonly tenant?: string;
  readonly member?: Member;
}

/** One skill, ready to be sent. */
export interface SkillSender {
  /** What is bounded and found broken as one, over all turns: `network`, `mcp:tickets`. */
  readonly service: string;
  /** The same request may be sent again: it changes nothing. Only then is a failure that says so tried once more. */
  readonly repeatable: boolean;
  /** What `send` must resolve to, where that is known. */
  readonly responseSchema?: TSchema;
  /**
   * Sends one request and resolves to the service's own answer, as JSON. Throws `CallFailure` for an outcome it can name; everything else
   * counts as a connection that broke. The registry stops to wait when the signal aborts, so let go of everything then.
   */
  send(request: ServiceRequest, options: SendOptions): Promise<unknown>;
}

/** One way to reach what skills wrap. A registry picks it by the `kind` of a skill's transport. */
export interface SkillTransportRunner {
  readonly kind: SkillTransport['kind'];
  /** Called once per skill, when the registry is made. Opens no connection. Throws `SkillRegistryError` for a skill that could never work. */
  prepare(skill: Skill): SkillSender;
  /** Lets go of all connections. Called when the registry closes, after all calls were aborted. */
  close?(): Promise<void>;
}
