import type { Member } from '@trellis/core';
import type { PreparedSkill } from '../prepare-skill.ts';
import { canonicalInput } from '../canonical-input.ts';

/**
 * Equal for calls that may share an output; undefined for those that may not be kept at all: writes, skills that declare no cache, and a scope
 * that the turn cannot name.
 */
export function cacheKey(
  { skill }: PreparedSkill,
  input: unknown,
  { tenant, member }: { tenant?: string | undefined; member?: Member | undefined },
): string | undefined {
  if (!skill.cache || skill.effect !== 'read') return undefined;
  const scope = { everyone: [], tenant: [tenant], member: [tenant, member?.id] }[skill.cache.scope];
  if (!scope?.every((part) => part !== undefined)) return undefined;
  return JSON.stringify([
    skill.name,
    skill.version,
    skill.cache.scope,
    scope,
    member?.locale,
    canonicalInput(input).text,
  ]);
}
