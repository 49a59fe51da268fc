/** The parts of JSON Resume that are recognised. All of them are absent when nothing says them. */
export interface JsonResume {
  readonly basics?: {
    readonly name?: string;
    readonly label?: string;
    readonly email?: string;
    readonly phone?: string;
    readonly url?: string;
    readonly summary?: string;
    /** The country in the words of the file. */
    readonly location?: { readonly city?: string; readonly region?: string; readonly country?: string };
    readonly profiles?: readonly { readonly url: string }[];
  };
  readonly work?: readonly (JsonResumeWork & { readonly name?: string })[];
  readonly volunteer?: readonly (JsonResumeWork & { readonly organization?: string })[];
  readonly education?: readonly {
    readonly institution?: string;
    readonly studyType?: string;
    readonly area?: string;
    readonly startDate?: string;
    readonly endDate?: string;
  }[];
  readonly skills?: readonly {
    readonly name: string;
    readonly level?: string;
    readonly keywords?: readonly string[];
  }[];
  readonly languages?: readonly { readonly language: string; readonly fluency?: string }[];
  readonly certificates?: readonly { readonly name: string; readonly issuer?: string; readonly date?: string }[];
  readonly projects?: readonly {
    readonly name: string;
    readonly description?: string;
    readonly highlights?: readonly string[];
  }[];
  readonly publications?: readonly { readonly name: string }[];
}

/** A position; its `endDate` is `present` where the file says that it goes on. */
interface JsonResumeWork {
  readonly position?: string;
  readonly location?: string;
  readonly startDate?: string;
  readonly endDate?: string;
  readonly summary?: string;
  readonly highlights?: readonly string[];
}
