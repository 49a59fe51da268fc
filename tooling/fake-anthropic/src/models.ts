/** What the server says and checks about one model. */
export interface FakeModel {
  readonly id: string;
  readonly line: string | null;
  readonly lifecycle: 'active' | 'deprecated';
  readonly maxInputTokens: number;
  readonly maxTokens: number;
  /** Whether a last message of the assistant is continued. */
  readonly prefill: boolean;
}

const ids = [
  'claude-haiku-5-5 claude-haiku-4-5 claude-haiku-4-5-20251001',
  'claude-sonnet-5-5 claude-sonnet-5 claude-sonnet-4-6 claude-sonnet-4-5 claude-sonnet-4-5-20250929',
  'claude-opus-5-5 claude-opus-5 claude-opus-4-8 claude-opus-4-7 claude-opus-4-6 claude-opus-4-5 claude-opus-4-5-20251101',
  'claude-fable-5-2 claude-fable-5-1 claude-fable-5',
  'claude-mythos-5-2 claude-mythos-5-1 claude-mythos-5 claude-mythos-preview',
].flatMap((line) => line.split(' '));

function describeModel(id: string): FakeModel {
  return {
    id,
    line: /^claude-(haiku|sonnet|opus|fable|mythos)-/.exec(id)?.[1] ?? null,
    lifecycle: id.startsWith('claude-sonnet-4-5') ? 'deprecated' : 'active',
    maxInputTokens: 200_000,
    maxTokens: 128_000,
    prefill: id.includes('-4-5'),
  };
}

/** The models of `@anthropic-ai/sdk` 1.12.0 and the further ids given. Limits are round numbers, not the real ones. */
export const knownModels = (further: readonly string[] = []): ReadonlyMap<string, FakeModel> =>
  new Map([...ids, ...further].map((id) => [id, describeModel(id)]));

const supported = (yes: boolean) => ({ supported: yes });

/** The model as `GET /v1/models` lists it. */
export function modelInfo(model: FakeModel) {
  const yes = supported(true);
  const no = supported(false);
  return {
    type: 'model',
    id: model.id,
    display_name: model.id,
    created_at: '1970-01-01T00:00:00Z',
    line: model.line,
    lifecycle: model.lifecycle,
    deprecated_at: model.lifecycle === 'deprecated' ? '2026-05-30T00:00:00Z' : null,
    retires_at: model.lifecycle === 'deprecated' ? '2026-11-30T00:00:00Z' : null,
    max_input_tokens: model.maxInputTokens,
    max_tokens: model.maxTokens,
    capabilities: {
      batch: no,
      citations: no,
      code_execution: no,
      context_management: {
        supported: false,
        clear_thinking_20251015: no,
        clear_tool_uses_20250919: no,
        compact_20260112: no,
      },
      effort: { supported: true, low: yes, medium: yes, high: yes, xhigh: yes, max: yes },
      image_input: no,
      pdf_input: no,
      server_tools: { supported: false, code_execution: no, web_search: no },
      structured_outputs: yes,
      thinking: { supported: true, types: { adaptive: yes, between_tools: yes, disabled: yes, enabled: yes } },
    },
  };
}
