import type { QuestionTemplate } from './question-template.ts';

/** Ids of the vocabulary's transversal skills, with the behavioural question that shows them. The first group that holds an id counts. */
export const behavioural: readonly {
  readonly skills: readonly string[];
  /** Words of lines that may hold such a case, for profiles that do not name the skill. */
  readonly cues: RegExp;
  readonly templates: readonly QuestionTemplate[];
}[] = [
  {
    skills: ['people-management', 'leadership', 'delegation'],
    cues: /\b(?:lead|leads|led|leading|supervis\w+|manag\w+ (?:a |the )?(?:team|staff|people)|head of|in charge|team of|shifts? of \d+)\b/i,
    templates: [
      {
        question: 'Tell us about a time you had to get people to do something that they did not want to do.',
        why: 'It shows whether somebody leads by position, by pressure or by reasons.',
        prepare: 'Choose a case in which somebody changed their mind, and say what changed it.',
      },
      {
        question: 'Somebody in your team does not deliver. What do you do in the first week?',
        why: 'They listen for a conversation before a measure.',
        prepare: 'Recall one such person, without the name: what you noticed, said, agreed, and how it went on.',
      },
    ],
  },
  {
    skills: ['teamwork', 'interpersonal-skills', 'cultural-competence', 'empathy'],
    cues: /\b(?:team|together|colleagues?|jointly|across|side by side|paired?|with (?:the )?(?:designers?|developers?|engineers?|teachers?|nurses?|doctors?|physicians?|planners?|sales))\b/i,
    templates: [
      {
        question: 'Describe a piece of work that only succeeded because of the team. What was your part?',
        why: 'They want to hear "we" and "I", and that you know the difference.',
        prepare: 'Separate the two beforehand: what the team did, and what would have been missing without you.',
      },
      {
        question: 'Tell us about working with somebody who was hard to work with.',
        why: 'How you speak of others is how you will speak of them.',
        prepare: 'Choose a case with a practical solution, and describe the other side fairly.',
      },
    ],
  },
  {
    skills: ['conflict-resolution', 'negotiation', 'persuasion', 'stakeholder-management'],
    cues: /\b(?:negotiat\w+|complaints?|disputes?|agreed|agreements?|convinc\w+|persuad\w+|won (?:over|back)|suppliers?|renew\w+)\b/i,
    templates: [
      {
        question: 'Two sides wanted opposite things from you. How did you bring it to an end?',
        why: 'The job stands between people with different interests.',
        prepare: 'Name both interests in a sentence each, then what you proposed and what was agreed.',
      },
    ],
  },
  {
    skills: ['customer-service', 'active-listening'],
    cues: /\b(?:customers?|clients?|patients?|tenants?|residents?|guests?|visitors?|parents?|complaints?)\b/i,
    templates: [
      {
        question: 'Tell us about a customer, client or patient who was upset. What did you do?',
        why: 'They listen for listening: what you found out before you did anything.',
        prepare: 'Choose a case whose ending was not perfect but fair, and say what you learnt from it.',
      },
    ],
  },
  {
    skills: ['communication', 'presentation', 'facilitation'],
    cues: /\b(?:present(?:ed|ing|s)?|explain\w*|report(?:ed|s|ing)?|taught|teach\w*|train(?:ed|ing|s)?|workshops?|talks?|advis\w+|hand(?:over|ed over)|families)\b/i,
    templates: [
      {
        question: 'When did you have to explain something difficult to people who did not know the subject?',
        why: 'Most work goes wrong between people and not in the subject itself.',
        prepare: 'Pick one listener and one moment in which you noticed that it had arrived.',
      },
      {
        question: 'Tell us about a message that was misunderstood. How did you notice, and what did you do?',
        why: 'It shows whether somebody checks what arrived.',
        prepare: 'Be plain about your own part in it.',
      },
    ],
  },
  {
    skills: ['writing', 'editing'],
    cues: /\b(?:wr(?:ite|ites|ote|itten|iting)|draft\w*|document\w*|edit(?:ed|s|ing)?|publish\w*|blog|guides?|manuals?|reports?|procedures?)\b/i,
    templates: [
      {
        question: 'What is the most useful thing you have written at work, and for whom?',
        why: 'Written work speaks when you are not in the room; they may ask for a sample.',
        prepare: 'Bring one page, with names removed, and know what it led to.',
      },
    ],
  },
  {
    skills: ['time-management', 'multitasking', 'organization', 'planning', 'reliability'],
    cues: /\b(?:plan(?:ned|s|ning)?|schedul\w+|deadlines?|on time|rota|rosters?|shifts?|a (?:day|week|month)|per (?:day|week|month|shift)|within \w+ (?:days?|weeks?|months?)|days? (?:early|late|earlier))\b/i,
    templates: [
      {
        question: 'Tell us about a week in which everything came at once. How did you decide what went first?',
        why: 'They want to hear the rule you decide by, and that you told people in time.',
        prepare: 'Recall three things that collided, the order you chose, and whom you told.',
      },
      {
        question: 'When did you last miss a deadline, or nearly?',
        why: 'Everybody has; they listen for when you said so.',
        prepare: 'Choose one where you spoke up early, and what changed in your planning since.',
      },
    ],
  },
  {
    skills: ['problem-solving', 'troubleshooting', 'analytical-thinking', 'critical-thinking', 'research'],
    cues: /\b(?:found|cause[sd]?|faults?|errors?|investigat\w+|diagnos\w+|debug\w*|fix(?:ed|es|ing)?|solv\w+|troubleshoot\w*|cut|reduc\w+|fell|down from|instead of)\b/i,
    templates: [
      {
        question: 'Describe a problem whose cause was not what everybody thought.',
        why: 'It shows how somebody gets from an opinion to a finding.',
        prepare: 'Tell it as a trail: what was assumed, what did not fit, what you checked, what it was.',
      },
      {
        question: 'Tell us about a decision you had to take with half of the information.',
        why: 'Waiting for everything is also a decision, and mostly the wrong one.',
        prepare: 'Say what you knew, what you did not, what would have changed your mind.',
      },
    ],
  },
  {
    skills: ['attention-to-detail', 'quality-control', 'compliance', 'confidentiality', 'safety-awareness'],
    cues: /\b(?:errors?|mistakes?|corrections?|audits?|inspect\w*|accura\w+|check(?:s|ed|ing)?|quality|validat\w+|proficiency|test(?:s|ed|ing)?|reconcil\w+|safety)\b/i,
    templates: [
      {
        question: 'Tell us about a mistake you found before it did harm, or one that you did not find.',
        why: 'In this work a small error can be expensive; they listen for a habit of checking.',
        prepare: 'Name the check that caught it, or the one you added afterwards.',
      },
    ],
  },
  {
    skills: ['adaptability', 'learning-agility', 'change-management', 'resilience', 'digital-literacy'],
    cues: /\b(?:introduc\w+|pilot\w*|migrat\w+|mov(?:ed|ing)|switch\w*|new|trial|first|chang\w+|rebuil[dt]|replac\w+|took over|instead of)\b/i,
    templates: [
      {
        question: 'When did your work change from one day to the next? What did you do in the first days?',
        why: 'They expect change here too, and want to know how you take it.',
        prepare: 'Choose a change that you did not ask for, and be honest about the first reaction.',
      },
    ],
  },
  {
    skills: ['self-motivation', 'creativity', 'process-improvement', 'lean', 'six-sigma'],
    cues: /\b(?:improv\w+|introduc\w+|automat\w+|cut|reduc\w+|halved|from \w+ to \w+|pilot\w*|start(?:ed)?|set up|own (?:project|initiative)|rebuil[dt]|redesign\w*)\b/i,
    templates: [
      {
        question: 'What have you improved at work without being asked to?',
        why: 'It shows what somebody sees when nobody is looking.',
        prepare: 'Something small with a clear before and after is better than something large without.',
      },
    ],
  },
  {
    skills: ['project-management', 'pmp', 'risk-management', 'strategic-thinking'],
    cues: /\b(?:projects?|roll(?:ed)? ?out|launch\w*|delivered|deliver|implement\w+|renovat\w+|migrat\w+|on time|budget|from \w+ to \w+)\b/i,
    templates: [
      {
        question: 'Take us through a project from its first day to its last. Where did it leave the plan?',
        why: 'No project follows its plan; they want to hear how early you saw it, and what you did.',
        prepare: 'Draw it as a line with three points: start, the bend, the end. Know the dates and the size.',
      },
    ],
  },
  {
    skills: ['mentoring', 'coaching', 'training-delivery'],
    cues: /\b(?:train(?:ed|ing|s)?|mentor\w*|coach\w*|taught|teach\w*|tutor\w*|precept\w*|supervis\w+|workshops?|onboard\w*|apprentices?|interns?|juniors?)\b/i,
    templates: [
      {
        question: 'Whom have you taught something, and how did you know that they could do it?',
        why: 'Teaching is judged by what the other person can do afterwards.',
        prepare: 'Choose one person, without the name, and the first time they did it alone.',
      },
    ],
  },
];

/** For a transversal skill that no group holds. */
export const anyBehavioural: QuestionTemplate = {
  question: 'Tell us about a time when {skill} made the difference.',
  why: 'They cannot see it in a résumé, so they ask for a case.',
  prepare: 'One case is enough: the situation, what you did, what came of it.',
};
