import type { A2uiOperation, AssistantEvent, LoggedEvent } from '@trellis/core';

/** An event of AG-UI 1.0 as it travels. The tests hold it against the schemas of `@ag-ui/core`. */
export type AgUiEvent = { readonly type: string } & Readonly<Record<string, unknown>>;

/** A turn that came before this one in its conversation. */
export interface EarlierTurn {
  readonly turnId: string;
  readonly question: string;
  readonly answer: string;
}

export interface AgUiEncoderOptions {
  readonly turnId: string;
  readonly conversationId: string;
  readonly question: string;
  /** Oldest first. A withdrawal sends the list of all messages, so they are needed. */
  readonly earlier: readonly EarlierTurn[];
}

/** The activity that carries a turn's A2UI surface, as AG-UI clients know it. */
export const surfaceActivity = 'a2ui-surface';

type EventOf<T extends AssistantEvent['type']> = Extract<AssistantEvent, { type: T }>;

/**
 * Turns the events of one turn into AG-UI events. Feed it every event from the first one on, also when only the later ones are sent: it
 * knows which messages and steps are open.
 *
 * An event becomes at most one AG-UI event. The exception is the end of a turn that left text or steps open: those are closed first,
 * because stock clients refuse the end otherwise.
 */
export function createAgUiEncoder(options: AgUiEncoderOptions): (event: LoggedEvent) => readonly AgUiEvent[] {
  const state = new TurnState(options);
  return (event) => encode(event, state, options);
}

function encode(event: LoggedEvent, state: TurnState, options: AgUiEncoderOptions): readonly AgUiEvent[] {
  if (event.type === 'turn-start') return state.start();
  // Clients take nothing before RUN_STARTED, whatever went wrong before it.
  const opening = state.started ? [] : state.start();
  return [...opening, ...encodeStarted(event, state, options)];
}

function encodeStarted(event: LoggedEvent, state: TurnState, options: AgUiEncoderOptions): readonly AgUiEvent[] {
  switch (event.type) {
    case 'text-start':
    case 'text-delta':
    case 'text-end':
      return state.text(event);
    case 'text-retract':
      return state.retract(event);
    case 'skill-start':
    case 'skill-end':
      return state.step(event);
    case 'ui':
      return state.draw(event);
    case 'route-end':
      return [custom('route', { agentId: event.agentId, confidence: event.confidence })];
    case 'citation':
      return [custom('citation', { ...withoutSeq(event), messageId: state.messageId(event.messageId) })];
    case 'error':
      state.failure = event;
      return [custom('error', withoutSeq(event))];
    case 'confirm-request':
      state.confirmations.push(event);
      return [custom('confirm', withoutSeq(event))];
    case 'suggestions':
    case 'notice':
    case 'usage':
      return [custom(event.type, withoutSeq(event))];
    case 'turn-end':
      return [...state.closeAll(), endOf(event, state, options)];
    default:
      return [];
  }
}

function endOf(event: EventOf<'turn-end'>, state: TurnState, options: AgUiEncoderOptions): AgUiEvent {
  if (event.outcome === 'failed') {
    const { message = 'The turn failed.', code = 'FAILED' } = state.failure ?? {};
    return { type: 'RUN_ERROR', message, code };
  }
  return {
    type: 'RUN_FINISHED',
    threadId: options.conversationId,
    runId: options.turnId,
    result: { outcome: event.outcome, ...(event.degraded ? { degraded: event.degraded } : {}) },
    outcome: runOutcome(event, state),
  };
}

function runOutcome(event: EventOf<'turn-end'>, state: TurnState) {
  if (event.outcome === 'stopped') return { type: 'cancelled' };
  if (event.outcome !== 'awaiting-confirmation' || state.confirmations.length === 0) return { type: 'success' };
  const interrupts = state.confirmations.map((request) => ({
    id: request.confirmationId,
    reason: 'confirmation',
    message: request.summary,
    expiresAt: request.expiresAt,
  }));
  return { type: 'interrupt', interrupts };
}

const custom = (name: string, value: unknown): AgUiEvent => ({ type: 'CUSTOM', name, value });

function withoutSeq(event: LoggedEvent): Record<string, unknown> {
  const { seq: _seq, type: _type, ...rest } = event;
  return rest;
}

/** What a client has seen of a turn so far. */
class TurnState {
  started = false;
  failure: EventOf<'error'> | undefined;
  readonly confirmations: EventOf<'confirm-request'>[] = [];
  private readonly options: AgUiEncoderOptions;
  private readonly messages = new Map<string, { content: string; open: boolean; retracted: boolean }>();
  private readonly steps = new Map<string, string>();
  private readonly operations: A2uiOperation[] = [];

