import type { Clock } from '@trellis/core';
import { raceSignal } from '@trellis/core';
import type { PreparedSkill } from './prepare-skill.ts';
import type { SendOptions, ServiceRequest } from './transport.ts';
import { CallFailure } from './call-failure.ts';

const retryDelayMs = 50;

/** One call from input to checked output. Throws `CallFailure`, or the signal's reason as soon as it aborts. */
export async function callService(
  prepared: PreparedSkill,
  input: unknown,
  options: SendOptions & { clock: Clock },
): Promise<unknown> {
  const request = toRequest(prepared, input);
  const send = () => raceSignal(sendOnce(prepared, request, options), options.signal);
  const response = await send().catch(async (error: unknown) => {
    const again =
      prepared.sender.repeatable && error instanceof CallFailure && error.retryable && !options.signal.aborted;
    if (!again) throw error;
    await pause(retryDelayMs, options);
    return send();
  });
  return toOutput(prepared, response);
}

function toRequest(prepared: PreparedSkill, input: unknown): ServiceRequest {
  const problem = prepared.checkInput(input);
  if (problem !== undefined) throw new CallFailure('INVALID_INPUT', `input: ${problem}`);
  const refuse = (cause?: unknown) =>
    new CallFailure('INVALID_INPUT', 'the input could not be turned into a request', { cause });
  let request: ServiceRequest | undefined;
  try {
    request = prepared.skill.toRequest(input);
  } catch (error) {
    // What a mapping throws may quote the input.
    throw refuse(error);
  }
  if (typeof request !== 'object' || request === null) throw refuse();
  return request;
}

async function sendOnce({ sender }: PreparedSkill, request: ServiceRequest, options: SendOptions): Promise<unknown> {
  try {
    return await sender.send(request, options);
  } catch (error) {
    if (error instanceof CallFailure || options.signal.aborted) throw error;
    throw new CallFailure('UNAVAILABLE', `no connection to ${sender.service}, or it broke off`, {
      retryable: true,
      cause: error,
    });
  }
}

function toOutput(prepared: PreparedSkill, response: unknown): unknown {
  const refuse = (message: string, cause?: unknown) => new CallFailure('INVALID_RESPONSE', message, { cause });
  let problem: string | undefined;
  let output: unknown;
  try {
    problem = prepared.checkResponse(response);
    if (problem === undefined) output = prepared.skill.fromResponse(response);
  } catch (error) {
    throw refuse('the answer could not be turned into the output', error);
  }
  if (problem !== undefined) throw refuse(`answer of ${prepared.sender.service}: ${problem}`);
  problem = prepared.checkOutput(output);
  if (problem !== undefined) throw refuse(`output: ${problem}`);
  return output;
}

function pause(delayMs: number, { clock, signal }: { clock: Clock; signal: AbortSignal }): Promise<void> {
  let cancel = () => {};
  const waited = new Promise<void>((resolve) => {
    cancel = clock.startTimer(delayMs, resolve);
  });
  return raceSignal(waited, signal).finally(() => cancel());
}
