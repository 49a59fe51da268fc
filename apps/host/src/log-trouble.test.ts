import type { TraceRecord } from '@trellis/pipeline';
import { describe, expect, it } from 'vitest';
import { logTrouble } from './log-trouble.ts';

const generation = {
  type: 'generation',
  turnId: 't1',
  purpose: 'answer',
  promptId: 'job-fit/assessment',
  version: '1.0.0',
  inputTokens: 0,
  outputTokens: 0,
  ms: 12,
} as const;
const boom = new Error('boom');

function logOf(record: TraceRecord): unknown[] {
  const lines: unknown[] = [];
  const write = (level: string) => (fields: object, text: string) => void lines.push([level, fields, text]);
  logTrouble({ warn: write('warn'), error: write('error') } as never)(record);
  return lines;
}

describe('the log says what an operator has to look after', () => {
  it('a model that does not answer, with the reason', () => {
    expect(logOf({ ...generation, failure: 'UNAUTHENTICATED' })).toEqual([
      ['warn', { turn: 't1', prompt: 'job-fit/assessment', failure: 'UNAUTHENTICATED' }, 'a language model failed'],
    ]);
  });

  it('an agent that throws, with what it threw', () => {
    expect(logOf({ type: 'agent-error', turnId: 't1', agentId: 'job-fit', error: boom })).toEqual([
      ['error', { err: boom, turn: 't1', agent: 'job-fit' }, 'an agent failed'],
    ]);
  });

  it.each<[string, TraceRecord]>([
    ['a model that answered', { ...generation, stop: 'end' }],
    ['a model that was stopped', { ...generation, failure: 'ABORTED' }],
    ['a route', { type: 'route', turnId: 't1', confidence: 1, by: 'encoder', candidates: [], nearest: [] }],
  ])('and nothing of %s', (_name, record) => expect(logOf(record)).toEqual([]));
});
