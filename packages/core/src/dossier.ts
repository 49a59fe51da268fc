import type { Skill } from './skill.ts';

/** Why a call has no result. Each code is explained in the README. */
export type SkillFailureCode =
  | 'TIMEOUT'
  | 'UNAVAILABLE'
  | 'NOT_CONFIGURED'
  | 'NOT_FOUND'
  | 'FORBIDDEN'
  | 'INVALID_INPUT'
  | 'INVALID_RESPONSE'
  | 'NOT_CONFIRMED'
  | 'NOT_PLANNED';

export interface SkillFailure {
  readonly code: SkillFailureCode;
  readonly message: string;
}

/** One call and what came of it, with its provenance. */
export type DossierEntry<O = unknown> = {
  /** Unique within the turn; citations point to it. */
  readonly id: string;
  readonly skill: string;
  readonly skillVersion: string;
  readonly input: unknown;
  /** Where a member can see the source, if anywhere. */
  readonly url?: string;
  /** ISO 8601. */
  readonly retrievedAt: string;
} & ({ readonly ok: true; readonly value: O } | { readonly ok: false; readonly failure: SkillFailure });

/** What a turn knows. It grows while the turn runs; a call that was made twice is one entry. */
export interface Dossier {
  /** The value of the first success of that skill. */
  get<O>(skill: Skill<never, O>): O | undefined;
  /** Every call of that skill, failures too, in the order in which they ended. What was `NOT_PLANNED` was no call. */
  all<O>(skill: Skill<never, O>): readonly DossierEntry<O>[];
  readonly entries: readonly DossierEntry[];
  /** What failed, and steps of a plan that were dropped. */
  readonly missing: readonly DossierEntry[];
}

/** A dossier that its owner can add to; hand it on as `Dossier`. An entry with a known id is ignored. */
export interface GrowingDossier extends Dossier {
  add(entry: DossierEntry): void;
}

/** Whoever asks what was tried must not take a step that was never made for an answer. */
const isCall = (entry: DossierEntry) => entry.ok || entry.failure.code !== 'NOT_PLANNED';

const majorOf = (version: string) => version.split('.', 1)[0];

/** An empty dossier, or one that starts with `entries`. Two majors of one skill do not mix. */
export function createDossier(entries: readonly DossierEntry[] = []): GrowingDossier {
  const byId = new Map<string, DossierEntry>();
  const add = (entry: DossierEntry) => {
    if (!byId.has(entry.id)) byId.set(entry.id, entry);
  };
  entries.forEach(add);
  const isOf = (skill: Skill) => (entry: DossierEntry) =>
    entry.skill === skill.name && majorOf(entry.skillVersion) === majorOf(skill.version);
  return {
    get<O>(skill: Skill<never, O>) {
      for (const entry of byId.values()) if (entry.ok && isOf(skill)(entry)) return entry.value as O;
      return undefined;
    },
    all: <O>(skill: Skill<never, O>) =>
      [...byId.values()].filter((entry) => isOf(skill)(entry) && isCall(entry)) as DossierEntry<O>[],
    get entries() {
      return [...byId.values()];
    },
    get missing() {
      return [...byId.values()].filter((entry) => !entry.ok);
    },
    add,
  };
}
