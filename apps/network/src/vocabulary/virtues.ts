import { isPerson } from './people-nouns.ts';

/** Single words that name a thing one does or leads, and are no everyday words of praise: "writing", "leadership", "negotiation". */
const NAMES_WORK =
  /(?:ing|ship|cation|sion|iation|work|ory|or|ment)$|^(?:numeracy|literacy|arithmetic|confidentiality|ethics|liaison|multilingualism|bilingualism)$/iu;
const DESCRIBES = /(?:able|ible|ed|ive|ic|ent|ant|ful|al|ous|ate|ical)$/iu;
/** Words around a virtue where somebody is asked for it or says that he or she has it. */
const ASKED =
  /\b(?:skills?|abilit(?:y|ies)|able|experienced?|requir\w*|needs?|must|should|strong|excellent|good|great|highly|very|candidates?|applicants?|individuals?|persons?|people|professionals?|player|you|your|attitude|manner|approach|personality|team|demonstrat\w*|proven|seek\w*|looking|essential|desirable|advantage|role|nature|style|qualities|committed|i am|i'm)\b/iu;
const LISTED_BEFORE = /(?:^|[,;:•·*\n|/]|[-–—])\s*(?:and\s+|or\s+)?$/u;
const LISTED_BEHIND = /^\s*(?:$|[,;•·\n|/])/u;
/** What may stand behind a word that describes somebody: "a creative team player", but not "a creative agency". */
const OF_SOMEBODY =
  /^(?:and|or|but|with|in|about|for|at|to|as|who|under|when|team|player|people|person|individual|candidate|applicant|professional|attitude|approach|manner|mind|mindset|nature|worker|personality|style|thinking|thinker|self|enough|member|colleague|leader|communication|working|graduate|student)s?$/iu;

/** True for a single everyday word of character ("reliable", "patience"), which texts also use of methods, letters and agencies. */
export function isVirtue(kind: string, name: string): boolean {
  return kind === 'transversal' && /^\p{L}+$/u.test(name) && !NAMES_WORK.test(name);
}

/** True when a virtue is somebody's, by the text around it: asked for, claimed, or one of a list. */
export function isOfSomebody(name: string, before: string, behind: string): boolean {
  const next = DESCRIBES.test(name) ? (/^\s+(\p{Ll}+)/u.exec(behind)?.[1] ?? '') : '';
  if (next !== '' && !OF_SOMEBODY.test(next) && !isPerson(next) && !/^.{0,40}\b(?:skill|abilit)/u.test(behind))
    return false;
  if (LISTED_BEFORE.test(before) || LISTED_BEHIND.test(behind)) return true;
  return ASKED.test(before) || ASKED.test(behind);
}
