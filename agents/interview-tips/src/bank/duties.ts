import type { QuestionTemplate } from './question-template.ts';

const anyTask: QuestionTemplate = {
  question: 'The posting names this task: “{duty}”. How would you start?',
  why: 'It is their everyday work; they want to see you in it.',
  prepare: 'Think of the nearest thing you have done, and of two questions you would ask first.',
};

/** By the beginning of a task. The first pattern that fits counts. */
const duties: readonly { readonly pattern: RegExp; readonly template: QuestionTemplate }[] = [
  {
    pattern:
      /\b(?:supervis|coach|mentor|direct(?:ly)? report|staff performance|(?:manag\w*|oversee\w*|lead\w*|direct\w*) [^,;.]{0,40}\b(?:team|staff|people|employee|subordinate|analyst|volunteer)s?\b)/i,
    template: {
      question:
        'The posting names this task: “{duty}”. How do you divide work among people, and how do you notice when it goes wrong?',
      why: 'They are buying judgement about people, and it shows in the small arrangements.',
      prepare: 'Describe one week: who got what, what you looked at, when you stepped in.',
    },
  },
  {
    pattern:
      /\b(?:repair|maintenance|install|inspect|troubleshoot|operat(?:e|ing)|calibrat|(?:maintain|set) [^,;.]*\b(?:equipment|machine|instrument|system|piping|plumbing|vehicle|tool|network|plant|boiler)s?\b)/i,
    template: {
      question: 'The posting names this task: “{duty}”. How do you go about a fault that you have not seen before?',
      why: 'They listen for the order of checks, and for safety first.',
      prepare: 'Take one fault you found, and tell it check by check.',
    },
  },
  {
    pattern:
      /\b(?:sell|sales|customers?|clients?|partnership|business development|acquire|account manag|key account|fundrais)/i,
    template: {
      question: 'One task reads “{duty}”. How would you spend your first month on that?',
      why: 'It shows whether somebody starts with people or with a plan, and whether they know both.',
      prepare: 'Plan four weeks in a sentence each; name whom you would talk to first.',
    },
  },
  {
    pattern:
      /\b(?:analy[sz]|report|research|data|forecast|statistic|evaluat|estimat|audit|reconcil|invoice|ledger|voucher|budget|test)/i,
    template: {
      question:
        'The work includes this: “{duty}”. How do you make sure that your figures are right, and that they are understood?',
      why: 'A wrong figure costs trust, and one that nobody understands changes nothing.',
      prepare: 'Recall one figure you had to correct or defend, and the check you have used since.',
    },
  },
  {
    pattern: /\b(?:teach|train(?!ee)|lesson|instruct|workshop)/i,
    template: {
      question: 'One task reads “{duty}”. How do you notice in the first ten minutes whether people are following you?',
      why: 'Planning a lesson is one thing, and reading the room is another.',
      prepare: 'Choose one session that you changed while it ran, and say why.',
    },
  },
  {
    pattern: /\b(?:patient|care (?:for|of|plan)|clinical|treat|nurs|medic|therap)/i,
    template: {
      question:
        'The posting describes it so: “{duty}”. Tell us about a situation in which something was about to go wrong for somebody in your care.',
      why: 'They listen for what you noticed first, and whom you told.',
      prepare: 'Tell it without any detail that could identify the person; end with what you would do again.',
    },
  },
  {
    pattern:
      /\b(?:writ(?:e|ing)|draft|document|correspond|publish|prepar\w* [^,;.]{0,40}\b(?:report|document|proposal|minute|material|content|brief|letter|manual|estimate)s?\b)/i,
    template: {
      question:
        'The work includes this: “{duty}”. Show or tell us about something of that kind that you have done, and who used it.',
      why: 'The reader is the test of everything that is prepared for somebody.',
      prepare: 'Bring a sample without confidential parts, and know what happened after it was read.',
    },
  },
  {
    pattern: /\b(?:plan|schedul|coordinat|organi[sz]e|liaison|arrange|dispatch|logistic)/i,
    template: {
      question: 'One task reads “{duty}”. What do you do when the plan falls apart at eight in the morning?',
      why: 'Planning is easy until somebody is missing; they want the second plan.',
      prepare: 'Recall such a morning: what you moved, whom you called, what you let go.',
    },
  },
  {
    pattern: /\b(?:design|develop|build|implement|program|architect|engineer|draw)/i,
    template: {
      question:
        'The posting describes it so: “{duty}”. Take something comparable that you made: which decision mattered most?',
      why: 'They want to hear what you weighed, more than what it looked like in the end.',
      prepare: 'Name two ways that you rejected, and why.',
    },
  },
];

/** Words before the verb that says what is done. */
const leadIn =
  /^(?:.{0,120}?\bwill (?:also |be )?|.{0,120}?\bshall |.{0,60}?responsible for |assist(?:s|ing)?\b.{0,60}?\b(?:in|with) |help(?:s|ing)? (?:to )?|participat\w+ in |(?:the )?(?:responsibilities|duties|tasks) include (?:the )?|under the direction of [^,]{0,60}, |provide support .{0,60}?\bin )/i;
const verbReach = 48;
/** What somebody did stands at the beginning of their line. */
const lineReach = 24;

/** What interviewers ask about a task, by the verb it begins with, and whether another line is about work of that kind. */
export function questionFor(duty: string): {
  readonly template: QuestionTemplate;
  readonly isLike: (line: string) => boolean;
} {
  const verb = duty.slice(0, 400).replace(leadIn, '').replace(leadIn, '').slice(0, verbReach);
  const known = duties.find(({ pattern }) => pattern.test(verb));
  return {
    template: known?.template ?? anyTask,
    isLike: (line) => known?.pattern.test(line.slice(0, lineReach)) ?? false,
  };
}
