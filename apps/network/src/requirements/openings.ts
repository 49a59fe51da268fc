const ADJECTIVES =
  'Strong|Excellent|Outstanding|Extensive|Exceptional|Proven|Demonstrated|Solid|Good|Great|Superior|Advanced|Effective|Broad|Deep|Basic|Hands-on|Practical|Previous|Prior|Relevant|Detailed|Thorough|Sound';
const NOUNS =
  'Experience|Familiarity|Knowledge|Understanding|Proficiency|Proficient|Ability|Fluency|Fluent|Willingness|Comfort|Comfortable|Expertise|Minimum|Bachelor|Master|Certification|Certified|Skilled|Competence|Confidence|Confident|Foreign language|Working knowledge|At least';

const OPENING = new RegExp(
  `^(?:and |or |plus )?(?:an? |the )?(?:${ADJECTIVES}|${NOUNS}|\\d+\\+? years|bachelor'?s?|master'?s?|high school|valid)\\b`,
  'iu',
);

const VERBS =
  'Develop|Identify|Manage|Directly supervise|Supervise|Track|Collaborate|Design|Organize|Lead|Increase|Assist|Participate|Establish|Prepare|Create|Coordinate|Maintain|Monitor|Oversee|Review|Provide|Support|Ensure|Plan|Build|Conduct|Deliver|Perform|Analyze|Write|Train|Respond|Research|Report';

/** Where the next requirement of a list without bullets begins: a capital opening after a word, not after a comma or "and". */
export const RUN_ON_REQUIREMENT = new RegExp(
  `(?<=[\\p{L}\\d)]\\s)(?<!\\b(?:and|or|of|the|with|in|a|an|to|for)\\s)(?:The ability|${ADJECTIVES}|${NOUNS})\\b(?!-)`,
  'gu',
);

/** The same for duties: a capital verb in its base form. */
export const RUN_ON_DUTY = new RegExp(
  `(?<=[\\p{L}\\d)]\\s)(?<!\\b(?:and|or|of|the|with|in|a|an|to|for|Senior|Team|Project)\\s)(?:${VERBS})\\s(?=\\p{Ll}|\\p{Lu}{2})`,
  'gu',
);

const LISTED_VERBS =
  'Run|Calibrate|Take|Handle|Check|Keep|Answer|Test|Find|Work|Help|Teach|Assess|Install|Repair|Operate|Administer|Care|Document|Draft|Process|Reconcile|Drive|Load|Sell|Negotiate|Forecast|Agree|Watch|Suggest|Look|Obtain|Compare|Talk|Serve|Clean|See|Make|Introduce|Produce|Inform|Visit|Attend|Set|Move|Cut|Carry|Apply|Mix|Supervise|Guide|Own|Drive|Improve|Advise';
const DUTY_OPENING = new RegExp(`^(?:${VERBS}|${LISTED_VERBS})\\s`, 'u');

/** True when a list item begins like a duty: "Review contracts …". */
export function hasDutyOpening(text: string): boolean {
  return DUTY_OPENING.test(text);
}

/** True when the text begins like a requirement: "Strong …", "ability to …", "3 years …". */
export function hasOpening(text: string): boolean {
  return OPENING.test(text);
}
