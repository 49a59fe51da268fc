export { lazyVocabulary } from './lazy-vocabulary.ts';
export { loadVocabulary } from './load-vocabulary.ts';
export type { SkillSpan } from './skill-finder.ts';
export type { Vocabulary } from './vocabulary.ts';
export { VocabularyError } from './vocabulary-error.ts';
export type { VocabularyErrorCode } from './vocabulary-error.ts';
export type { Occupation, Occupations } from './occupations/occupations.ts';
