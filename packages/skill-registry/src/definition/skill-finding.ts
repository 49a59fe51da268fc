export type SkillFindingCode =
  | 'VAGUE_DESCRIPTION'
  | 'VAGUE_USE_WHEN'
  | 'LONG_DESCRIPTION'
  | 'UNDESCRIBED_FIELD'
  | 'UNTYPED_FIELD'
  | 'AMBIGUOUS_NAME'
  | 'SYNONYMOUS_NAMES'
  | 'NEGATIVE_BOOLEAN'
  | 'NESTED_TOO_DEEP'
  | 'UNION_OF_OBJECTS'
  | 'TOO_MANY_PARAMETERS'
  | 'TOO_MANY_VALUES'
  | 'EXAMPLE_DOES_NOT_FIT'
  | 'OVERLAPPING_SKILLS';

/** Something about a skill that models get wrong, and what to do about it. */
export interface SkillFinding {
  readonly skill: string;
  readonly code: SkillFindingCode;
  /** Where: `description`, `input.jobId`, `output.items[]`, `examples[0].input`. */
  readonly path: string;
  readonly message: string;
  readonly fix: string;
}

/** A finding before it is known whose it is. */
export type Finding = Omit<SkillFinding, 'skill'>;
