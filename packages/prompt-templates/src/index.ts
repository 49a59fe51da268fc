export { citeMarkers } from './cite-markers.ts';
export type { CitedSource } from './cite-markers.ts';
export { PromptError } from './prompt-error.ts';
export type { PromptErrorCode, PromptProblem } from './prompt-error.ts';
export { loadPrompts } from './prompt-library.ts';
export type { PromptContext, PromptLibrary, RenderedPrompt } from './prompt-library.ts';
export { restoreText, untrustedSection } from './untrusted.ts';
export type { UntrustedSection } from './untrusted.ts';
