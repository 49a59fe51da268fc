/** What a sentence can be read as. */
export type CueLabel = 'opinion' | 'announcement' | 'hiring' | 'promotion' | 'call-to-action';

/** A wording that gives a sentence away. `strength` 1 is plain, 0.5 a hint that needs a second one. */
export interface Cue {
  readonly label: CueLabel;
  readonly strength: number;
  /** Literally as in the sentence. */
  readonly words: string;
}

interface Rule {
  readonly label: CueLabel;
  readonly strength: number;
  readonly pattern: RegExp;
  /** True when a "not" right before it takes nothing away ("I don't think …" is still a stance). */
  readonly negatable?: boolean;
}

const rules: readonly Rule[] = [
  {
    label: 'opinion',
    strength: 1,
    pattern:
      /\b(?:i (?:(?:strongly|truly|really|firmly|honestly|personally|still|also|do not|don['’]t|would|['’]d) )*(?:think|believe|feel|argue|suspect|doubt|prefer|hope|wish|disagree|agree|bet|love|hate)|in my (?:opinion|view|experience|book)|imo|imho|my (?:view|take|opinion|advice|bet|hunch|guess)|i['’]m (?:convinced|sceptical|skeptical|sure|certain|not (?:convinced|sure))|if you ask me|i see (?:\w+ ){0,2}differently|to my mind|unpopular opinion|hot take|(?:we|i) (?:would argue|refuse to accept))\b/giu,
  },
  {
    label: 'opinion',
    strength: 1,
    pattern:
      /\b(?:(?:we|you|they|companies|employers|teams|managers|leaders|everyone|everybody|nobody|no one|people|schools|hospitals|universities|recruiters|engineers|designers|nurses|teachers|developers) (?:all )?(?:really )?(?:should|must|ought to|have to|need to|needs to|has to|deserves?)|should (?:be|not be|never|always|have(?! been)|start|stop|learn|treat)|(?:must|needs to|ought to) (?:be|stop|start|change|become)|(?:is|are) (?:overrated|underrated|broken|nonsense|a myth|a lie|a mistake|dead|not optional|wrong|the future))\b/giu,
  },
  {
    label: 'opinion',
    strength: 0.5,
    pattern:
      /\b(?:(?:the )?(?:best|worst|greatest|smartest|most (?:important|underrated|overrated|valuable|exciting|dangerous|honest|powerful))|far too|too (?:many|much|few|often|little)|always|never|honestly|frankly|obviously|clearly|of course|sadly|unfortunately|arguably|perhaps|probably|game[- ]chang(?:er|ing)|revolutionary|amazing|incredible|brilliant|terrible|awful|absurd|ridiculous|shameful|beautiful|matters more than|is not about|isn['’]t about|stop (?:asking|doing|calling|treating|pretending|saying|using|writing|hiring)|deserves?|worth (?:it|more))\b/giu,
  },
  {
    label: 'announcement',
    strength: 1,
    pattern:
      /\b(?:(?:excited|thrilled|happy|proud|delighted|pleased|honou?red|glad) (?:to (?:announce|share|introduce|welcome|launch|say|report|tell)|that we)|(?:we['’]re|we are|i['’]m|i am) (?:announcing|launching|introducing|releasing|opening|joining|starting)|announc(?:es|ed|ing) (?:that|the|its|our|a)|(?:i|we)(?:['’]ve| have)? (?:just )?(?:launched|released|shipped|joined|opened|published|open-sourced|signed|raised|acquired)|starting a new (?:position|role|job|chapter)|my (?:first day|last day)|today (?:we|i) (?:launch|release|open|start|publish|announce)|(?:is|are) now (?:available|open|live|out|hiring)|now available|new (?:version|release) (?:of|is)|we open (?:the|our) doors|open (?:day|house|lab)\b|(?:takes|will take) place (?:on|in|at)|join us (?:on|at|for|in)|save the date|from (?:today|next (?:week|month)|monday)(?: on)?, (?:we|our|all))\b/giu,
  },
  {
    label: 'hiring',
    strength: 1,
    pattern:
      /\b(?:(?:we['’]re|we are|(?:is|are)|team is|i['’]m|i am)(?: also| now| currently)? (?:hiring|recruiting)|#hiring|join (?:our|my|the) team|open (?:roles?|positions?|vacanc(?:y|ies))|looking for (?:a|an|two|three|our next) [\p{L}\s-]{3,40}(?:engineer|nurse|designer|developer|manager|analyst|teacher|accountant|scientist|lead|specialist|intern|apprentice)s?|apply (?:by|before|here|now|today|via|through|at)|applications? (?:close|are open)|know someone who would (?:fit|be))\b/giu,
  },
  {
    label: 'promotion',
    strength: 1,
    negatable: true,
    pattern:
      /(?:\b(?:sign up|signup|register (?:now|here|today|at|for|before|by)|book (?:a|your|my) (?:(?:free|discovery|strategy|\d+-minute) )*(?:call|demo|seat|slot|place|session|spot)|(?:get|grab|claim|reserve|secure|save) your (?:\w+ )?(?:seat|spot|copy|ticket|place|discount|free)|use (?:the |my |our )?(?:promo |discount |coupon )?code [A-Z0-9]{3,}|(?:promo|discount|coupon) code|early[- ]bird|(?:limited|only \w+) (?:seats|spots|places|time offer)|limited[- ]time|(?:seats|spots|places) (?:are )?(?:limited|left|remaining)|free trial|money[- ]back|pre-?order|buy (?:now|it|the|my|our)|order (?:now|yours)|enrol(?:l)? (?:now|today|in|by|before)|(?:my|our) (?:new )?(?:paid |online |self-paced )?(?:course|bootcamp|masterclass|programme|program|newsletter|coaching|template pack|e-?book|workshop|webinar|cohort)|link (?:is )?in (?:the |my )?(?:first )?(?:comments?|bio|profile)|download (?:my|our|the free|your)|subscribe (?:to|now|here)|sponsored|#ad|affiliate link|i(?:['’]ll| will) send you|(?:dm|message) me (?:for|and|to|["“]))\b|\b\d{1,2} ?% (?:off|discount)\b|\b(?:discount|save) (?:of )?\d{1,2} ?%)/giu,
  },
  {
    label: 'call-to-action',
    strength: 1,
    negatable: true,
    pattern:
      /\b(?:(?:please |kindly )?(?:like|share|repost|comment|tag|follow)(?:,| and| or)? (?:(?:like|share|repost|comment|follow)\b|this|below|if you|someone|a (?:friend|colleague)|me\b|us\b|for more)|(?:drop|leave|post|share) (?:a|your|them|it|yours|me)? ?(?:comment|thoughts?|questions?|stor(?:y|ies)|experiences?|favou?rites?)?(?: \w+){0,3} (?:below|in the comments)|comment ["“'‘]?[A-Z]{3,}|let me know|tell me in|(?:what|how) (?:do|would|did|about|is|was) you(?:r|rs)?\b[^.?]*\?|(?:dm|message|ping|write to) (?:me|us)|(?:read|see|find|watch|learn) (?:more|the (?:full|whole|rest))|(?:full )?(?:article|link|details|story|write-up) (?:is |are )?(?:below|in the comments|here|linked)|link below|link in|check (?:it |them )?out|click (?:here|the)|send (?:them|her|him|your cv) (?:my|our|to|over)|reach out|get in touch|stay tuned)/giu,
  },
];

const negation =
  /\b(?:not|no|never|don['’]t|doesn['’]t|didn['’]t|won['’]t|isn['’]t|aren['’]t|without|nothing to|instead of|stop)\s+(?:\w+\s+){0,2}$/iu;

/** All cues of a sentence, at most one for each rule. English wording only. */
export function cuesOf(sentence: string): Cue[] {
  const cues: Cue[] = [];
  for (const { label, strength, pattern, negatable } of rules)
    for (const match of sentence.matchAll(pattern)) {
      if (negatable && negation.test(sentence.slice(0, match.index))) continue;
      cues.push({ label, strength, words: match[0] });
      break;
    }
  return cues;
}
