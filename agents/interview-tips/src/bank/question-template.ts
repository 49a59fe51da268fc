/** A question with blanks: `{skill}` (`{Skill}` at the beginning of a sentence), `{duty}`, `{title}`, `{company}`, `{value}` and `{product}` are filled in with the words of the posting. */
export interface QuestionTemplate {
  readonly question: string;
  /** Why interviewers ask it. */
  readonly why: string;
  /** How to get ready for it. */
  readonly prepare: string;
  /** What to tell when the profile holds nothing for it; `{place}` is where to look. */
  readonly withoutStory?: string;
}
