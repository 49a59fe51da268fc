import type { Clock, Deadline } from '@trellis/core';
import { raceSignal } from '@trellis/core';
import type { ServiceGuard } from './dispatch/service-guard.ts';
import type { OutputBudget } from './dispatch/trim-output.ts';
import type { PreparedSkill } from './prepare-skill.ts';
import type { SendOptions, ServiceRequest } from './transport.ts';
import { CallFailure } from './call-failure.ts';
import { trimOutput } from './dispatch/trim-output.ts';

export interface ServiceCallOptions extends SendOptions {
  readonly guard: ServiceGuard;
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly budget: OutputBudget;
  /** Whose signal this is. That it expired says the service was slow; that the turn was at its end says nothing. */
  readonly deadline: Deadline;
}

/** Between these, so that calls that failed together do not come back together. */
const retryDelayMs = { from: 25, to: 75 };

/** One call from input to checked output. Throws `CallFailure`, or the signal's reason as soon as it aborts. */
export async function callService(
  prepared: PreparedSkill,
  input: unknown,
  options: ServiceCallOptions,
): Promise<unknown> {
  const request = toRequest(prepared, input);
  const endsAt = options.clock.now() + options.deadlineMs;
  options.guard.budget.earn();
  const response = await send(prepared, request, options).catch(async (error: unknown) => {
    const delayMs = retryDelay(prepared, error, options);
    if (delayMs === undefined || options.clock.now() + delayMs >= endsAt) throw error;
    if (!mayRetry(prepared, delayMs, options.guard)) throw error;
    await pause(delayMs, options);
    return send(prepared, request, { ...options, deadlineMs: endsAt - options.clock.now() });
  });
  return toOutput(prepared, response, options.budget);
}

/** How long to wait before the same request; undefined when it must not be made again. */
function retryDelay(
  { sender }: PreparedSkill,
  error: unknown,
  { signal, random }: ServiceCallOptions,
): number | undefined {
  if (!sender.repeatable || !(error instanceof CallFailure) || !error.retryable || signal.aborted) return undefined;
  const jitter = retryDelayMs.from + random() * (retryDelayMs.to - retryDelayMs.from);
  return Math.round((error.retryAfterMs ?? 0) + jitter);
}

function mayRetry({ skill }: PreparedSkill, delayMs: number, { budget, counts, service, tell }: ServiceGuard): boolean {
  const isAllowed = budget.spend();
  counts[isAllowed ? 'retries' : 'retriesRefused'] += 1;
  tell(
    isAllowed
      ? { type: 'retry', service, skill: skill.name, delayMs }
      : { type: 'retry-refused', service, skill: skill.name },
  );
  return isAllowed;
}

function send(prepared: PreparedSkill, request: ServiceRequest, options: ServiceCallOptions): Promise<unknown> {
  const { guard, signal } = options;
  const { counts } = guard;
  const isOutage = (error: unknown) => {
    const isOne = error instanceof CallFailure ? error.isOutage : options.deadline.expired;
    if (isOne) counts.outages += 1;
    return isOne;
  };
  const work = async () => {
    signal.throwIfAborted();
    counts.requests += 1;
    return raceSignal(sendOnce(prepared, request, options), signal);
  };
  return raceSignal(guard.circuit.send(guard.service, work, isOutage), signal);
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
    const { token, scopes, tenant, member, signal, deadlineMs, maxResponseBytes } = options;
    const asker = {
      ...(token !== undefined && { token }),
      ...(scopes && { scopes }),
      ...(tenant !== undefined && { tenant }),
      ...(member && { member }),
    };
    return await sender.send(request, { ...asker, signal, deadlineMs, maxResponseBytes });
  } catch (error) {
    if (error instanceof CallFailure || options.signal.aborted) throw error;
    throw new CallFailure('UNAVAILABLE', `no connection to ${sender.service}, or it broke off`, {
      retryable: true,
      cause: error,
    });
  }
}

async function toOutput(prepared: PreparedSkill, response: unknown, budget: OutputBudget): Promise<unknown> {
  const refuse = (message: string, cause?: unknown) => new CallFailure('INVALID_RESPONSE', message, { cause });
  const { skill, sender } = prepared;
  const letOthers = createYielding();
  let problem: string | undefined;
  let output: unknown;
  try {
    problem = prepared.checkResponse(response);
    await letOthers();
    if (problem === undefined) output = skill.fromResponse(response);
  } catch (error) {
    throw refuse('the answer could not be turned into the output', error);
  }
  if (problem !== undefined) throw refuse(`answer of ${sender.service}: ${problem}`);
  await letOthers();
  problem = prepared.checkOutput(output);
  if (problem !== undefined) throw refuse(`output: ${problem}`);
  await letOthers();
  try {
    return trimOutput(output, skill.outputSchema, budget);
  } catch (error) {
    throw refuse('the output is nested too deep', error);
  }
}

/** Lets others in between where the work since the last time was long. */
function createYielding(longMs = 3): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longMs) return;
    await new Promise<void>((resolve) => void setImmediate(resolve));
    since = performance.now();
  };
}

function pause(delayMs: number, { clock, signal }: { clock: Clock; signal: AbortSignal }): Promise<void> {
  let cancel = () => {};
  const waited = new Promise<void>((resolve) => {
    cancel = clock.startTimer(delayMs, resolve);
  });
  return raceSignal(waited, signal).finally(() => cancel());
}
