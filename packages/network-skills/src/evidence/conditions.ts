/** Conditions that a profile cannot show, with what to do about each. Nothing is guessed about the person from any of them. */
const conditions: readonly { readonly pattern: RegExp; readonly suggestion: string; readonly standing?: true }[] = [
  {
    pattern:
      /\bcivil service\b|\bpermanent (?:title|status|employee)\b|\b(?:eligible|eligibility) list\b|\bopen to permanent\b/i,
    suggestion:
      'This is about your standing in their service. Check it before you put work into the application, and state it at the top.',
    standing: true,
  },
  {
    pattern: /\bmatriculat|\benrol|\b(?:as )?a student in\b|\bcurrently (?:a student|studying)\b/i,
    suggestion: 'If you are enrolled, say where and until when.',
    standing: true,
  },
  {
    pattern: /\bresiden(?:cy|t|ce)\b|\brelocat|\blive in\b|\bcommut/i,
    suggestion: 'Only you know whether this suits you. If you would move, say so in one line.',
  },
  {
    pattern:
      /\b(?:work (?:permit|authori[sz]ation|visa)|authori[sz]ed to work|right to work|visa|citizenship|sponsor)/i,
    suggestion:
      'A profile does not show this, and it is nothing to be judged by here. Check the condition and answer it in the application.',
  },
  {
    pattern: /\b(?:shift|weekend|night|overtime|on.call|holiday|flexible hours|rotating|travel)/i,
    suggestion: 'Decide whether this suits you, and say in one line that it does; ask how often it happens.',
  },
  {
    pattern: /\b(?:background check|fingerprint|drug|security clearance|clearance|criminal|polygraph|reference check)/i,
    suggestion: 'This comes after an offer, or early in the process. Ask what it involves and how long it takes.',
  },
  {
    pattern: /\b(?:lift|physical|stand for|climb|carry|vision|hearing|stamina)\b/i,
    suggestion:
      'A profile cannot show this and it is not judged here. Ask what the work involves, and which adjustments are offered.',
  },
  {
    pattern: /\b(?:cover letter|resume|portfolio|references|transcript|application|apply)\b/i,
    suggestion: 'This is about the application itself: put it on your list of things to send.',
  },
];

const softPattern =
  /\b(?:communicat|interpersonal|inter-personal|team|collaborat|organi[sz]|detail|motivat|initiative|curio|adapt|flexib|creativ|problem|leadership|multitask|deadline|listen|passion|attitude|proactive|independent|priorit|judg|self.starter|pressure|fast.paced|empath|positive|thrive)/i;

/** What can be done about a wish that nothing in the profile speaks to. */
export function suggestionFor(text: string): string {
  const condition = conditions.find(({ pattern }) => pattern.test(text));
  if (condition) return condition.suggestion;
  return softPattern.test(text)
    ? 'Have one short story ready that shows it: the situation, what you did, what came of it.'
    : 'If you have done this, add one line that says where and with what result. If not, ask how much of the job it is.';
}

/** True for a condition that lies outside what a person can do: residence, shifts, clearance. */
export const isCondition = (text: string): boolean => conditions.some(({ pattern }) => pattern.test(text));

/** True for a condition whatever skills its words name: "open to permanent procurement analysts only" asks for standing, not for procurement. */
export const isStanding = (text: string): boolean =>
  conditions.some(({ pattern, standing }) => standing === true && pattern.test(text));
