import type { AgentEvent, Suggestion } from '@trellis/core';
import { readAgentEvent } from './agent-event.ts';
import { PipelineError } from './pipeline-error.ts';

/** More than any answer needs; what goes beyond is an agent out of control. */
const limits = { events: 100_000, characters: 1_000_000 };

/** What an agent yields in one turn, held to the contract over all the ways in which it answers. */
export interface AnswerEvents {
  /**
   * One way of answering, with its texts in order: each is started, ended, and has an id that no earlier text had. Suggestions are taken
   * out. Throws `ANSWER_INVALID` for an event of another form, and for an answer that has no end or no content.
   */
  hold(events: AsyncIterable<AgentEvent>): AsyncGenerator<AgentEvent>;
  /** Under which id a text was shown last that the agent calls `messageId`. */
  shownAs(messageId: string): string;
  readonly suggestions: readonly Suggestion[];
}

export function createAnswerEvents(agentId: string): AnswerEvents {
  const invalid = (message: string, cause?: unknown) =>
    new PipelineError(agentId, 'ANSWER_INVALID', message, { cause });
  const texts = createTexts();
  const suggestions: Suggestion[] = [];
  let hasContent = false;
  let left = { ...limits };

  function accept(value: unknown): AgentEvent | undefined {
    try {
      const event = readAgentEvent(value);
      left.events -= 1;
      // Writing it down also shows that it can be sent: no cycles, no big integers.
      if (event) left.characters -= event.type === 'text-delta' ? event.delta.length : JSON.stringify(event).length;
      return event;
    } catch (cause) {
      throw invalid(cause instanceof TypeError ? cause.message : 'an event that is not JSON', cause);
    }
  }

  function* pass(event: AgentEvent): Generator<AgentEvent> {
    if (event.type === 'suggestions') suggestions.push(...(Array.isArray(event.items) ? event.items : []));
    else if (event.type === 'citation') yield { ...event, messageId: texts.shownAs(event.messageId) };
    else if (event.type === 'text-start' || event.type === 'text-delta' || event.type === 'text-end')
      yield* texts.pair(event);
    else yield event;
  }

  async function* hold(events: AsyncIterable<AgentEvent>): AsyncGenerator<AgentEvent> {
    left = { ...limits };
    try {
      for await (const value of events) {
        const event = accept(value);
        if (left.events < 0 || left.characters < 0) throw invalid('its answer has no end');
        if (!event) continue;
        hasContent ||= event.type === 'ui-block' || (event.type === 'text-delta' && event.delta.trim() !== '');
        yield* pass(event);
      }
      if (!hasContent) throw invalid('its answer is empty');
      yield* texts.closeAll();
    } catch (error) {
      yield* texts.closeAll();
      throw error;
    }
  }

  return { hold, shownAs: texts.shownAs, suggestions };
}

type TextEvent = Extract<AgentEvent, { type: 'text-start' | 'text-delta' | 'text-end' }>;

/** Pairs starts and ends. A text whose id was used before gets an id of its own: clients know a message by its id. */
function createTexts() {
  const shown = new Map<string, string>();
  const used = new Map<string, number>();
  const open = new Set<string>();
  const shownAs = (messageId: string) => shown.get(messageId) ?? messageId;

  function* begin(messageId: string): Generator<AgentEvent> {
    let count = used.get(messageId) ?? 0;
    let name: string;
    do name = ++count === 1 ? messageId : `${messageId}~${count}`;
    while (name !== messageId && used.has(name));
    used.set(name, 1).set(messageId, count);
    shown.set(messageId, name);
    open.add(messageId);
    yield { type: 'text-start', messageId: name };
  }

  return {
    shownAs,
    *pair(event: TextEvent): Generator<AgentEvent> {
      const { messageId } = event;
      if (event.type === 'text-end') {
        if (open.delete(messageId)) yield { type: 'text-end', messageId: shownAs(messageId) };
        return;
      }
      if (event.type === 'text-delta' && event.delta === '') return;
      if (!open.has(messageId)) yield* begin(messageId);
      if (event.type === 'text-delta') yield { ...event, messageId: shownAs(messageId) };
    },
    *closeAll(): Generator<AgentEvent> {
      for (const messageId of open) yield { type: 'text-end', messageId: shownAs(messageId) };
      open.clear();
    },
  };
}
