export { faultScripts } from './fault-scripts.ts';
export type { FaultName } from './fault-scripts.ts';
export { loadScript } from './load-script.ts';
export type { RecordedRequest, RequestOutcome } from './record.ts';
export type {
  FakeScript,
  Fault,
  Matcher,
  ScriptBlock,
  ScriptStep,
  StepConditions,
  StepTiming,
  TokenDistribution,
  Wire,
} from './script.ts';
export { parseScript } from './script.ts';
export { startFakeAnthropic } from './server.ts';
export type { FakeAnthropic, FakeAnthropicOptions } from './server.ts';
