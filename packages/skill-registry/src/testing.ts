export { describeSkill } from './testing/describe-skill.ts';
