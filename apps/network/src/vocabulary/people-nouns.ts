/** What people are called by their work: the last word of such names as "sales manager". */
const PEOPLE = new Set(
  `beekeeper caretaker actor administrator agent barber broker choreographer contractor copywriter cameraman conductor dancer dispatcher
   drafter embroiderer entrepreneur executive fitter grower installer instructor leader lifeguard
   machinist merchandiser organizer planner presenter principal professor sculptor strategist trader underwriter
   accountant administrator adviser advisor analyst animator architect artist assistant attorney auditor author baker barrister biologist
   bookkeeper buyer carpenter cashier chef chemist clerk coach composer consultant cook coordinator counselor counsellor dentist designer
   detective developer director doctor driver economist editor electrician engineer estimator farmer gardener hairdresser historian
   inspector interpreter interviewer joiner journalist judge lawyer lecturer librarian manager mason mathematician mechanic mediator midwife
   musician notary nurse officer operator owner painter paralegal paramedic pharmacist photographer physicist physiotherapist pilot plumber
   poet producer programmer psychologist receptionist recruiter reporter representative researcher sailor scientist secretary singer solicitor
   specialist statistician stylist supervisor surgeon surveyor tailor teacher technician therapist trainer translator tutor veterinarian
   waiter waitress welder worker writer`.split(/\s+/u),
);
/** Words in front of people whom somebody works with, for, or beside. */
const OTHERS =
  /^(?:the|our|your|their|his|her|its|each|every|these|those|other|with|to|by|from|between|advise|support|assist|advising|supporting|assisting|supervising)$/iu;
const BESIDE =
  /\b(?:with\s+(?:(?:an?|the)\s+)?|(?:to|by|from|between|beside|like|direction of|supervision of)\s+(?:an?|the)\s+)(?:\p{Ll}+\s+)?$/u;
/** Words in front of what somebody is, was, or is to be. */
const IS_ASKED =
  /\b(?:as|experienced?|train(?:ed|ing)|qualified|registered|certified|licensed|chartered|work(?:s|ed|ing)?|am|you are|be|become|becoming|look(?:s|ing)? for|seek(?:s|ing)?|hir(?:e|es|ing)|recruit(?:s|ing)?|needs?|requires?|required|roles?|positions?|jobs?|career|titles?|candidates?|apprentice|diploma|degree|vacancy|opportunity)\b[^.!?;]*$/iu;
/** Words behind it. */
const IS_TITLE =
  /^\s*(?:$|[(/|\n]|[-–—]\s|(?:required|needed|wanted|position|role|job|vacancy|with|experience|training|qualifications?|licen[cs]e|certificate|degree|diploma|skills|to join)\b)/iu;

/** A name as it stands in a text, with what stands around it. */
export interface Surrounded {
  readonly name: string;
  /** The word in front of it. */
  readonly previous: string;
  readonly before: string;
  readonly behind: string;
}

/** True for what one person is called by work: "teacher". */
export function isPerson(word: string): boolean {
  return PEOPLE.has(word.toLowerCase());
}

/**
 * True when a name stands for other people, not for what the text's subject does: in the plural ("answers teachers' questions"), behind a word
 * that points to somebody else ("reports to the project manager"), or in the midst of a story ("everybody was a barber"). "Worked as a nurse"
 * is none of that, nor is a title, which has capitals or begins the text.
 */
export function isOtherPeople({ name, previous, before, behind }: Surrounded): boolean {
  const last = name.slice(Math.max(name.lastIndexOf(' '), name.lastIndexOf('-')) + 1).toLowerCase();
  if (!PEOPLE.has(last)) return last.endsWith('s') && PEOPLE.has(last.slice(0, -1));
  if (OTHERS.test(previous) || BESIDE.test(before)) return true;
  const isTitle = /\p{Lu}/u.test(name) || before.length < TITLE_BEGINS || IS_TITLE.test(behind);
  return !isTitle && !IS_ASKED.test(before);
}

/** A text that begins with a title may have words of rank before it: "very experienced senior nurse". */
const TITLE_BEGINS = 25;
