import type { SkillInfo } from '@trellis/network-skills';
import type { QuestionTemplate } from './question-template.ts';

type Kind = Exclude<SkillInfo['kind'], 'transversal'>;

/** Questions about a skill that the person has, by its kind. Several for each, so that two tools are not asked about in the same words. */
export const knownSkill: Readonly<Record<Kind, readonly QuestionTemplate[]>> = {
  tool: [
    {
      question: 'Walk us through the last thing you did with {skill}, step by step.',
      why: 'A sequence of real steps shows at once whether somebody has worked with a tool or only seen it.',
      prepare:
        'Go through one piece of work again, until you can tell it in two minutes: the starting point, your steps, one detour.',
    },
    {
      question: 'What annoys you about {skill}, and how do you get around it?',
      why: 'Only those who use a tool every day know its limits.',
      prepare: 'Have one limit and one way around it ready, with the case in which it mattered.',
    },
    {
      question: 'A new colleague has never worked with {skill}. What do you show first?',
      why: 'Explaining something simply is the test of knowing it.',
      prepare: 'Choose three things, in order, and say why those.',
    },
  ],
  technology: [
    {
      question: 'Tell us about a piece of work with {skill}. What would you do differently today?',
      why: 'They want to hear decisions and what came of them, more than a list of features.',
      prepare:
        'Pick one piece of work; note the decision you would keep, the one you would not, and the reason for both.',
    },
    {
      question: 'A problem with {skill} comes up that nobody has seen before. How do you find out what it is?',
      why: 'The order in which somebody looks shows how they think under pressure.',
      prepare: 'Recall a real case: what you saw, what you ruled out first, what it was in the end.',
    },
    {
      question: 'When would you advise against {skill}?',
      why: 'Judgement shows in knowing where a technology ends.',
      prepare: 'Think of one case in which you used something else, or should have.',
    },
  ],
  method: [
    {
      question: 'Tell us about one piece of work in {skill}: what was the situation, and what came of it?',
      why: 'Past behaviour in a like situation is the best predictor that an interview has to offer.',
      prepare: 'Write it down as situation, task, action, result; one line each.',
    },
    {
      question: 'How can you tell whether {skill} was done well?',
      why: 'It tells those who follow a procedure from those who watch the result.',
      prepare: 'Name the sign you look at, and one time it told you that something was wrong.',
    },
    {
      question: 'You have half the usual time for {skill}. What do you leave out, and what never?',
      why: 'Knowing what must not be dropped is what experience looks like.',
      prepare: 'Sort the steps into two columns, and find a case in which you had to choose.',
    },
  ],
  knowledge: [
    {
      question: 'Which part of {skill} do you know best, and where have you used it?',
      why: 'They are looking for depth in one place, and for honesty about the rest.',
      prepare: 'Choose one part and one use of it; say plainly where your knowledge ends.',
    },
    {
      question: 'Explain one thing about {skill} to somebody from another field.',
      why: 'You would have to do that with colleagues and customers.',
      prepare: 'Try it aloud on a friend from another trade, in one minute.',
    },
    {
      question: 'What has changed in {skill} in the last years, and what do you make of it?',
      why: 'It shows whether somebody still follows the field.',
      prepare: 'Read one recent article, and have an opinion with a reason.',
    },
  ],
  language: [
    {
      question: 'In which situations have you used {skill} at work? (Expect a few minutes of the interview in it.)',
      why: 'A level on paper says little about a phone call.',
      prepare: 'Practise the first two minutes about yourself, and the words of this job, in that language.',
      withoutStory: 'Name two situations, one spoken and one written; look in {place}.',
    },
  ],
  licence: [
    {
      question: '{Skill}: since when have you held it, and until when is it valid?',
      why: 'It is often a legal condition, so they have to ask.',
      prepare: 'Know the date, the issuer and until when it is valid; bring a copy.',
    },
  ],
};

/** Questions about a skill that the profile does not show, by its kind. */
export const newSkill: Readonly<Record<Kind, readonly QuestionTemplate[]>> = {
  tool: [
    {
      question: 'You have not listed {skill}. How quickly would you find your way around?',
      why: 'They weigh the weeks it takes against everything else you bring.',
      prepare: 'Look at it for an evening beforehand, so that you can name what is familiar and what is new.',
    },
    {
      question: 'Our work runs in {skill}. Which comparable tool have you used, and what carries over?',
      why: 'Tools change; habits of working carry over. They want to hear that you know which.',
      prepare: 'Put the two next to each other: three things that are the same, one that is not.',
    },
  ],
  technology: [
    {
      question: 'We work with {skill}. How would you get from where you are to your first useful week?',
      why: 'Nobody brings everything; they listen for a plan that is realistic.',
      prepare: 'Try the smallest complete thing with it beforehand, and say what surprised you.',
    },
    {
      question: 'When did you last have to learn something as new to you as {skill}, and how long did it take?',
      why: 'How you learnt last time is the best guess at how you learn next time.',
      prepare: 'Pick one case with a beginning, a low point and a date on which you could do it.',
    },
  ],
  method: [
    {
      question: 'Part of this job is {skill}. What have you done that comes closest?',
      why: 'They look for the part of the work that is the same under another name.',
      prepare: 'Describe your nearest task in their words, and say openly which part would be new.',
    },
    {
      question: 'How would you go about your first task in {skill}, and whom would you ask?',
      why: 'Knowing when to ask counts as much as knowing how.',
      prepare: 'Read one description of how it is done; plan three steps and two questions.',
    },
  ],
  knowledge: [
    {
      question: 'How much do you know about {skill}, and how would you close the rest?',
      why: 'They would rather hear an honest limit than discover one.',
      prepare: 'Read one introduction, and note five words of the field that you can explain.',
    },
    {
      question: 'What interests you about {skill}?',
      why: 'Where knowledge is thin, interest has to carry the first months.',
      prepare: 'Find one thing about it that you honestly want to know more about.',
    },
  ],
  language: [
    {
      question: 'The posting mentions {skill}. What can you do in it today?',
      why: 'They need to know which calls and letters you could take on.',
      prepare: 'Say it in activities instead of levels: reading, short calls, meetings.',
      withoutStory:
        'Your profile does not say. Be exact and honest: what you read, write and say in it today, and since when.',
    },
  ],
  licence: [
    {
      question: '{Skill}: do you hold it, or what would it take you to get it?',
      why: 'It may be a legal condition, and it has a date.',
      prepare: 'Find out what it takes and how long; a plan with a date is an answer.',
    },
  ],
};