  constructor(options: AgUiEncoderOptions) {
    this.options = options;
  }

  /** Message ids of agents are unique in their turn; clients want them unique in the conversation. */
  messageId(id: string): string {
    return `${this.options.turnId}:${id}`;
  }

  start(): AgUiEvent[] {
    if (this.started) return [];
    this.started = true;
    return [{ type: 'RUN_STARTED', threadId: this.options.conversationId, runId: this.options.turnId }];
  }

  text(event: EventOf<'text-start' | 'text-delta' | 'text-end'>): AgUiEvent[] {
    const messageId = this.messageId(event.messageId);
    const message = this.messages.get(event.messageId);
    if (event.type === 'text-start') {
      if (message) return [];
      this.messages.set(event.messageId, { content: '', open: true, retracted: false });
      // A2UI text is bound to the agent's own id of the message.
      const metadata = { trellis: { messageId: event.messageId } };
      return [{ type: 'TEXT_MESSAGE_START', messageId, role: 'assistant', metadata }];
    }
    if (!message?.open) return [];
    if (event.type === 'text-end') {
      message.open = false;
      return [{ type: 'TEXT_MESSAGE_END', messageId }];
    }
    if (message.retracted || event.delta === '') return [];
    message.content += event.delta;
    return [{ type: 'TEXT_MESSAGE_CONTENT', messageId, delta: event.delta }];
  }

  retract(event: EventOf<'text-retract'>): AgUiEvent[] {
    const message = this.messages.get(event.messageId);
    if (!message) return [];
    message.content = event.reason;
    message.retracted = true;
    return [{ type: 'MESSAGES_SNAPSHOT', messages: this.allMessages() }];
  }

  step(event: EventOf<'skill-start' | 'skill-end'>): AgUiEvent[] {
    if (event.type === 'skill-start') {
      if (this.steps.has(event.callId)) return [];
      // Stock clients refuse two open steps of one name, and one skill may well run twice at once.
      const stepName = `${event.skill} #${event.callId}`;
      this.steps.set(event.callId, stepName);
      return [{ type: 'STEP_STARTED', stepName, metadata: { trellis: { callId: event.callId, skill: event.skill } } }];
    }
    const stepName = this.steps.get(event.callId);
    if (stepName === undefined) return [];
    this.steps.delete(event.callId);
    const { callId, skill, ok, ms } = event;
    return [{ type: 'STEP_FINISHED', stepName, metadata: { trellis: { callId, skill, ok, ms } } }];
  }

  draw({ operations, block }: EventOf<'ui'>): AgUiEvent[] {
    if (operations.length === 0) return [];
    const isFirst = this.operations.length === 0;
    this.operations.push(...operations);
    const metadata = block ? { metadata: { trellis: { block } } } : {};
    const activity = { messageId: this.messageId('surface'), activityType: surfaceActivity, ...metadata };
    if (isFirst) return [{ type: 'ACTIVITY_SNAPSHOT', ...activity, content: { a2ui_operations: [...operations] } }];
    const patch = operations.map((value) => ({ op: 'add', path: '/a2ui_operations/-', value }));
    return [{ type: 'ACTIVITY_DELTA', ...activity, patch }];
  }

  /** Steps of calls that were abandoned, and text that was cut off. */
  closeAll(): AgUiEvent[] {
    const open = [...this.messages].filter(([, message]) => message.open);
    for (const [, message] of open) message.open = false;
    const steps = [...this.steps.values()];
    this.steps.clear();
    return [
      ...open.map(([id]) => ({ type: 'TEXT_MESSAGE_END', messageId: this.messageId(id) })),
      ...steps.map((stepName) => ({ type: 'STEP_FINISHED', stepName, metadata: { trellis: { ok: false } } })),
    ];
  }

  private allMessages(): unknown[] {
    const { turnId, question, earlier } = this.options;
    const asked = (id: string, content: string) => ({ id: `${id}:question`, role: 'user', content });
    const surface = { activityType: surfaceActivity, content: { a2ui_operations: [...this.operations] } };
    return [
      ...earlier.flatMap((turn) => [
        asked(turn.turnId, turn.question),
        { id: `${turn.turnId}:answer`, role: 'assistant', content: turn.answer },
      ]),
      asked(turnId, question),
      ...[...this.messages].map(([id, { content }]) => ({ id: this.messageId(id), role: 'assistant', content })),
      ...(this.operations.length > 0 ? [{ id: this.messageId('surface'), role: 'activity', ...surface }] : []),
    ];
  }
}
