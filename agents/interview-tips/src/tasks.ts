/** Sentences in a list of tasks that are none: whom one reports to, where one sits, whom they look for. */
const noTask =
  /\b(?:(?:will |shall )?reports? (?:directly )?to|reporting to [^,]* division|seeks? an?\b|is (?:seeking|looking for|recruiting)|(?:other|related|additional) (?:duties|tasks|work)(?: as (?:assigned|required|needed))?[.;]?$|will serve as the|equal opportunity|salary|to apply)/i;

/** Who does it, which a question need not say. */
const subject =
  /^(?:(?:the|each|this|our|your|[A-Z]\w*’s|[A-Z]\w*'s) [^,.;]{0,60}?|you|he or she|he\/she|she or he|they)(?: will| shall)(?: also)?(?: be responsible for)? |^you (?:also )?(?!are\b|have\b|can\b|must\b|may\b|need\b|should\b|bring\b)|^(?:specifically|in addition|additionally), |^under (?:the )?(?:direct |general )?(?:direction|supervision)(?: of [^,]{0,60})?, /i;

/** The tasks of a posting, each from its verb on. Sentences that name none are left out. */
export function tasksOf(responsibilities: readonly string[]): string[] {
  return responsibilities
    .filter((one) => !noTask.test(one))
    .map((one) =>
      one
        .replace(subject, '')
        .replace(subject, '')
        .replace(/[.;:,\s]+$/, ''),
    )
    .filter((one) => /\p{L}.*\s/u.test(one));
}
