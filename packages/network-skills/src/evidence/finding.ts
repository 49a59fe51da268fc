import type { PersonProfile, Requirement, SkillInfo, SkillRef } from '../entities.ts';

/**
 * How a requirement stands to a profile. `missing` is said only where something comparable was compared (a skill of the vocabulary, a level
 * of education, a licence, a language, years); where a profile cannot show it, or says nothing at all, it is `unclear`.
 */
export type EvidenceVerdict = 'matched' | 'partly' | 'missing' | 'unclear';

/** A place in a profile that speaks for something. */
export interface Evidence {
  /** Literally a part of one string of the profile. */
  readonly quote: string;
  /** Where it stands, as a phrase: "Software Engineer at Area 52, 2013–2014". */
  readonly where: string;
}

/** A skill of the person that helps with one they do not have. */
export interface Transfer {
  readonly from: SkillRef;
  readonly to: SkillRef;
  /** Where the profile shows it. */
  readonly evidence: Evidence;
}

/** What a profile says about one requirement. */
export interface EvidenceFinding {
  readonly requirement: Requirement;
  readonly verdict: EvidenceVerdict;
  /** Strongest first; empty when there is none. */
  readonly evidence: readonly Evidence[];
  /** Why this verdict: one or two plain sentences to the member. */
  readonly reason: string;
  /** What the member can show, add or find out; absent when there is nothing to do. */
  readonly suggestion?: string;
  /** Skills that were asked for and that neither the profile nor a narrower skill in it shows. */
  readonly missingSkills: readonly SkillRef[];
  readonly transfers: readonly Transfer[];
  /** A condition, such as shifts or a place to live: only the member can answer it. */
  readonly isCondition?: true;
  /** Only when years were asked for. `shown` is absent when the dates do not say. */
  readonly years?: { readonly asked: number; readonly shown?: number };
}

/** What evidence is looked for with. */
export interface EvidenceQuery {
  readonly requirement: Requirement;
  readonly profile: PersonProfile;
  /** Relations of the skills asked for, and of the person's own where they are known. */
  readonly relations: readonly SkillInfo[];
  /** Ends positions that go on. */
  readonly now: Date;
}

/** A finding without its requirement: what the single comparisons return. */
export type Comparison = Omit<EvidenceFinding, 'requirement' | 'missingSkills' | 'transfers'> &
  Partial<Pick<EvidenceFinding, 'missingSkills' | 'transfers'>>;
