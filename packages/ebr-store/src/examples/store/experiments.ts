import { createHash } from 'node:crypto';

/** Two or more sets of an agent side by side. Each tenant stays on its side for as long as the experiment has its name and arms. */
export interface ExampleExperiment {
  readonly name: string;
  readonly agentId: string;
  /** Shares by arm, such as `{ main: 1, short: 1 }`. `main` is the set that agents ship. */
  readonly arms: Readonly<Record<string, number>>;
  /** Tenants whose side is not left to chance. */
  readonly pins?: Readonly<Record<string, string>>;
}

export const mainArm = 'main';

/** The arm of a tenant, the same on every machine: its pin, or else by a hash of both names. */
export function armOf({ name, arms, pins }: ExampleExperiment, tenant: string): string {
  if (pins && Object.hasOwn(pins, tenant)) return pins[tenant] ?? mainArm;
  const shares = Object.entries(arms).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const total = shares.reduce((sum, [, share]) => sum + Math.max(0, share), 0);
  const hash = createHash('sha256').update(`${name}\0${tenant}`).digest();
  let place = (hash.readUIntBE(0, 6) / 2 ** 48) * total;
  for (const [arm, share] of shares) {
    place -= Math.max(0, share);
    if (place < 0) return arm;
  }
  return mainArm;
}
