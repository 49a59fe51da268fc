import type { MistakeClass } from '@trellis/defensive-yaml';
import { mistakeHints } from '@trellis/defensive-yaml';

/** Which mistakes the small model makes in its plans, and what the next prompt says against the commonest. */
export interface PlanMistakes {
  add(mistakes: readonly MistakeClass[]): void;
  /** Hints, one a line; empty as long as nothing went wrong. */
  hints(): string;
}

/** Not worth a word in a prompt: what every reader takes without a doubt. */
const harmless: ReadonlySet<MistakeClass> = new Set(['unquoted-text', 'quoted-value', 'missing-level']);

/** Counts for as long as a host runs. */
export function createPlanMistakes(): PlanMistakes {
  const counts = new Map<MistakeClass, number>();
  return {
    add(mistakes) {
      for (const mistake of new Set(mistakes))
        if (!harmless.has(mistake)) counts.set(mistake, (counts.get(mistake) ?? 0) + 1);
    },
    hints: () => mistakeHints(Object.fromEntries(counts)),
  };
}
