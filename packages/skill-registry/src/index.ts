export { CallFailure } from './call-failure.ts';
export type { CallFailureOptions } from './call-failure.ts';
export { loadSkillPackages } from './catalogue/load-skill-packages.ts';
export type { SkillPackagesOptions } from './catalogue/load-skill-packages.ts';
export type { SkillAudience } from './catalogue/skill-audience.ts';
export { createSkillCatalogue } from './catalogue/skill-catalogue.ts';
export type {
  CatalogueContent,
  CatalogueSearchOptions,
  CatalogueView,
  SkillCatalogue,
} from './catalogue/skill-catalogue.ts';
export { createSkillChooser } from './catalogue/skill-chooser.ts';
export type { SkillChooser, SkillChooserOptions } from './catalogue/skill-chooser.ts';
export type { EmbedderSource, SkillHit } from './catalogue/skill-search.ts';
export type { SkillSetting, SkillSettings } from './catalogue/skill-settings.ts';
export { lintSkill, lintSkills } from './definition/lint-skill.ts';
export type { SkillFinding, SkillFindingCode } from './definition/skill-finding.ts';
export { describeSkills } from './describe-skills.ts';
export type { SkillEvent } from './event-queue.ts';
export type { Services } from './http-transport.ts';
export { readPlan } from './read-plan.ts';
export { createPlanReader } from './plan-reader.ts';
export type { DroppedStep, Plan, PlanReader, PlanStep } from './plan-reader.ts';
export { runPlan } from './run-plan.ts';
export type { PlanRunEnd } from './run-plan.ts';
export { describePlan } from './plan-schema.ts';
export { createSkillRegistry } from './skill-registry.ts';
export type {
  LiveSkillRegistry,
  SkillRegistry,
  SkillRegistryLimits,
  SkillRegistryOptions,
  TurnOptions,
} from './skill-registry.ts';
export { SkillRegistryError } from './skill-registry-error.ts';
export type { SkillRegistryErrorCode } from './skill-registry-error.ts';
export { missingScope } from './skill-scopes.ts';
export type { CallOptions, SkillRun } from './skill-run.ts';
export type { SendOptions, ServiceRequest, SkillSender, SkillTransportRunner } from './transport.ts';
export { createGuardedFetch } from './guarded/guarded-fetch.ts';
export type { GuardedFetch, GuardedFetchOptions, GuardedRequest } from './guarded/guarded-fetch.ts';
export { GuardedFetchError } from './guarded/guarded-fetch-error.ts';
export type { GuardedFetchErrorCode } from './guarded/guarded-fetch-error.ts';
export { isPublicAddress } from './guarded/public-address.ts';
export type { ServiceEvent, ServiceState } from './dispatch/service-guard.ts';
export type { CircuitName } from './dispatch/circuit.ts';
export { createAgentSkills } from './agent-skills.ts';
export type { AgentQuestion, AgentRunOptions, AgentSkills, PublishedAgent, RunAgent } from './agent-skills.ts';
export { readSkillFile } from './import/skill-file.ts';
export type { SkillFile } from './import/skill-file.ts';
export { SkillImportError } from './import/skill-import-error.ts';
export type { SkillImportErrorCode } from './import/skill-import-error.ts';
export type { SkillSheet } from './import/skill-sheet.ts';
