/** Sentences that only explain another one: how education counts as experience, higher levels of the same title. */
const EXPLANATION: readonly RegExp[] = [
  /\b(?:may|will|can) (?:also )?(?:be )?(?:substitut|credited)\w*|\bexperience credit will be given|\bis not acceptable towards/iu,
  /\bassignment levels?\b/iu,
  /^(?:however,? (?!(?:all )?candidates must)|(?:the|such|this|these|those) (?:supervisory|licen[cs]e|apprenticeship|schooling|certificat\w+|experience|positions?|titles?|work)\b)/iu,
  /\bof (?:this|which|such|the) experience (?:must|has to)\b|^supervision must have/iu,
];

/** Statements that stand among requirements but ask nothing of a candidate. */
const BOILERPLATE: readonly RegExp[] = [
  /^(?:date posted|posted(?: on)?|posting date|published|location|place|company|employer|job (?:id|title|type|reference)|reference|employment type|closing date|apply by|department|contract|start date)\s*:/iu,
  /\bequal (?:employment )?opportunity|\bwithout regard to|\breasonable accommodation|\baffirmative action|\bdiscriminat/iu,
  /\bcivil service (?:status|list|exam\w*|title)\b(?!.{0,60}\bonly\b)(?<!\bmust be .{0,120})/iu,
  /\bwill (?:not )?be considered\b|\bonly (?:those|candidates) (?:selected|under consideration)/iu,
  /\b(?:apply|submit|send|e-?mail|upload|attach)\b.{0,60}\b(?:resume|résumé|cv|cover letter|application|online|link|below)\b/iu,
  /\b(?:salary|wages?|pay range|401\(?k\)?|paid (?:leave|time off)|health insurance|parental leave|days of (?:leave|vacation|holiday))\b/iu,
  /\bresiden(?:cy|t)\b.{0,60}\b(?:city|required|days|within)\b/iu,
  /\bmaximum tenure|\bno student shall|\bstudents may be employed|\bappointments to this/iu,
  /^(?:we|our (?:team|company|mission))\b(?!.{0,30}\b(?:look|looking|need|seek|seeking|expect|want|require|ask|hire|hiring)\b)/iu,
];

/** True for what a job seeker needs not be measured by. */
export function isBoilerplate(statement: string): boolean {
  return isExplanation(statement) || BOILERPLATE.some((pattern) => pattern.test(statement));
}

/** True for a sentence that only explains another requirement. */
export function isExplanation(sentence: string): boolean {
  return EXPLANATION.some((pattern) => pattern.test(sentence));
}
