import type { AssistantEvent, LoggedEvent } from '@trellis/core';
import { collect, manualClock } from '@trellis/core/testing';
import type { PipelineOptions, TurnRequest } from '../index.ts';
import { createPipeline } from '../index.ts';
import type { CannedResult } from '../testing.ts';
import { cannedRegistry } from '../testing.ts';
import { deleteNote, getNote } from './note-skills.ts';
import { agent as reader } from './reader/src/agent.ts';
import { agent as scout } from './scout/src/agent.ts';
import { createWordRouter } from './word-router.ts';

const notes: Record<string, { id: string; text: string; next?: string }> = {
  n1: { id: 'n1', text: 'Water the plants.', next: 'n2' },
  n2: { id: 'n2', text: 'Feed the cat.' },
};

export const noteResults: readonly CannedResult[] = [
  {
    skill: getNote,
    result: (input) => {
      const note = notes[(input as { noteId: string }).noteId];
      return note ? { value: note } : { failure: { code: 'NOT_FOUND', message: 'no such note' } };
    },
  },
  { skill: deleteNote, result: { value: { deleted: true } } },
];

export const whatStarter = { kind: 'starter', agentId: 'reader', starterId: 'what' } as const;

/** A pipeline of two agents over two notes, with counted ids and a clock that stands still unless it is moved. */
export async function setUp(options: Partial<PipelineOptions> & { results?: readonly CannedResult[] } = {}) {
  const clock = manualClock(Date.UTC(2026, 0, 1));
  const registry = cannedRegistry(options.results ?? noteResults);
  let ids = 0;
  const pipeline = await createPipeline({
    agents: [reader, scout],
    registry,
    trainRouter: createWordRouter,
    clock,
    createId: () => String(++ids),
    ...options,
  });
  const start = (request: Partial<TurnRequest> = {}) =>
    pipeline.runTurn({
      turnId: 't1',
      conversationId: 'c1',
      input: whatStarter,
      view: { note: { type: 'note', id: 'n1' } },
      tenant: 'tenant-1',
      member: { id: 'member-1', locale: 'en', timeZone: 'UTC' },
      history: [],
      signal: new AbortController().signal,
      ...request,
    });
  return { pipeline, registry, clock, start, run: (request: Partial<TurnRequest> = {}) => collect(start(request)) };
}

/** One word per event, with what tells it apart: for inline snapshots of sequences. */
export const outline = (events: readonly LoggedEvent[]): string[] => events.map(lineOf);

function lineOf(event: AssistantEvent): string {
  switch (event.type) {
    case 'route-end':
      return `route-end ${event.agentId}`;
    case 'skill-start':
      return `skill-start ${event.skill}`;
    case 'skill-end':
      return `skill-end ${event.skill} ${event.ok ? 'ok' : 'failed'}`;
    case 'text-delta':
      return `text-delta ${JSON.stringify(event.delta)}`;
    case 'notice':
    case 'error':
      return `${event.type} ${event.code}`;
    case 'suggestions':
      return `suggestions ${event.items.map(({ text }) => text).join(' | ')}`;
    case 'turn-end':
      return `turn-end ${event.outcome}${event.degraded ? ` ${event.degraded}` : ''}`;
    default:
      return event.type;
  }
}
