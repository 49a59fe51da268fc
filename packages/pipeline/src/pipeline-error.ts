import { TrellisError } from '@trellis/core';

export type PipelineErrorCode =
  | 'AGENT_INVALID'
  | 'DUPLICATE_AGENT'
  | 'DATA_FILE'
  | 'SKILL_NOT_DECLARED'
  | 'ANSWER_INVALID';

/** A mistake of whoever composes a host or writes an agent; never of a member. */
export class PipelineError extends TrellisError<PipelineErrorCode> {
  override readonly name = 'PipelineError';
  readonly agentId: string;

  constructor(agentId: string, code: PipelineErrorCode, message: string, options?: ErrorOptions) {
    super(code, `agent '${agentId}': ${message}`, options);
    this.agentId = agentId;
  }
}
