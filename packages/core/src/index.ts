export { defineAgent } from './agent.ts';
export type {
  Agent,
  AgentDefinition,
  AgentStream,
  GenerateContext,
  Generated,
  RespondContext,
  Starter,
  StarterContext,
} from './agent.ts';
export { systemClock } from './clock.ts';
export type { Clock } from './clock.ts';
export type {
  Conversation,
  ConversationStore,
  Feedback,
  MemberExport,
  Owner,
  Page,
  StoredTurn,
} from './conversation-store.ts';
export { DeadlineError, raceSignal, startDeadline } from './deadline.ts';
export type { Deadline, DeadlineErrorCode } from './deadline.ts';
export { createDossier } from './dossier.ts';
export type { Dossier, DossierEntry, GrowingDossier, SkillFailure, SkillFailureCode } from './dossier.ts';
export { estimateTokens } from './estimate-tokens.ts';
export type {
  AgentEvent,
  AssistantEvent,
  Degradation,
  LoggedEvent,
  NoticeCode,
  Suggestion,
  TurnErrorCode,
  TurnOutcome,
} from './events.ts';
export type {
  LanguageModel,
  LanguageModelEvent,
  LanguageModelRequest,
  LanguageModels,
  ModelMessage,
  ModelPurpose,
  ModelRole,
  ModelStop,
  ModelText,
} from './language-model.ts';
export { fitDossier } from './fit-dossier.ts';
export type { FitOptions, FittedDossier } from './fit-dossier.ts';
export { localize } from './localized.ts';
export type { Localized } from './localized.ts';
export { definePrompt } from './prompt.ts';
export type { Effort, Prompt, PromptModel } from './prompt.ts';
export type {
  Embedder,
  Example,
  ExampleSelection,
  ExampleSelector,
  Guardrail,
  GuardrailContext,
  InputGuardrail,
  PassedExample,
  RoutableAgent,
  Route,
  RouteReason,
  Router,
  RouteRequest,
  SelectedExample,
  Verdict,
} from './runtime.ts';
export { call, defineSkill } from './skill.ts';
export type {
  Call,
  HttpMethod,
  RpcRequest,
  Skill,
  SkillCache,
  SkillDefinition,
  SkillDeprecation,
  SkillEffect,
  SkillExample,
  SkillLimits,
  SkillMetadata,
  SkillTransport,
} from './skill.ts';
export { TrellisError } from './trellis-error.ts';
export type { EntityRef, EntityType, HistoryTurn, Member, TurnContext, TurnInput, View } from './turn.ts';
export type { A2uiOperation, UiBlock, UiComponent } from './ui.ts';
