export { cannedRegistry } from './testing/canned-registry.ts';
export type { CannedRegistry, CannedResult } from './testing/canned-registry.ts';
export { describeAgent } from './testing/describe-agent.ts';
export { describeAgentData } from './testing/describe-agent-data.ts';
export type { DataExpectations } from './testing/describe-agent-data.ts';
export type { AgentCase } from './testing/run-case.ts';
