import type { Clock } from '@trellis/core';
import { raceSignal } from '@trellis/core';
import type { PreparedSkill } from './prepare-skill.ts';
import { CallFailure } from './call-failure.ts';
import { discard, readJson } from './read-json.ts';
import type { HttpRequest } from './service-request.ts';
import { serviceRequest } from './service-request.ts';

export interface ServiceCaller {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly maxResponseBytes: number;
  readonly token?: string | undefined;
}

const retryDelayMs = 50;

/** One call from input to checked output. Throws `CallFailure`, or the signal's reason as soon as it aborts. */
export async function callService(
  prepared: PreparedSkill,
  input: unknown,
  options: ServiceCaller & { signal: AbortSignal },
): Promise<unknown> {
  const request = toRequest(prepared, input);
  const send = () => raceSignal(sendOnce(prepared, request, options), options.signal);
  const response = await send().catch(async (error: unknown) => {
    const again =
      prepared.method === 'GET' && error instanceof CallFailure && error.retryable && !options.signal.aborted;
    if (!again) throw error;
    await pause(retryDelayMs, options);
    return send();
  });
  return toOutput(prepared, response);
}

function toRequest(prepared: PreparedSkill, input: unknown): HttpRequest {
  const problem = prepared.checkInput(input);
  if (problem !== undefined) throw new CallFailure('INVALID_INPUT', `input: ${problem}`);
  let request;
  try {
    request = prepared.skill.toRequest(input);
  } catch (error) {
    // What a mapping throws may quote the input.
    throw new CallFailure('INVALID_INPUT', 'the input could not be turned into a request', { cause: error });
  }
  try {
    return serviceRequest(prepared, request);
  } catch (error) {
    throw new CallFailure('INVALID_INPUT', (error as Error).message, { cause: error });
  }
}

async function sendOnce(
  prepared: PreparedSkill,
  request: HttpRequest,
  options: ServiceCaller & { signal: AbortSignal },
) {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (request.body !== undefined) headers['content-type'] = 'application/json';
  if (options.token !== undefined) headers['authorization'] = `Bearer ${options.token}`;
  const { signal, maxResponseBytes } = options;
  const body = request.body === undefined ? {} : { body: request.body };
  try {
    const response = await options.fetch(request.url, {
      method: prepared.method,
      headers,
      ...body,
      redirect: 'manual',
      signal,
    });
    if (!response.ok) {
      discard(response);
      throw statusFailure(prepared.service, response.status);
    }
    return await readJson(response, maxResponseBytes);
  } catch (error) {
    if (error instanceof CallFailure || signal.aborted) throw error;
    throw new CallFailure('UNAVAILABLE', `no connection to ${prepared.service}, or it broke off`, {
      retryable: true,
      cause: error,
    });
  }
}

function statusFailure(service: string, status: number): CallFailure {
  const message = `${service} answered ${status}`;
  if (status === 0 || (status >= 300 && status < 400))
    return new CallFailure('INVALID_RESPONSE', `${service} answered with a redirect, which is not followed`);
  if (status === 404 || status === 410) return new CallFailure('NOT_FOUND', message);
  if (status === 401 || status === 403) return new CallFailure('FORBIDDEN', message);
  if (status === 429 || status >= 500)
    return new CallFailure('UNAVAILABLE', message, { retryable: status >= 502 && status <= 504 });
  return new CallFailure('INVALID_INPUT', message);
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
  if (problem !== undefined) throw refuse(`answer of ${prepared.service}: ${problem}`);
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
