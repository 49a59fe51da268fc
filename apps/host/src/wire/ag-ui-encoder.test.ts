import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAsStockClient } from '../testing/stock-client.ts';
import { anyTurn, logged } from '../testing/turn-arbitrary.ts';
import type { AgUiEncoderOptions } from './ag-ui-encoder.ts';
import { createAgUiEncoder } from './ag-ui-encoder.ts';

const options: AgUiEncoderOptions = {
  turnId: 't-2',
  conversationId: 'c-1',
  question: 'Am I a fit?',
  earlier: [{ turnId: 't-1', question: 'Hello?', answer: 'Hello.' }],
};
const encodeAll = (events: Parameters<typeof logged>) => logged(...events).flatMap(createAgUiEncoder(options));

describe('an answered turn', () => {
  const frames = encodeAll([
    { type: 'turn-start', turnId: 't-2', conversationId: 'c-1' },
    { type: 'route-end', agentId: 'job-fit', confidence: 0.9 },
    { type: 'skill-start', callId: 'k1', skill: 'get-job' },
    { type: 'skill-start', callId: 'k2', skill: 'get-job' },
    { type: 'skill-end', callId: 'k2', skill: 'get-job', ok: false, ms: 7 },
    { type: 'skill-end', callId: 'k1', skill: 'get-job', ok: true, ms: 9 },
    { type: 'text-start', messageId: 'm' },
    {
      type: 'ui',
      operations: [{ version: 'v0.9', createSurface: { surfaceId: 't-2', catalogId: 'answer' } }],
    },
    { type: 'text-delta', messageId: 'm', delta: 'Yes' },
    { type: 'text-delta', messageId: 'm', delta: '' },
    {
      type: 'ui',
      operations: [
        { version: 'v0.9', updateComponents: { surfaceId: 't-2', components: [{ id: 'b', component: 'Notice' }] } },
        { version: 'v0.9', updateDataModel: { surfaceId: 't-2', path: '/x', value: 1 } },
      ],
      block: { key: 'b', text: 'Note: yes' },
    },
    { type: 'citation', messageId: 'm', marker: '1', entryId: 'k1', quote: 'exactly' },
    { type: 'text-end', messageId: 'm' },
    { type: 'notice', code: 'DEGRADED', text: 'no model' },
    { type: 'suggestions', items: [{ text: 'What next?' }] },
    { type: 'usage', role: 'large', inputTokens: 1, outputTokens: 2 },
    { type: 'turn-end', outcome: 'answered', degraded: 'no-model' },
  ]);

  it('is a run that a stock client takes', () => {
    const { messages, outcome } = readAsStockClient(frames);
    expect(outcome).toBe('finished');
    expect(messages).toEqual([
      { id: 't-2:m', role: 'assistant', content: 'Yes' },
      {
        id: 't-2:surface',
        role: 'activity',
        activityType: 'a2ui-surface',
        content: {
          a2ui_operations: [
            { version: 'v0.9', createSurface: { surfaceId: 't-2', catalogId: 'answer' } },
            { version: 'v0.9', updateComponents: { surfaceId: 't-2', components: [{ id: 'b', component: 'Notice' }] } },
            { version: 'v0.9', updateDataModel: { surfaceId: 't-2', path: '/x', value: 1 } },
          ],
        },
      },
    ]);
  });

  it('has these frames', () => {
    expect(frames.map((frame) => JSON.stringify(frame)).join('\n')).toMatchInlineSnapshot(`
      "{"type":"RUN_STARTED","threadId":"c-1","runId":"t-2"}
      {"type":"CUSTOM","name":"route","value":{"agentId":"job-fit","confidence":0.9}}
      {"type":"STEP_STARTED","stepName":"get-job #k1","metadata":{"trellis":{"callId":"k1","skill":"get-job"}}}
      {"type":"STEP_STARTED","stepName":"get-job #k2","metadata":{"trellis":{"callId":"k2","skill":"get-job"}}}
      {"type":"STEP_FINISHED","stepName":"get-job #k2","metadata":{"trellis":{"callId":"k2","skill":"get-job","ok":false,"ms":7}}}
      {"type":"STEP_FINISHED","stepName":"get-job #k1","metadata":{"trellis":{"callId":"k1","skill":"get-job","ok":true,"ms":9}}}
      {"type":"TEXT_MESSAGE_START","messageId":"t-2:m","role":"assistant","metadata":{"trellis":{"messageId":"m"}}}
      {"type":"ACTIVITY_SNAPSHOT","messageId":"t-2:surface","activityType":"a2ui-surface","content":{"a2ui_operations":[{"version":"v0.9","createSurface":{"surfaceId":"t-2","catalogId":"answer"}}]}}
      {"type":"TEXT_MESSAGE_CONTENT","messageId":"t-2:m","delta":"Yes"}
      {"type":"ACTIVITY_DELTA","messageId":"t-2:surface","activityType":"a2ui-surface","metadata":{"trellis":{"block":{"key":"b","text":"Note: yes"}}},"patch":[{"op":"add","path":"/a2ui_operations/-","value":{"version":"v0.9","updateComponents":{"surfaceId":"t-2","components":[{"id":"b","component":"Notice"}]}}},{"op":"add","path":"/a2ui_operations/-","value":{"version":"v0.9","updateDataModel":{"surfaceId":"t-2","path":"/x","value":1}}}]}
      {"type":"CUSTOM","name":"citation","value":{"messageId":"t-2:m","marker":"1","entryId":"k1","quote":"exactly"}}
      {"type":"TEXT_MESSAGE_END","messageId":"t-2:m"}
      {"type":"CUSTOM","name":"notice","value":{"code":"DEGRADED","text":"no model"}}
      {"type":"CUSTOM","name":"suggestions","value":{"items":[{"text":"What next?"}]}}
      {"type":"CUSTOM","name":"usage","value":{"role":"large","inputTokens":1,"outputTokens":2}}
      {"type":"RUN_FINISHED","threadId":"c-1","runId":"t-2","result":{"outcome":"answered","degraded":"no-model"},"outcome":{"type":"success"}}"
    `);
  });
});

