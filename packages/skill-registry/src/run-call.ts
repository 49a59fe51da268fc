import type { Call, DossierEntry, SkillFailure } from '@trellis/core';
import { DeadlineError, startDeadline, TrellisError } from '@trellis/core';
import type { SkillEvent } from './event-queue.ts';
import type { PreparedSkill } from './prepare-skill.ts';
import type { SkillRunOptions } from './skill-run.ts';
import type { Slots } from './slots.ts';
import { CallFailure } from './call-failure.ts';
import { callService } from './call-service.ts';
import { canonicalInput } from './canonical-input.ts';
import { skillKey } from './prepare-skill.ts';

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
  let result: { ok: true; value: unknown; url?: string } | { ok: false; failure: SkillFailure };
  const started = () => {
    startedAt = clock.now();
    emit({ type: 'skill-start', callId: id, skill });
  };
  try {
    input = jsonInput(call.input);
    const allowed = checkAllowed(prepared, options.confirmed);
    const value = await inTime(allowed, input, { ...options, started });
    result = { ok: true, value, ...sourceUrl(value) };
  } catch (error) {
    result = { ok: false, failure: toFailure(error) };
  }
  if (startedAt === undefined) started();
  const source = { id, skill, skillVersion: (prepared?.skill ?? call.skill).version, input };
  const retrievedAt = (options.retrievedAt ?? new Date(clock.now())).toISOString();
  return {
    entry: { ...source, retrievedAt, ...result },
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

function checkAllowed(prepared: PreparedSkill | undefined, confirmed: boolean): PreparedSkill {
  if (!prepared) throw new CallFailure('UNAVAILABLE', 'this host has no such skill');
  if (prepared.skill.effect !== 'read' && !confirmed)
    throw new CallFailure('NOT_CONFIRMED', 'it changes something, and the member has not agreed to it');
  return prepared;
}

async function inTime(prepared: PreparedSkill, input: unknown, options: RunCallOptions & { started: () => void }) {
  const { clock, callMs, cancelled, endsAt, slots, started } = options;
  const leftMs = () => {
    const left = endsAt - clock.now();
    if (left <= 0) throw new DeadlineError(0);
    return left;
  };
  using turn = startDeadline({ parent: AbortSignal.any([options.signal, cancelled]), deadlineMs: leftMs(), clock });
  const giveBack = await slots.take(turn.signal);
  try {
    // A slot that came free at the very end of the turn is of no use.
    leftMs();
    started();
    using deadline = startDeadline({ parent: turn.signal, deadlineMs: callMs, clock });
    const { token, tenant, member, maxResponseBytes } = options;
    const asker = {
      ...(token !== undefined && { token }),
      ...(tenant !== undefined && { tenant }),
      ...(member && { member }),
    };
    const deadlineMs = Math.min(callMs, turn.remainingMs());
    return await callService(prepared, input, {
      ...asker,
      clock,
      maxResponseBytes,
      deadlineMs,
      signal: deadline.signal,
    });
  } finally {
    giveBack();
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
