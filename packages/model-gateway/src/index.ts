export { createAnthropicModel } from './anthropic-model.ts';
export type { AnthropicConnection, AnthropicModelOptions } from './anthropic-model.ts';
export { ModelError } from './model-error.ts';
export type { ModelErrorCode, ModelErrorDetails } from './model-error.ts';
export { modelsFromEnvironment } from './models-from-environment.ts';
export type { Environment } from './models-from-environment.ts';
