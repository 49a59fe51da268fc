/** A résumé as the person who made it knows it: JSON Resume, with the country in words as it is printed. */
export interface ResumeTruth {
  readonly basics: {
    readonly name: string;
    readonly label?: string;
    readonly email?: string;
    readonly phone?: string;
    readonly url?: string;
    readonly profiles?: readonly { readonly network: string; readonly url: string }[];
    readonly location?: { readonly city: string; readonly region?: string; readonly country?: string };
    readonly summary?: string;
  };
  readonly work: readonly TruthWork[];
  readonly education: readonly TruthEducation[];
  readonly skills: readonly { readonly name: string; readonly keywords: readonly string[] }[];
  readonly languages: readonly { readonly language: string; readonly fluency?: string }[];
  readonly certificates: readonly { readonly name: string; readonly issuer?: string; readonly date?: string }[];
  readonly volunteer: readonly TruthWork[];
}

/** A position; without `endDate` it goes on. */
export interface TruthWork {
  readonly name: string;
  readonly position: string;
  readonly location?: string;
  readonly startDate: string;
  readonly endDate?: string;
  readonly summary?: string;
  readonly highlights: readonly string[];
}

export interface TruthEducation {
  readonly institution: string;
  readonly studyType: string;
  readonly area: string;
  readonly startDate?: string;
  readonly endDate?: string;
}

/** The languages in which résumés are made. */
export type ResumeLanguage = 'en' | 'de' | 'fr' | 'es';

/** A person and what their résumé cannot be without. */
export interface ResumePerson {
  readonly id: string;
  readonly language: ResumeLanguage;
  /** Taken from the sample rather than made up from the tables. */
  readonly fromSample: boolean;
  readonly truth: ResumeTruth;
}
