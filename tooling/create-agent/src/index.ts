export { CreateAgentError } from './create-agent-error.ts';
export type { CreateAgentErrorCode } from './create-agent-error.ts';
export { createAgent } from './create-agent.ts';
export type { CreateAgentOptions, CreatedAgent } from './create-agent.ts';
