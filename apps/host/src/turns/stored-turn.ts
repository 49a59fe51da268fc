import type { LoggedEvent, StoredTurn, TurnInput, View } from '@trellis/core';

/** What is known of a turn when it ends. */
export interface EndedTurn {
  readonly request: {
    readonly turnId: string;
    readonly conversationId: string;
    readonly input: TurnInput;
    readonly view: View;
  };
  readonly question: string;
  /** All of them; the last one is `turn-end`. */
  readonly events: readonly LoggedEvent[];
  readonly agents: readonly { readonly id: string; readonly version: string }[];
  readonly startedAt: string;
  readonly endedAt: string;
}

/** The turn as it is kept. */
export function toStoredTurn({ request, question, events, agents, startedAt, endedAt }: EndedTurn): StoredTurn {
  const { turnId, conversationId, input, view } = request;
  const route = events.find((event) => event.type === 'route-end');
  const end = events.at(-1);
  const agent = agents.find(({ id }) => id === route?.agentId);
  const { outcome, degraded } = end?.type === 'turn-end' ? end : { outcome: 'failed' as const, degraded: undefined };
  return {
    id: turnId,
    conversationId,
    input,
    question,
    view,
    ...(route && { agentId: route.agentId }),
    ...(agent && { agentVersion: agent.version }),
    outcome,
    ...(degraded && { degraded }),
    answer: answerText(events),
    events,
    startedAt,
    endedAt,
  };
}

/** What the member read, in order and without what was withdrawn: texts and the text forms of blocks, apart by an empty line. */
export function answerText(events: readonly LoggedEvent[]): string {
  const parts = new Map<string, string>();
  for (const event of events) {
    if (event.type === 'text-delta') {
      const key = `text ${event.messageId}`;
      parts.set(key, (parts.get(key) ?? '') + event.delta);
    }
    if (event.type === 'text-retract') parts.delete(`text ${event.messageId}`);
    if (event.type === 'ui' && event.block) parts.set(`block ${event.block.key}`, event.block.text);
  }
  return [...parts.values()]
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n\n');
}
