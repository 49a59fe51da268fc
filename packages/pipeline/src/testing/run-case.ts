import type { Agent, AgentEvent, AgentStream, Clock, LoggedEvent, UiBlock, View } from '@trellis/core';
import { systemClock } from '@trellis/core';
import { collect, textOf } from '@trellis/core/testing';
import type { ScriptedModel } from '@trellis/core/testing';
import { createPipeline } from '../pipeline.ts';
import type { TraceRecord } from '../trace.ts';
import type { CannedRegistry, CannedResult } from './canned-registry.ts';
import { cannedRegistry } from './canned-registry.ts';

/** One situation that an agent must answer: what is in view, what is asked, and what its skills give. */
export interface AgentCase {
  readonly name: string;
  readonly view: View;
  readonly question: string;
  readonly results: readonly CannedResult[];
  readonly memberId?: string;
}

/** What came of a case: for whoever looks at the turn, and behind it. */
export interface CaseRun {
  readonly events: readonly LoggedEvent[];
  /** As the agent yielded them. */
  readonly blocks: readonly UiBlock[];
  readonly records: readonly TraceRecord[];
  readonly calls: CannedRegistry['calls'];
}

/** Stands still for what is written into an answer; timers run as ever. */
const fixedClock: Clock = { now: () => Date.UTC(2026, 0, 15, 12), startTimer: systemClock.startTimer };
const deadlineMs = 5_000;

/** Runs a case through a pipeline of this one agent: the same each time. */
export async function runCase(agent: Agent, given: AgentCase, model?: ScriptedModel): Promise<CaseRun> {
  const registry = cannedRegistry(given.results);
  const blocks: UiBlock[] = [];
  const records: TraceRecord[] = [];
  let ids = 0;
  const pipeline = await createPipeline({
    agents: [watched(agent, (event) => void (event.type === 'ui-block' && blocks.push(event.block)))],
    registry,
    clock: fixedClock,
    createId: () => String(++ids),
    observe: (record) => void records.push(record),
    ...(model && { models: { large: model } }),
  });
  const events = await collect(
    pipeline.runTurn({
      turnId: 'turn-1',
      conversationId: 'conversation-1',
      input: { kind: 'starter', agentId: agent.id, starterId: 'asked-by-test' },
      starterText: given.question,
      view: given.view,
      tenant: 'tenant-1',
      member: { id: given.memberId ?? 'member-1', locale: 'en', timeZone: 'Europe/Berlin' },
      history: [],
      signal: new AbortController().signal,
      deadlineMs,
    }),
  );
  return { events, blocks, records, calls: registry.calls };
}

function watched(agent: Agent, see: (event: AgentEvent) => void): Agent {
  async function* tap(stream: AgentStream): AgentStream {
    for await (const event of stream) {
      see(event);
      yield event;
    }
  }
  return {
    ...agent,
    respond: (context) => tap(agent.respond(context)),
    respondWithoutModel: (context) => tap(agent.respondWithoutModel(context)),
  };
}

/** Everything a member reads of the answer. */
export const shownText = (events: readonly LoggedEvent[]): string =>
  [textOf(events), ...events.map((event) => (event.type === 'ui' ? (event.block?.text ?? '') : ''))].join('\n').trim();

/** All strings inside a value, at any depth. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
