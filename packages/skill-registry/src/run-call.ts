import type { Call, Deadline, DossierEntry, Skill, SkillCache, SkillFailure } from '@trellis/core';
import { DeadlineError, startDeadline, TrellisError } from '@trellis/core';
import type { CachedResult } from './dispatch/result-cache.ts';
import type { SkillEvent } from './event-queue.ts';
import type { PreparedSkill } from './prepare-skill.ts';
import type { SkillRunOptions } from './skill-run.ts';
import type { Slots } from './slots.ts';
import { CallFailure } from './call-failure.ts';
import { callService } from './call-service.ts';
import { canonicalInput } from './canonical-input.ts';
import { cacheKey } from './dispatch/cache-key.ts';
import { skillKey } from './prepare-skill.ts';
import { refusalOf } from './refusal.ts';

interface RunCallOptions extends SkillRunOptions {
  readonly id: string;
  readonly cancelled: AbortSignal;
  readonly slots: Slots;
  readonly confirmed: boolean;
  readonly emit: (event: SkillEvent) => void;
}

/** Runs one call to its end, whatever that is. Never rejects. Emits the start; the end is for the caller to emit, after the entry is kept. */
export async function runCall(
  call: Call,
  options: RunCallOptions,
): Promise<{ entry: DossierEntry; end: Extract<SkillEvent, { type: 'skill-end' }> }> {
  const { id, clock, emit } = options;
  const prepared = options.prepared.get(skillKey(call.skill));
  const skill = call.skill.name;
  let input: unknown = null;
  let startedAt: number | undefined;
  let retrievedAt: Date | undefined;
  let result: { ok: true; value: unknown; url?: string } | { ok: false; failure: SkillFailure };
  const started = () => {
    if (startedAt !== undefined) return;
    startedAt = clock.now();
    emit({ type: 'skill-start', callId: id, skill });
  };
  try {
    input = jsonInput(call.input);
    const allowed = checkAllowed(call.skill, options);
    const { value, retrievedAt: fetchedAt } = await obtain(allowed, input, { ...options, started });
    retrievedAt = fetchedAt;
    result = { ok: true, value, ...sourceUrl(value) };
  } catch (error) {
    result = { ok: false, failure: toFailure(error) };
  }
  if (startedAt === undefined) started();
  const source = { id, skill, skillVersion: (prepared?.skill ?? call.skill).version, input };
  retrievedAt ??= options.retrievedAt ?? new Date(clock.now());
  return {
    entry: { ...source, retrievedAt: retrievedAt.toISOString(), ...result },
    end: { type: 'skill-end', callId: id, skill, ok: result.ok, ms: clock.now() - (startedAt ?? clock.now()) },
  };
}

function jsonInput(input: unknown): unknown {
  try {
    return canonicalInput(input).value;
  } catch (error) {
    throw new CallFailure('INVALID_INPUT', 'the input is not JSON', { cause: error });
  }
}

function checkAllowed(skill: Skill, options: RunCallOptions): PreparedSkill {
  const refusal = refusalOf(skill, options);
  if (refusal) throw refusal;
  const prepared = options.prepared.get(skillKey(skill)) as PreparedSkill;
  if (prepared.skill.effect !== 'read' && !options.confirmed)
    throw new CallFailure('NOT_CONFIRMED', 'it changes something, and the member has not agreed to it');
  return prepared;
}

interface Fetching extends RunCallOptions {
  readonly started: () => void;
}

/** From the cache, from another turn that is just asking the same, or from the service. */
async function obtain(prepared: PreparedSkill, input: unknown, options: Fetching): Promise<CachedResult> {
  const { clock, dispatcher, cancelled, endsAt } = options;
  options.signal.throwIfAborted();
  const leftMs = endsAt - clock.now();
  if (leftMs <= 0) throw new DeadlineError(0);
  const { service } = prepared.sender;
  const key = cacheKey(prepared, input, options);
  const { cache, guardOf } = dispatcher;
  const kept = key === undefined ? undefined : cache.get(key);
  if (kept) {
    guardOf(service).counts.cacheHits += 1;
    return kept;
  }
  using turn = startDeadline({ parent: AbortSignal.any([options.signal, cancelled]), deadlineMs: leftMs, clock });
  const fetch = async () => {
    const value = await inTurn(prepared, input, { ...options, turn });
    return { value, retrievedAt: options.retrievedAt ?? new Date(clock.now()) };
  };
  if (key !== undefined) {
    const { ttlMs } = prepared.skill.cache as SkillCache;
    return await cache.fetch({ key, service, ttlMs, signal: turn.signal, fetch, onWait: options.started });
  }
  if (prepared.skill.effect === 'read') return await fetch();
  // Nobody knows when a write takes effect, nor whether one that failed did: what was read before or meanwhile is not given again.
  cache.forget(service);
  try {
    return await fetch();
  } finally {
    cache.forget(service);
  }
}

/** Waits for its turn among the calls of the turn, of the skill and of the service, in this order, so that nobody waits in a circle. */
async function inTurn(prepared: PreparedSkill, input: unknown, options: Fetching & { turn: Deadline }) {
  const { clock, dispatcher, slots, started, turn } = options;
  const guard = dispatcher.guardOf(prepared.sender.service);
  const held: (() => void)[] = [];
  try {
    for (const bound of [slots, dispatcher.slotsOf(prepared), guard.slots])
      if (bound) held.push(await bound.take(turn.signal));
    // A slot that came free at the very end of the turn is of no use.
    if (turn.remainingMs() <= 0) throw new DeadlineError(0);
    started();
    const callMs = prepared.skill.limits?.timeoutMs ?? options.callMs;
    using deadline = startDeadline({ parent: turn.signal, deadlineMs: callMs, clock });
    const { token, scopes, tenant, member, maxResponseBytes } = options;
    return await callService(prepared, input, {
      ...(token !== undefined && { token }),
      ...(scopes && { scopes }),
      ...(tenant !== undefined && { tenant }),
      ...(member && { member }),
      clock,
      guard,
      deadline,
      maxResponseBytes,
      random: dispatcher.random,
      budget: { ...options.outputBudget, ...prepared.skill.limits },
      deadlineMs: Math.min(callMs, turn.remainingMs()),
      signal: deadline.signal,
    });
  } finally {
    for (const giveBack of held) giveBack();
  }
}

function toFailure(error: unknown): SkillFailure {
  if (error instanceof CallFailure) return error.failure;
  if (TrellisError.isInstance(error) && error.code === 'DEADLINE_EXCEEDED')
    return { code: 'TIMEOUT', message: 'no answer in time' };
  return { code: 'UNAVAILABLE', message: 'stopped before the answer was there' };
}

/** Where a member can see the source: only an address that a client may show as a link. */
function sourceUrl(output: unknown): { url?: string } {
  const url = typeof output === 'object' && output !== null && 'url' in output ? output.url : undefined;
  if (typeof url !== 'string' || url.length > 2048 || !URL.canParse(url)) return {};
  const { protocol, username, password } = new URL(url);
  return protocol === 'https:' && username === '' && password === '' ? { url } : {};
}
