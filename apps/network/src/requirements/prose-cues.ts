import { verbForm } from './phrases/work-verbs.ts';

const CANDIDATE = '(?:candidates?|applicants?|individuals?|person|you)';

const DEMAND = new RegExp(
  `^(?:the |all |our |ideal |successful |selected )*${CANDIDATE}\\b.{0,40}\\b(?:must|need to|have to|are required|will be required)\\b`,
  'iu',
);

const WISH: readonly RegExp[] = [
  DEMAND,
  new RegExp(`\\b${CANDIDATE}\\b.{0,40}\\b(?:must|should|needs?|has to|have to)\\b`, 'iu'),
  /\b(?:must|should) (?:have|hold|possess|speak|know)\b/iu,
  /\b(?:is|are|strongly|highly) (?:required|preferred|desirable|essential)\b|\b(?:required|preferred|desirable)[.!]?$|\b(?:is|are)? ?(?:an? )(?:plus|advantage|bonus)\b|\bnice to have\b/iu,
  /^(?!you\b|they\b)(?:we|[\p{L} ]{2,40}) (?:look|are looking|is looking|seek|seeks|are seeking|is seeking|search|need|expect) (?:for )?(?:you to|an?|someone|somebody|people|motivated|experienced)\b/iu,
  /^(?:you|ideally,? you|you(?:'|’)ve) (?:already )?(?:have|bring|speak|hold|can|understand|got|worked|completed)\b/iu,
  /^(?:our|the) (?:ideal|right|preferred|successful) (?:candidate|person) (?:has|is|possesses|brings|shows|knows|(?:will|should|would|must) (?:have|possess|bring|show|know|be (?:an?|able)))\b/iu,
  /\bopen to .{3,60} only\b/iu,
  /^must (?:be|have|live|hold|speak|know|own)\b|\bwill be (?:requested|asked for) before\b/iu,
  /^min(?:imum\b|\.)|\b(?:is |are )?(?:essential|mandatory)[.!]*$/iu,
  /\b(?:is|are) (?:obligatory|compulsory|mandatory|indispensable|expected|needed|an? must)\b|\b(?:post|job|role|position|work) requires\b|\bwe (?:ask for|expect|require|insist on)\b|\bwe want (?:you|someone|somebody|people|candidates|applicants|an? \p{L}+ who)\b/iu,
  /^(?:you may|you might|perhaps you|maybe you) (?:already |also )?(?:have|know)\b|^you(?:'|’)?(?:ve| have) (?:spent|been|done|managed|led|run|built|seen|used|taught|sold)\b/iu,
  /^(?:you(?:'|’)re|you are|being) (?:comfortable|confident|familiar|fluent|happy|used to|good|willing|able|prepared|at home|not afraid)\b/iu,
  /^[Yy]ou (?:write|speak|read) (?:\p{L}+,? ){0,4}\p{Lu}/u,
  /^(?:experience|knowledge|familiarity|proficiency|fluency|fluent|ability|excellent|strong|minimum of|at least) (?:\p{L}+ ){0,4}(?:with|in|of|to|skills|communication|years)\b/iu,
];
/** Wishes whatever else the sentence says: "It would help if you …". */
const PLAIN_WISH =
  /^it (?:also |really )?helps\b|\bit (?:also |really )?helps (?:if|to|when)\b|^bonus\b|\bbonus points\b|\bgood but not\b|(?:would|will|could) (?:also )?(?:help|be (?:an? )?(?:\p{L}+ )?(?:advantage|plus|bonus|asset|good|great|nice|lovely|welcome|useful|helpful|ideal))\b|\b(?:at|of) an advantage\b|\bso much the better\b|\b(?:has|have|gives? you) an edge\b|\b(?:given|have|get|take) (?:preference|priority)\b|\bwelcome\b.{0,30}\bnot\b/iu;
/** Says something about the person, or about the work: a wish only when a skill is named. */
const TRAIT =
  /^(?:you|you(?:'|’)re) (?:know|are(?! (?:the|one of|part of|responsible|in charge|in|at|on|there))|like|enjoy|love|an?)\b/iu;
const ROLE_ONLY =
  /^(?!you\b|they\b)(?:we|[\p{L} ]{2,40}) (?:look|are looking|is looking|seek|seeks|are seeking|search|need) (?:for )?(?:an?|someone|somebody|people|our|motivated|experienced|\p{L}+s)\b/iu;
const NOT_WISH =
  /\b(?:that you (?:have|need) to|you (?:do not|don(?:'|’)t) need|you can (?:work|choose|expect|use|take|live|start|park|eat|stay)|whether you|if you|you must clearly|you will be able|you can expect|as required|who will|to ensure|when you have to)\b|\bmust (?:be|have been) (?:approved|recognized|maintained)\b/iu;

const DUTY: readonly RegExp[] = [
  /^(?:Oversees|Manages|Develops|Monitors|Serves|Maintains|Tracks|Coordinates|Performs|Prepares|Provides|Supports|Supervises|Leads|Designs|Reviews|Assists|Responds|Conducts|Ensures|Plans|Creates|Writes|Teaches|Operates|Answers)\b/u,
  /^Responsibilities include\b/iu,
  /^(?:the|this|our|in this role,?|as (?:an?|our)|he or she|she or he|they|you)\b.{0,120}?\b(?:will(?! have\b)|shall|is responsible for|are responsible for)\b/iu,
  /^Under\b.{0,60}\b(?:supervision|direction)\b/u,
  /^(?:You|You(?:'|’)ll)\b.{0,20}\b(?:lead|build|run|own|plan|write|work|help|design|manage|teach|support|keep|take|look after)\b/u,
];

/** True when a sentence of prose asks something of the candidate. */
export function isWish(
  sentence: string,
  context: { titleWords: ReadonlySet<string>; namesSkill: () => boolean },
): boolean {
  if (PLAIN_WISH.test(sentence)) return true;
  if (NOT_WISH.test(sentence)) return false;
  if (TRAIT.test(sentence)) return context.namesSkill();
  // "We are looking for a heating technician" only repeats the title.
  if (ROLE_ONLY.test(sentence) && !/\b(?:with|who|years|experience\w*|skills)\b/iu.test(sentence))
    return !speaksOfRole(sentence, context.titleWords);
  return WISH.some((pattern) => pattern.test(sentence));
}

/** True when a sentence among duties asks something instead: "Candidates must be available on weekends". */
export function isDemand(sentence: string): boolean {
  return DEMAND.test(sentence);
}

/** True when a sentence of prose says what the work is. Words of the job's title tell who is meant. */
export function isDuty(sentence: string, titleWords: ReadonlySet<string>): boolean {
  if (DUTY.some((pattern) => pattern.test(sentence))) return true;
  const [, second = ''] = /^You (\p{Ll}+)\b/u.exec(sentence) ?? [];
  if (verbForm(second) === 'base') return true;
  const verb = /\b(?:will(?! (?:have|be considered)\b)|is responsible for|shall)\b/u.exec(sentence.slice(0, 200));
  if (verb === null) return /\bseeks?\b.{0,80}\bwho will\b/u.test(sentence);
  return speaksOfRole(sentence.slice(0, verb.index), titleWords);
}

function speaksOfRole(text: string, titleWords: ReadonlySet<string>): boolean {
  if (titleWords.size === 0) return false;
  const lower = text.toLowerCase();
  return [...titleWords].filter((word) => lower.includes(word)).length >= Math.min(2, titleWords.size);
}
