import type { Static, TObject } from 'typebox';

/** How much a model may think before it writes. */
export type Effort = 'none' | 'low' | 'medium' | 'high';

/** Which kind of model a prompt wants; ids are the host's configuration. */
export interface PromptModel {
  role: 'small' | 'large';
  effort?: Effort;
  maxTokens: number;
}

/**
 * A prompt as its pod declares it: where its text is, what its variables are, and for which kind of model it is written. Version and
 * content hash belong to the file, and are known once it is loaded.
 */
export interface Prompt<V = never> {
  readonly file: URL;
  readonly variables: TObject;
  readonly model: PromptModel;
  /** Types only; never set. */
  readonly '~variables'?: (variables: V) => void;
}

/** Declares a prompt. The file is read and checked when a host starts, not here. */
export const definePrompt = <V extends TObject>(definition: {
  file: URL;
  variables: V;
  model: PromptModel;
}): Prompt<Static<V>> => definition;
