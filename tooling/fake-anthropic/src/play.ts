import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './compose-answer.ts';
import { errorObject, errorStatus, sendError, sendJson } from './http-errors.ts';
import { createPace } from './pace.ts';
import type { Fault, ScriptStep, StepTiming } from './script.ts';
import { createWriter, frameBytes } from './wire.ts';
import type { StreamEvent } from './wire.ts';

/** Where an answer is played, and what it is told on the way. */
export interface Stage {
  readonly response: ServerResponse;
  readonly requestId: string;
  /** Aborted when the client has gone, or the server closes. */
  readonly signal: AbortSignal;
  /** How many answers are being written at the moment. */
  readonly active: () => number;
  /** Called after each delta that was sent. */
  readonly onDelta: () => void;
}

const LONGEST_SLEEP_MS = 2 ** 31 - 1;

async function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  for (let left = ms; left > 0; left -= LONGEST_SLEEP_MS)
    await sleep(Math.min(left, LONGEST_SLEEP_MS), undefined, { signal });
}

/** A reset throws away what the client has not read yet, so it is given a moment to read what came before. */
const BEFORE_RESET_MS = 20;

const never = (signal: AbortSignal) => waitFor(Infinity, signal);

/** Cuts the connection with a TCP reset, not a clean end. */
const reset = (response: ServerResponse) => void response.socket?.resetAndDestroy();

/** Faults that come before any answer. True when the request was dealt with. */
export async function playEarlyFault(fault: Fault | undefined, stage: Stage): Promise<boolean> {
  const { response, requestId, signal } = stage;
  if (fault?.kind === 'status') {
    const { status, message = `scripted ${fault.status}`, body, headers } = fault;
    if (body === undefined) sendError(response, { ...fault, status, message }, requestId);
    else response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
    return true;
  }
  if (fault?.kind === 'no-headers') await never(signal);
  if (fault?.kind === 'reset' && fault.atToken === undefined) {
    reset(response);
    return true;
  }
  return false;
}

/** Plays an answer as a stream of events. Resolves to whether it was played to its true end. */
export async function playStream(answer: Answer, step: ScriptStep, stage: Stage): Promise<boolean> {
  const { response, signal, requestId } = stage;
  const { timing = {}, wire = {}, fault } = step;
  const pace = createPace(timing, stage.active);
  const write = createWriter(response, wire, signal);
  const send = (event: StreamEvent) => write(frameBytes(event, wire.lineEnd));
  const silence = async (ms: number) => {
    const { pingMs = Infinity } = timing;
    let left = ms;
    for (; left > pingMs; left -= pingMs) {
      await waitFor(pingMs, signal);
      await send({ type: 'ping' });
    }
    await waitFor(left, signal);
  };

  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
  response.flushHeaders();
  if (fault?.kind === 'headers-only') await silence(Infinity);
  let position = 0;
  for (const frame of answer.frames) {
    const isEnd = frame.event.type === 'message_delta';
    if ((frame.isDelta || isEnd) && isDue(fault, position, isEnd)) {
      await strike(fault, { send, write, requestId, response, signal });
      if (fault.kind !== 'raw') return false;
    }
    if (frame.isDelta) await silence(pace(frame.waitTokens));
    if (isEnd) await silence(lateStallMs(timing, position));
    if (frame.event.type === 'message_stop' && fault?.kind === 'end') break;
    await send(frame.event);
    if (frame.isDelta) {
      position++;
      stage.onDelta();
    }
  }
  if (fault?.kind === 'keep-open') await waitFor(fault.ms ?? Infinity, signal);
  response.end();
  return fault?.kind !== 'end';
}

/** A script may name a token that the answer never reaches: that means after all text, before the stop reason. */
const isDue = (fault: Fault | undefined, position: number, isEnd: boolean): fault is Fault =>
  fault !== undefined &&
  'atToken' in fault &&
  (fault.atToken === position || (isEnd && (fault.atToken ?? 0) > position));

function lateStallMs({ stall }: StepTiming, position: number): number {
  if (!stall || stall.atToken < position) return 0;
  return stall.ms === 'forever' ? Infinity : stall.ms;
}

interface Sender {
  readonly requestId: string;
  readonly response: ServerResponse;
  readonly signal: AbortSignal;
  send(event: StreamEvent): Promise<void>;
  write(bytes: Buffer): Promise<void>;
}

async function strike(fault: Fault, { send, write, requestId, response, signal }: Sender): Promise<void> {
  if (fault.kind === 'raw')
    await write(Buffer.concat([Buffer.from(fault.text ?? ''), Buffer.from(fault.base64 ?? '', 'base64')]));
  if (fault.kind === 'reset') {
    await waitFor(BEFORE_RESET_MS, signal);
    reset(response);
  }
  if (fault.kind === 'end') response.end();
  if (fault.kind === 'error-event') {
    const { type = 'overloaded_error', message = 'Overloaded' } = fault;
    await send(errorObject({ status: errorStatus(type), type, message }, requestId));
    response.end();
  }
}

/** Plays an answer as one JSON body, after the time that its stream would take. */
export async function playWhole(answer: Answer, step: ScriptStep, stage: Stage): Promise<boolean> {
  const { response, signal, requestId } = stage;
  const { timing = {}, fault } = step;
  const pace = createPace(timing, stage.active);
  for (const frame of answer.frames) {
    if (!frame.isDelta) continue;
    await waitFor(pace(frame.waitTokens), signal);
    stage.onDelta();
  }
  if (fault?.kind === 'headers-only') {
    response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders();
    await never(signal);
  }
  if (fault?.kind === 'error-event') {
    const { type = 'overloaded_error', message = 'Overloaded' } = fault;
    sendError(response, { status: errorStatus(type), type, message }, requestId);
    return false;
  }
  if (fault?.kind === 'reset') {
    reset(response);
    return false;
  }
  sendJson(response, 200, answer.message);
  return true;
}
