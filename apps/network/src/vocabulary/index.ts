export { extractRequirements } from './extract-requirements.ts';
export { loadVocabulary } from './load-vocabulary.ts';
export { repairText } from './repair-text.ts';
export type { Vocabulary } from './vocabulary.ts';
export { VocabularyError } from './vocabulary-error.ts';
export type { VocabularyErrorCode } from './vocabulary-error.ts';
