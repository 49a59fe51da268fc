/** "reports to the Director of Procurement": what somebody else is called. */
const SUPERIOR =
  /\b(?:report(?:s|ing)?|accountable|answerable)\s+(?:directly\s+)?(?:in)?to\s+(?:an?|the|our)\s+(?:(?!(?:and|on|about|for|who|with)\b)[\p{L}-]+\s+){0,5}$/iu;
/** "coordinates work with Facilities, Operations and IT units": what somebody works beside. */
const ALONGSIDE =
  /\b(?:collaborat|coordinat|cooperat|liais|interact|work)(?:e|es|ed|ing|ion|s)?\s+(?:[\p{L}-]+\s+){0,2}(?:with|alongside)\b[^.;:!?\n]{0,60}$/iu;
const TEAM = /^\s+(?:[\p{L}]+\s+){0,2}(?:teams?|units?|staff|departments?|divisions?|offices?|officers?|colleagues)\b/u;

/** True when a name is what a superior or another team is called. */
export function isOtherTeam(before: string, behind: string): boolean {
  return SUPERIOR.test(before) || (TEAM.test(behind) && ALONGSIDE.test(before));
}
