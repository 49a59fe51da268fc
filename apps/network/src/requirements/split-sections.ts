import { matchAll } from './match-all.ts';

/** What a part of a posting talks about. `about` is prose in which requirements and duties may be mixed with everything else. */
export type SectionKind = 'requirements' | 'preferred' | 'responsibilities' | 'about' | 'ignored';

/** A part of a posting under one heading; `text` is literally as in the posting, without the heading. */
export interface Section {
  readonly kind: SectionKind;
  readonly text: string;
}

/** The first that matches decides, so the narrower rows come first. */
const HEADINGS: readonly (readonly [SectionKind, RegExp])[] = [
  [
    'ignored',
    /\b(?:equal opportunity|diversity|benefits?|perks|we offer|our offer|what you(?:'|’)ll get|what you can (?:look forward to|expect)|rewards?|our offer|we(?:'|’)ve got|we give|compensation|salary|pay|to apply|application|how to|contact|residency|special notes?|note|about us|who we are|our company|hiring process|additional information|assignment level (?:ii|iii|iv)\b.*|.*\blevel ii and above)\b/iu,
  ],
  [
    'preferred',
    /\b(?:prefer(?:red|ences?)|nice[- ]to[- ]haves?|bonus|desir(?:ed|able)|plus(?:es)?|even better|would be great|ideally|optional|advantageous|good to have|extra credit|an? advantage|would love|extra points|wish ?list|it (?:would help|helps)|would help|(?:nice|good) but|(?:is|are|be|also|very|most) (?:\p{L}+ )?(?:welcome|appreciated|valued|nice|good|useful|helpful|lovely|ideal)|an asset|added advantages?)\b|^(?:(?:also|very|really|most|further|especially) )*(?:nice|useful|helpful|advantages?|welcome)\b(?:$|,.{0,40}$)/iu,
  ],
  [
    'responsibilities',
    /\b(?:responsibilit(?:y|ies)|dut(?:y|ies)|tasks|what you(?:'|’)ll do|what you(?: will)? do|your role|your job|your work|your tasks|the role|in this role|day[- ]to[- ]day|your day|(?:you|in this (?:job|position|post)) (?:will|can|help)|^in this (?:job|position|post),? you$|^the work$|you(?:'|’)ll be|(?:the|your) (?:job|position|mission)|about the (?:job|position)|(?:main|key) (?:activities|functions))\b/iu,
  ],
  [
    'requirements',
    /\b(?:requirements?|qualifications?|required|requisites?|must[- ]haves?|skills?|experience|education|certificate|what you(?:'|’)ll (?:bring|need)|you (?:bring|have|need)|what we(?:'|’)re looking for|we(?:'|’)re looking for|we look for|looking for|who you are|about you|your profile|candidate|we (?:require|ask for|need)|need(?:ed)?|what (?:you|we) (?:[\p{L}]+ ){0,2}(?:bring|need|have|expect|ask|want|require)|essentials?|need to have|you(?:'|’)ve got|your background|we ask|we expect|assignment level i)\b/iu,
  ],
  [
    'about',
    /\b(?:about the (?:job|team|role)|job description|description|overview|summary|the company|mission|location|schedule|hours)\b/iu,
  ],
];

const LINE_HEADING =
  /^[ \t]*(?:#{1,6}[ \t]*|\*\*|__)?([\p{L}][^\n.;!?]{1,58}?)(?:\*\*|__)?[ \t]*(:?)[ \t]*(?:\*\*|__)?[ \t]*$/gmu;
const LEAD_IN = /(?<=^|[.!?)\n]\s{0,3})([^.!?:;\n]{0,90}\b(?:responsibilities|duties|tasks)\b[^.!?:;\n]{0,70}):/gimu;
const INLINE_HEADING =
  /(?<=^|[.!?,]\s{1,3}|[a-z)]\s)((?:(?:Minimum|Basic|Additional|Required|Preferred|Desired|Desirable)\s+)?(?:(?:Qualifications?|Skills?|Certificate|Education|Experience|Licensing) Requirements?(?: For Assignment Level [IV]+ and above\.)?|(?:Preferred|Required|Desired|Key|Essential|Technical) (?:Skills|Qualifications|Experience)|For Assignment Level [IV]+(?: \([^)]{1,60}\))?|SPECIAL NOTES?|NOTES?|JOB DESCRIPTION|TO APPLY)(?::|(?=\s+[A-Z0-9]))|(?:Requirements|Requires|Required|Preferred|Desired|Must have|Qualifications|Nice to have|Bonus|Need|Needed|We require|We ask for|We offer|Benefits|How to apply):)/gu;

/** A heading with its text on the same line: "Your work: advise waterworks; measure on site". */
const LABEL = /^[ \t]*(?:\*\*|__)?(\p{Lu}[^\n.;:!?]{2,40}?)(?:\*\*|__)?[ \t]*:(?:\*\*|__)?[ \t]+(?=\S)/gmu;

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: SectionKind;
}

