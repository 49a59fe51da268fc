export { extractRequirements } from './extract-requirements.ts';
export { repairText } from './repair-text.ts';
