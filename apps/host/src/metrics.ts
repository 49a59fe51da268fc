import type { LoggedEvent } from '@trellis/core';
import type { TraceRecord } from '@trellis/pipeline';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { ServiceMetrics } from './service-metrics.ts';
import { createServiceMetrics } from './service-metrics.ts';
import type { LiveTurn, TurnObserver } from './turns/turn-runner.ts';

/** The host's figures, as Prometheus reads them. Labels are names of ours, never a member's data. */
export interface HostMetrics {
  readonly turns: TurnObserver;
  /** For the pipeline. */
  observe(record: TraceRecord): void;
  readonly services: ServiceMetrics;
  readonly contentType: string;
  text(): Promise<string>;
}

const secondsBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 60];

/**
 * Names follow the OpenTelemetry GenAI conventions where these have one, with Prometheus' underscores. Times within a turn are kept per turn
 * and recorded once.
 */
export function createHostMetrics(options: { now?: () => number } = {}): HostMetrics {
  const { now = () => performance.now() } = options;
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const figures = createFigures(registry);
  const services = createServiceMetrics(registry);
  const startedAt = new Map<string, { at: number; agent: string; firstText: boolean }>();
  return {
    services,
    contentType: registry.contentType,
    text: () => registry.metrics(),
    turns: {
      turnStarted(turn) {
        startedAt.set(turn.id, { at: now(), agent: 'none', firstText: false });
        figures.active.inc();
      },
      event(turn, event) {
        const state = startedAt.get(turn.id);
        if (!state) return;
        if (event.type === 'route-end') state.agent = event.agentId;
        const seconds = (now() - state.at) / 1000;
        if (event.type === 'text-delta' && !state.firstText) {
          state.firstText = true;
          figures.firstText.observe({ gen_ai_agent_id: state.agent }, seconds);
        }
        record(figures, event, { agent: state.agent, seconds });
      },
      turnEnded(turn: LiveTurn) {
        startedAt.delete(turn.id);
        figures.active.dec();
      },
      saveFailed: () => figures.saveFailures.inc(),
    },
    observe: (traced) => recordTrace(figures, traced),
  };
}

type Figures = ReturnType<typeof createFigures>;

function createFigures(registry: Registry) {
  const registers = [registry];
  const histogram = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Histogram<L>({ name, help, labelNames: [...labelNames], buckets: secondsBuckets, registers });
  return {
    active: new Gauge({ name: 'trellis_turns_active', help: 'Turns that run now.', registers }),
    saveFailures: new Counter({
      name: 'trellis_turn_save_failures_total',
      help: 'Turns that could not be stored.',
      registers,
    }),
    turn: histogram('gen_ai_workflow_duration_seconds', 'Whole turns.', ['gen_ai_agent_id', 'outcome', 'degraded']),
    firstText: histogram('trellis_turn_time_to_first_text_seconds', 'Start of a turn to its first text.', [
      'gen_ai_agent_id',
    ]),
    skill: histogram('gen_ai_execute_tool_duration_seconds', 'Calls of skills.', ['gen_ai_tool_name', 'ok']),
    operation: histogram('gen_ai_client_operation_duration_seconds', 'Calls of language models.', [
      'gen_ai_operation_name',
      'gen_ai_prompt_name',
      'error_type',
    ]),
    firstChunk: histogram('gen_ai_client_operation_time_to_first_chunk_seconds', 'First text of a language model.', [
      'gen_ai_operation_name',
    ]),
    tokens: new Counter({
      name: 'gen_ai_client_token_usage_total',
      help: 'Tokens of language models.',
      labelNames: ['gen_ai_operation_name', 'gen_ai_token_type'],
      registers,
    }),
    agentErrors: new Counter({
      name: 'trellis_agent_errors_total',
      help: 'Agents that threw.',
      labelNames: ['gen_ai_agent_id'],
      registers,
    }),
  };
}

function record(figures: Figures, event: LoggedEvent, { agent, seconds }: { agent: string; seconds: number }): void {
  if (event.type === 'skill-end') {
    figures.skill.observe({ gen_ai_tool_name: event.skill, ok: String(event.ok) }, event.ms / 1000);
  }
  if (event.type === 'turn-end') {
    const { outcome, degraded = 'no' } = event;
    figures.turn.observe({ gen_ai_agent_id: agent, outcome, degraded }, seconds);
  }
}

function recordTrace(figures: Figures, traced: TraceRecord): void {
  if (traced.type === 'agent-error') figures.agentErrors.inc({ gen_ai_agent_id: traced.agentId || 'none' });
  if (traced.type !== 'generation') return;
  const name = { gen_ai_operation_name: traced.purpose };
  const labels = { ...name, gen_ai_prompt_name: traced.promptId, error_type: traced.failure ?? '' };
  figures.operation.observe(labels, traced.ms / 1000);
  if (traced.firstTextMs !== undefined) figures.firstChunk.observe(name, traced.firstTextMs / 1000);
  figures.tokens.inc({ ...name, gen_ai_token_type: 'input' }, traced.inputTokens);
  figures.tokens.inc({ ...name, gen_ai_token_type: 'output' }, traced.outputTokens);
}
