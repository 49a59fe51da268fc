/** Sentences that only explain another one: how education counts as experience, higher levels of the same title. */
const EXPLANATION: readonly RegExp[] = [
  /\b(?:may|will|can) (?:also )?(?:be )?(?:substitut|credited)\w*|\bexperience credit will be given|\bis not acceptable towards/iu,
  /\bassignment levels?\b/iu,
  /\bof (?:this|which|such|the) experience (?:must|has to)\b|^supervision must have/iu,
];

const EXPLAINS =
  /^(?:however,? (?!(?:all )?candidates must)|(?:the|such|this|these|those) (?:supervisory|licen[cs]e|apprenticeship|schooling|certificat\w+|experience|positions?|titles?|work)\b)/iu;
const EXPLANATION_HINT = /substitut|credit|acceptable|assignment|experience (?:must|has)|supervision must/i;

/** How statements begin that stand among requirements but ask nothing of a candidate. */
const OPENINGS: readonly RegExp[] = [
  /^(?:date posted|posted(?: on)?|posting date|published|location|place|company|employer|job (?:id|title|type|reference)|reference|employment type|closing date|apply by|department|contract|start date)\s*:/iu,
  /^(?:please |just )*(?:(?:send|show|tell|write|give) (?:to )?(?:us|me)|come (?:and|by|along|to see)|turn up|drop in)\b|^it can be about\b/iu,
  /^(?:Ask|Call|Contact|Ring|Write to|E-?mail) \p{Lu}\p{Ll}+\b/u,
  /^(?:if|when|once|until) you\b.{0,120}\bwe (?!are (?:looking|seeking)|need|require|expect|ask)\p{Ll}+/iu,
  /^(?!You|Candidate|Applicant|They|The|We)\p{Lu}\p{Ll}+ (?:will|can) (?:show|tell|answer|welcome|meet|explain|introduce)\b/u,
  // Hours, contracts and where the work is done say what is offered, unless a word of asking stands beside them.
  /^(?:about |up to |from |a )?(?:\d{1,3}(?:[.,]\d)?(?:\s?[-–]\s?\d{1,3})?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)[ -](?:hours?|hrs?|days?|nights?|evenings?|mornings?|weekends?|shifts?|months?(?=[ -](?:contract|fixed)))(?=$|[,.;]|[ -](?:a|per|each|every|in|at|on|of|contract|fixed|week)\b)(?!.{0,80}\b(?:experience|travel\w*|training|required|must|working as)\b)/iu,
  /^(?:part|full)[- ]time\b(?!.{0,80}\b(?:experience|student|required|must)\b)/iu,
  /^(?:hybrid|remote|fully remote)\b(?!.{0,80}\b(?:experience|required|must|skills)\b)|^immediate start|^start(?:s|ing)?(?: date)?(?: is| in| on|:)\s|^from (?:january|february|march|april|may|june|july|august|september|october|november|december|now|spring|summer|autumn|winter)\b/iu,
  /^(?:we|our (?:team|company|mission))\b(?!.{0,30}\b(?:look|looking|need|seek|seeking|expect|want|require|ask|hire|hiring)\b)/iu,
];
/** The same by words anywhere in a statement; most statements have none of these, which one look tells. */
const HINT =
  /equal|regard|reasonabl|affirmativ|discriminat|civil|consider|only|appl|submit|send|mail|upload|attach|salary|wage|pay|paid|401|health|parental|days of|resid|tenure|student|appointment|possible|available|offered|negotiable/i;
const STATEMENTS: readonly RegExp[] = [
  /\bequal (?:employment )?opportunity|\bwithout regard to|\breasonable accommodation|\baffirmative action|\bdiscriminat/iu,
  /\bcivil service (?:status|list|exam\w*|title)\b(?!.{0,60}\bonly\b)(?<!\bmust be .{0,120})/iu,
  /\bwill (?:not )?be considered\b|\bonly (?:those|candidates) (?:selected|under consideration)/iu,
  /\b(?:apply|submit|send|e-?mail|upload|attach)\b.{0,60}\b(?:resume|résumé|cv|cover letter|application|online|link|below)\b/iu,
  /\b(?:salary|wages?|pay range|401\(?k\)?|paid (?:leave|time off)|health insurance|parental leave|days of (?:leave|vacation|holiday))\b/iu,
  /\bresiden(?:cy|t)\b.{0,60}\b(?:city|required|days|within)\b/iu,
  /\bmaximum tenure|\bno student shall|\bstudents may be employed|\bappointments to this/iu,
  /\bonly (?:short-?listed|suitable|successful)\b.{0,30}\b(?:contacted|invited|answer\w*)\b|^applications?\b.{0,80}\b(?:by|until|before|to)\b/iu,
  // Hours, contracts and where the work is done say what is offered, unless a word of asking stands beside them.
  /\b(?:job[- ]shar(?:e|ing)|part[- ]time(?: work)?|flexitime|home office|remote(?: work)?)\b.{0,40}\b(?:possible|available|offered|negotiable)\b/iu,
];

/** True for what a job seeker needs not be measured by. */
export function isBoilerplate(statement: string): boolean {
  return (
    isExplanation(statement) ||
    isDenial(statement) ||
    OPENINGS.some((pattern) => pattern.test(statement)) ||
    (HINT.test(statement) && STATEMENTS.some((pattern) => pattern.test(statement)))
  );
}

const DENIAL =
  /^(?:(?:you|we|candidates|applicants) (?:do not|don(?:'|’)t|need not|never) |(?:there is )?no (?=.{0,80}\b(?:needed|required|necessary|expected)\b))|\b(?:is|are) not (?:strictly )?(?:required|needed|necessary|essential|expected|asked for|a requirement|a condition)\b|^(?=.{0,80}\bnot (?:required|needed|necessary|essential)[.!]*$)/iu;
const WISHES =
  /\b(?:plus|bonus|advantage|asset|welcome|good|nice|great|useful|helpful|desirable|preferred|ideal)\b|\bbut\b|;\s|, (?:we|you)\b/iu;
const QUESTION = /\?["”’)]?$/u;

/** True for what is said not to be asked: "a diploma is not required", "No licence yet?". "A plus, but not required" is a wish. */
function isDenial(statement: string): boolean {
  if (QUESTION.test(statement)) return !/^(?:do|are|can|have|did|would) you\b/iu.test(statement);
  return /\bn(?:o|e)|n['’]t/i.test(statement) && DENIAL.test(statement) && !WISHES.test(statement);
}

/** True for a sentence that only explains another requirement. */
export function isExplanation(sentence: string): boolean {
  if (EXPLAINS.test(sentence)) return true;
  return EXPLANATION_HINT.test(sentence) && EXPLANATION.some((pattern) => pattern.test(sentence));
}
