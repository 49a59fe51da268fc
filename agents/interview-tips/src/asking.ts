import { literal } from '@trellis/ui-schema';
import { skillInSentence } from '@trellis/network-skills';
import type { Material } from './material.ts';
import { tasksOf } from './tasks.ts';

const leads =
  /\b(?:supervis(?:e|es|ing)|team of|direct reports?|(?:manag|lead|oversee|direct)\w* [^,;.]{0,30}\b(?:teams?|staff|people|employees|crews?|shifts?|nurses|analysts|technicians|engineers|volunteers))\b/i;

/** A licence or a language is not learnt on the way. */
const isLearnt = (kind: string | undefined) => kind !== 'licence' && kind !== 'language';

/** What a member can ask the interviewer: each from a fact of the posting or of the employer, or from what they leave out. */
export function questionsToAsk({ job, company, findings, relations }: Material): string[] {
  if (!job) return [];
  const name = company?.name || job.company;
  const tasks = tasksOf(job.responsibilities);
  // Out of its context nobody knows who "them" is.
  const duty = tasks.find((task) => !/\b(?:they|them|their|this|these|it|its)\b/i.test(task)) ?? tasks[0];
  const leading = tasks.find((one) => leads.test(one));
  const [value] = company?.values.slice(1) ?? [];
  const [product] = company?.products ?? [];
  const condition = findings.find((finding) => finding.isCondition);
  const missing = findings.find(
    ({ verdict, requirement, missingSkills }) =>
      (verdict === 'missing' || verdict === 'partly') && requirement.importance === 'must' && missingSkills.length > 0,
  );
  const [skill] = (missing?.missingSkills ?? []).filter(({ id }) =>
    isLearnt(relations.find((info) => info.id === id)?.kind),
  );
  return [
    duty &&
      `One task in the posting is “${literal(duty, 120)}”. How much of the week does that take, and what gets in the way of it?`,
    leading &&
      leading !== duty &&
      `“${literal(leading, 120)}”: who are these people, and what do they need most at the moment?`,
    skill &&
      `I would be new to ${literal(skillInSentence(skill, relations), 60)}. How have others here learnt it, and by when did they have to know it?`,
    value &&
      `“${literal(value, 100)}” is one of your values. Can you tell me about a day on which it was hard to keep?`,
    product && `If those who depend on “${literal(product, 80)}” could change one thing about it, what would it be?`,
    'What should the person you choose have achieved after six months, and how will you notice?',
    'Why is this position open?',
    condition && `About “${literal(condition.requirement.text, 100)}”: how does that work in practice?`,
    !job.salary && 'Which salary range do you have in mind?',
    name.trim() !== '' && !company && `What has changed at ${literal(name, 80)} in the last year?`,
    'How do you decide from here, and when may I expect to hear from you?',
  ]
    .filter((question): question is string => typeof question === 'string' && question !== '')
    .slice(0, 7);
}