describe('how a turn ends', () => {
  const lastOf = (...events: Parameters<typeof logged>) => encodeAll(events).at(-1);

  it.each([
    ['answered', { type: 'success' }],
    ['declined', { type: 'success' }],
    ['out-of-scope', { type: 'success' }],
    ['stopped', { type: 'cancelled' }],
  ] as const)('%s is a run that finished', (outcome, runOutcome) => {
    expect(lastOf({ type: 'turn-end', outcome })).toEqual({
      type: 'RUN_FINISHED',
      threadId: 'c-1',
      runId: 't-2',
      result: { outcome },
      outcome: runOutcome,
    });
  });

  it('failed is the only run error, with the message of the error that came before', () => {
    const error = { type: 'error', code: 'DEADLINE', message: 'too slow', retryable: true } as const;
    expect(lastOf(error, { type: 'turn-end', outcome: 'failed' })).toEqual({
      type: 'RUN_ERROR',
      message: 'too slow',
      code: 'DEADLINE',
    });
    expect(lastOf(error, { type: 'turn-end', outcome: 'answered' })).toMatchObject({ type: 'RUN_FINISHED' });
  });

  it('a confirmation is an interrupt', () => {
    const request = {
      type: 'confirm-request',
      confirmationId: 'x',
      skill: 'send-message',
      summary: 'Send it?',
      input: { to: 'a' },
      expiresAt: '2026-01-01T00:00:00.000Z',
    } as const;
    expect(lastOf(request, { type: 'turn-end', outcome: 'awaiting-confirmation' })).toMatchObject({
      outcome: {
        type: 'interrupt',
        interrupts: [{ id: 'x', reason: 'confirmation', message: 'Send it?', expiresAt: '2026-01-01T00:00:00.000Z' }],
      },
    });
  });

  it('closes the text and the steps that a broken turn left open', () => {
    const frames = encodeAll([
      { type: 'skill-start', callId: 'k', skill: 'get-job' },
      { type: 'text-start', messageId: 'm' },
      { type: 'turn-end', outcome: 'stopped' },
    ]);
    expect(frames.slice(-3).map(({ type }) => type)).toEqual(['TEXT_MESSAGE_END', 'STEP_FINISHED', 'RUN_FINISHED']);
    expect(readAsStockClient(frames).outcome).toBe('finished');
  });
});

describe('a withdrawal', () => {
  it('replaces the text by its reason and keeps every other message of the conversation', () => {
    const frames = encodeAll([
      { type: 'turn-start', turnId: 't-2', conversationId: 'c-1' },
      { type: 'text-start', messageId: 'm' },
      { type: 'text-delta', messageId: 'm', delta: 'secret' },
      { type: 'text-end', messageId: 'm' },
      { type: 'text-retract', messageId: 'm', reason: 'Withdrawn.' },
      { type: 'text-start', messageId: 'n' },
      { type: 'text-delta', messageId: 'n', delta: 'Better.' },
      { type: 'text-end', messageId: 'n' },
      { type: 'turn-end', outcome: 'answered' },
    ]);
    expect(readAsStockClient(frames).messages).toEqual([
      { id: 't-1:question', role: 'user', content: 'Hello?' },
      { id: 't-1:answer', role: 'assistant', content: 'Hello.' },
      { id: 't-2:question', role: 'user', content: 'Am I a fit?' },
      { id: 't-2:m', role: 'assistant', content: 'Withdrawn.' },
      { id: 't-2:n', role: 'assistant', content: 'Better.' },
    ]);
  });
});

describe('any sequence of events', () => {
  it('becomes a run that a stock client takes, with at most one frame for each event but the first and the last', () => {
    fc.assert(
      fc.property(anyTurn, (events) => {
        const encode = createAgUiEncoder(options);
        const frames = events.map((event) => encode(event));
        expect(readAsStockClient(frames.flat()).outcome).not.toBe('open');
        for (const each of frames.slice(1, -1)) expect(each.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  it('encodes to the same frames each time, so that a replay is the same to the byte', () => {
    fc.assert(
      fc.property(anyTurn, (events) => {
        const frames = () => JSON.stringify(events.flatMap(createAgUiEncoder(options)));
        expect(frames()).toBe(frames());
      }),
    );
  });
});
