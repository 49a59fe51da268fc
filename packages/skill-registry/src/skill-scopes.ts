import type { Skill } from '@trellis/core';

/** A scope that a skill needs and the member's token has not; undefined when it has all. Without `scopes` nothing is known, and nothing held back. */
export const missingScope = (
  { scopes: needed = [] }: Pick<Skill, 'scopes'>,
  scopes: readonly string[] | undefined,
): string | undefined => scopes && needed.find((scope) => !scopes.includes(scope));
