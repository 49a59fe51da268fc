/** What people are called by their work: the last word of such names as "sales manager". */
const PEOPLE = new Set(
  `actor administrator agent barber broker choreographer contractor copywriter cameraman conductor dancer dispatcher
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

/**
 * True when a name stands for other people, not for what the text's subject does: in the plural ("answers teachers' questions"), or behind a
 * word that points to somebody else ("reports to the project manager"). "Worked as a nurse" is none of that.
 */
export function isOtherPeople(name: string, before: string): boolean {
  const last = name.slice(Math.max(name.lastIndexOf(' '), name.lastIndexOf('-')) + 1).toLowerCase();
  if (PEOPLE.has(last)) return OTHERS.test(before);
  return last.endsWith('s') && PEOPLE.has(last.slice(0, -1));
}
