import type { AgentEvent, AssistantEvent } from '@trellis/core';

/** What flows inside the pipeline: agents' blocks are drawn, and everything else passes. */
export type TurnEvent = AgentEvent | AssistantEvent;
