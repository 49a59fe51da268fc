/** Why no agent was made. Each code has a row in the README. */
export type CreateAgentErrorCode =
  | 'INVALID_NAME'
  | 'NAME_TAKEN'
  | 'UNKNOWN_SURFACE'
  | 'INVALID_DESCRIPTION'
  | 'NOT_A_WORKSPACE'
  | 'HOST_UNREADABLE';

/** Nothing was written when this is thrown. */
export class CreateAgentError extends Error {
  override readonly name = 'CreateAgentError';
  readonly code: CreateAgentErrorCode;

  constructor(code: CreateAgentErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
