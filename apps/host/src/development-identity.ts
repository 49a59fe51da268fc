import type { EntityRef } from '@trellis/core';
import type { DevTokens } from '@trellis/network';
import type { DevelopmentAccess } from './http/host-context.ts';
import type { DefaultMember } from './identity.ts';

/** The tenant of everything that is asked in development. */
export const developmentTenant = 'development';

const renewAfterMs = 60 * 60 * 1000;

/** Who one is on one's own machine: the default member without a token, and any person of the network on request. */
export interface DevelopmentIdentity extends DevelopmentAccess {
  defaultMember(): Promise<DefaultMember>;
}

/** Signs with keys that this process made up; they are good nowhere else. */
export function createDevelopmentIdentity(
  tokens: DevTokens,
  memberId: string,
  options: { first?: EntityRef; now?: () => number } = {},
): DevelopmentIdentity {
  const { first, now = Date.now } = options;
  const owner = { tenant: developmentTenant, memberId };
  let current: { token: string; signedAt: number } | undefined;
  return {
    ...(first && { first }),
    signAs: (personId) => tokens.sign(personId, developmentTenant),
    async defaultMember() {
      if (!current || now() - current.signedAt > renewAfterMs) {
        current = { token: await tokens.sign(memberId, developmentTenant), signedAt: now() };
      }
      return { owner, token: current.token };
    },
  };
}
