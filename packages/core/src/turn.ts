/** Kinds of things a member can look at. Open: a new vertical brings a new one without touching this file. */
export type EntityType = 'job' | 'post' | 'company' | 'person' | 'article' | 'project' | (string & {});

export interface EntityRef<T extends EntityType = EntityType> {
  readonly type: T;
  readonly id: string;
}

/** What the member looks at: at most one entity of each type. */
export type View = { readonly [T in EntityType]?: EntityRef<T> };

/** Who asks. No name, age or sex: an agent that needs the profile fetches it, with the member's own rights. */
export interface Member {
  readonly id: string;
  /** BCP 47. */
  readonly locale: string;
  /** IANA name. */
  readonly timeZone: string;
}

/** One earlier turn of the conversation, oldest first in a history. */
export interface HistoryTurn {
  readonly question: string;
  readonly answer: string;
  readonly agentId: string;
}

/** What a client sends. */
export type TurnInput =
  | { readonly kind: 'starter'; readonly agentId: string; readonly starterId: string }
  | { readonly kind: 'question'; readonly text: string }
  | {
      readonly kind: 'confirm';
      readonly confirmationId: string;
      readonly decision: 'accept' | 'reject' | 'edit';
      readonly input?: unknown;
    };

/** Everything an agent may know of a turn. Properties are only ever added. */
export interface TurnContext {
  readonly question: string;
  readonly starterId?: string;
  readonly member: Member;
  readonly view: View;
  readonly history: readonly HistoryTurn[];
  readonly now: Date;
  readonly signal: AbortSignal;
}