/** Splits a field of a posting at its headings; what stands before the first heading is of the `initial` kind. */
export function splitSections(text: string, initial: SectionKind): Section[] {
  const labelled = labels(text);
  const marks = [
    ...lineHeadings(text),
    ...leadIns(text),
    ...inlineHeadings(text),
    ...labelled,
    ...endsOfLabelled(text, labelled, initial),
  ].sort((a, b) => a.start - b.start);
  const sections: Section[] = [];
  let kind = initial;
  let from = 0;
  const close = (to: number) => {
    const part = text.slice(from, to).trim();
    if (part !== '') sections.push({ kind, text: part });
  };
  for (const mark of marks) {
    if (mark.start < from) continue;
    close(mark.start);
    kind = mark.kind;
    from = mark.end;
  }
  close(text.length);
  return sections;
}

function kindOf(heading: string): SectionKind | undefined {
  return HEADINGS.find(([, pattern]) => pattern.test(heading))?.[0];
}

function lineHeadings(text: string): Mark[] {
  if (!text.includes('\n')) return [];
  return matchAll(LINE_HEADING, text).flatMap((match) => {
    const [line, heading = '', colon] = match;
    const decorated = /^[ \t]*(?:#|\*\*|__)/u.test(line);
    const short = heading.split(/\s+/u).length <= 9;
    const kind = kindOf(heading);
    if (!short || kind === undefined) return decorated ? [mark(match, 'about')] : [];
    const plain = PLAIN_HEADING.test(heading.trim()) || leadsList(text, match.index + line.length);
    if (colon !== ':' && !decorated && !plain) return [];
    return [mark(match, kind)];
  });
}

/** What a line without a colon must be, as a whole, to pass for a heading and not for a list item. */
const PLAIN_HEADING =
  /^(?:(?:your|our|the|key|main|minimum|basic|preferred|required|essential|desired|desirable|additional|job|core|technical|qual)\s)*(?:requirements|qualifications|responsibilities|duties|tasks|skills|experience|education|skills and experience|benefits|perks|profile|role|mission|team|what (?:we|you(?:[’']|\s+wi)ll|you|we[’']re|is|it) .{2,25}|essentials?|desirables?|role|rewards|our offer|extra credit|good to have|need to have|(?:you|we)[’'](?:ve got|ll be)|main tasks|it (?:would help|helps)(?: if you have)?|would help|your work|we (?:require|ask for|need|expect)|need(?:ed)?|(?:a |an )?(?:plus(?:es)?|advantage|bonus)|(?:also |very )?(?:useful|helpful|welcome|nice)|(?:would be|most) (?:welcome|useful|nice|good|helpful)|(?:added|an added) advantages?|nice, but .{3,30}|would be great|the work|about (?:us|you|the role|the team|the job|the company)|who (?:we|you) are|nice[- ]to[- ]haves?|must[- ]haves?|bonus(?: points)?|(?:how )?to apply|residency requirements?|additional information|you (?:bring|have|need|offer)|we offer|salary|compensation|pay|equal opportunity|overview|summary|description|job description|contact)$/iu;

/** True when the next line is a list item: what stands above a list, on a line of its own, is its heading. */
function leadsList(text: string, end: number): boolean {
  return /^\s{1,6}(?:[-*•●▪–·]|\d{1,2}[.)])\s/u.test(text.slice(end, end + 12));
}

function leadIns(text: string): Mark[] {
  if (!/responsibilities|duties|tasks/i.test(text)) return [];
  return matchAll(LEAD_IN, text).map((match) => mark(match, 'responsibilities'));
}

function inlineHeadings(text: string): Mark[] {
  return matchAll(INLINE_HEADING, text).map((match) => mark(match, kindOf(match[0]) ?? 'about'));
}

function labels(text: string): Mark[] {
  return matchAll(LABEL, text).flatMap((match) => {
    const heading = (match[1] as string).trim();
    const kind = PLAIN_HEADING.test(heading) ? kindOf(heading) : undefined;
    if (kind === undefined) return [];
    // "Job description: - operating lathes - measuring parts" lists what is done.
    const lists =
      kind === 'about' &&
      /^[-–•*]\s/u.test(text.slice(match.index + match[0].length, match.index + match[0].length + 2));
    return [mark(match, lists ? 'responsibilities' : kind)];
  });
}

/** What stands beside a heading ends with its paragraph; only a list below it still belongs to it. */
function endsOfLabelled(text: string, labelled: readonly Mark[], kind: SectionKind): Mark[] {
  const ends: Mark[] = [];
  let end = 0;
  for (const label of labelled) {
    if (end !== -1 && end < label.end) end = text.indexOf('\n\n', label.end);
    if (end !== -1 && !leadsList(text, end)) ends.push({ start: end, end: end + 2, kind });
  }
  return ends;
}

function mark(match: RegExpExecArray, kind: SectionKind): Mark {
  return { start: match.index, end: match.index + match[0].length, kind };
}
