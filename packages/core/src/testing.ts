export { collect, textOf } from './testing/collect.ts';
export { describeLanguageModel } from './testing/describe-language-model.ts';
export type { LanguageModelSetup } from './testing/describe-language-model.ts';
export { manualClock } from './testing/manual-clock.ts';
export type { ManualClock } from './testing/manual-clock.ts';
export { requestText, scriptedModel } from './testing/scripted-model.ts';
export type { ScriptedModel, ScriptStep } from './testing/scripted-model.ts';
