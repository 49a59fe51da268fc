import { createHash } from 'node:crypto';
import type { Viewer } from '../auth/token-verifier.ts';

/** An id that tells nothing: neither the name nor, to others, that somebody has brought the same thing. The same content of the same owner has the same. */
export function identify(prefix: string, { tenant, memberId }: Viewer, content: Buffer): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([prefix, tenant, memberId]))
    .update(content);
  return `${prefix}-${hash.digest('hex').slice(0, 20)}`;
}
