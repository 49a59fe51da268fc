import type { Requirement } from '@trellis/network-skills';

const PREFERRED =
  /\b(?:prefer(?:red|ence)|desir(?:ed|able)|(?:is|are|a|big|strong|definite|considered|would be)(?: an?)? (?:plus|bonus|advantage|asset)|a plus|bonus points|nice to have|advantageous|beneficial|helpful|(?:good|useful|nice) but (?:not|no)|not (?:a (?:must|condition)|required|essential|needed|necessary)|no (?:condition|must)|it (?:also )?helps|optional|(?:also )?acceptable|would (?:also )?(?:help|be (?:\p{L}+ )?(?:good|great|nice|welcome|useful|lovely|ideal))|at an advantage|an? (?:\p{L}+ )?(?:advantage|edge)|so much the better|given preference|you (?:may|might) (?:already )?have)\b|\bwelcome(?=[.!]?$|,? (?:but|and|however)\b)|\b(?:is|are|also|very|always) (?:also |very )?welcome\b/iu;
/** What no wish is without; a quick look before the costly one. */
const HINT =
  /prefer|desir|plus|bonus|advantage|asset|nice|benefi|help|not |no |option|accept|would|edge|better|preference|may|might|welcome|good|useful/i;
const MUST = /\b(?:must|required|mandatory|essential|will be (?:requested|required|asked for))\b/iu;
const NOT_MUST = /\bnot (?:strictly )?(?:required|mandatory|essential)\b/iu;

/** True when a statement says itself that it is a wish. */
export function isPreference(text: string): boolean {
  return HINT.test(text) && PREFERRED.test(text);
}

/** Must or wish: by the words of a statement, else by where it stands. `preferred` says that its section or list holds wishes. */
export function importanceOf(text: string, preferred: boolean): Requirement['importance'] {
  if (isPreference(text) || /^(?:ideally|preferably)\b/iu.test(text)) return 'preferred';
  return preferred && !(MUST.test(text) && !NOT_MUST.test(text)) ? 'preferred' : 'must';
}
