import { EventSchemas } from '@ag-ui/core/schemas';
import type { AgUiEvent } from '../wire/ag-ui-encoder.ts';

/** A conversation as a stock AG-UI client has it after a run. */
export interface ClientState {
  readonly messages: { id: string; role: string; content?: unknown; activityType?: string }[];
  readonly outcome: 'finished' | 'error' | 'open';
}

/**
 * Reads a run as strictly as the stock clients of AG-UI 1.0 do: every event fits the protocol's schemas, nothing before RUN_STARTED or after
 * the end, texts and steps opened once and closed before the end. Throws at the first event that such a client refuses.
 */
export function readAsStockClient(events: readonly AgUiEvent[]): ClientState {
  const client = new StockClient();
  for (const event of events) {
    EventSchemas.parse(event);
    client.take(event);
  }
  return { messages: client.messages, outcome: client.outcome };
}

class StockClient {
  outcome: ClientState['outcome'] = 'open';
  messages: ClientState['messages'] = [];
  private started = false;
  private readonly texts = new Set<unknown>();
  private readonly steps = new Set<unknown>();

  take(event: AgUiEvent): void {
    const refuse = (why: string): never => {
      throw new Error(`${event.type}: ${why}`);
    };
    if (this.outcome !== 'open') refuse('after the end');
    if (!this.started && event.type !== 'RUN_STARTED' && event.type !== 'RUN_ERROR') refuse('before RUN_STARTED');
    switch (event.type) {
      case 'RUN_STARTED':
        if (this.started) refuse('twice');
        this.started = true;
        return;
      case 'RUN_FINISHED':
        if (this.texts.size > 0) refuse('text is open');
        if (this.steps.size > 0) refuse('steps are open');
        this.outcome = 'finished';
        return;
      case 'RUN_ERROR':
        this.outcome = 'error';
        return;
      case 'STEP_STARTED':
        if (this.steps.has(event['stepName'])) refuse('the step is open already');
        this.steps.add(event['stepName']);
        return;
      case 'STEP_FINISHED':
        if (!this.steps.delete(event['stepName'])) refuse('no such step');
        return;
      default:
        this.takeContent(event, refuse);
    }
  }

  private takeContent(event: AgUiEvent, refuse: (why: string) => never): void {
    const id = String(event['messageId']);
    const message = this.messages.find((each) => each.id === id);
    switch (event.type) {
      case 'TEXT_MESSAGE_START':
        if (this.texts.has(id) || message) refuse('the text is there already');
        this.texts.add(id);
        this.messages.push({ id, role: 'assistant', content: '' });
        return;
      case 'TEXT_MESSAGE_CONTENT':
        if (!this.texts.has(id) || !message) return refuse('no such open text');
        message.content = String(message.content) + String(event['delta']);
        return;
      case 'TEXT_MESSAGE_END':
        if (!this.texts.delete(id)) refuse('no such open text');
        return;
      case 'MESSAGES_SNAPSHOT':
        this.messages = structuredClone(event['messages']) as ClientState['messages'];
        return;
      case 'ACTIVITY_SNAPSHOT':
        if (message) refuse('the activity is there already');
        this.messages.push({
          id,
          role: 'activity',
          activityType: String(event['activityType']),
          content: structuredClone(event['content']),
        });
        return;
      case 'ACTIVITY_DELTA':
        if (!message) return refuse('no such activity');
        for (const { op, path, value } of event['patch'] as { op: string; path: string; value: unknown }[]) {
          if (op !== 'add' || path !== '/a2ui_operations/-') refuse(`unexpected patch ${op} ${path}`);
          (message.content as { a2ui_operations: unknown[] }).a2ui_operations.push(value);
        }
        return;
      case 'CUSTOM':
        return;
      default:
        refuse('unexpected');
    }
  }
}
