export { education, jobPosting, personProfile, position, requirement, skillInfo } from './testing/entities.ts';
export { dossierEntry, failedEntry, respondContext, turnTime } from './testing/turns.ts';
