import type { MessageCreateParamsStreaming, TextBlockParam } from '@anthropic-ai/sdk/resources/messages';
import type { LanguageModelRequest, ModelText } from '@trellis/core';
import { ModelError } from './model-error.ts';

/** The service takes no more cache marks than this. */
const MAX_CACHE_MARKS = 4;

/** The service refuses blank blocks and lone surrogates. A mark on a dropped block moves to the one before it. */
function toBlocks(parts: readonly ModelText[]): TextBlockParam[] {
  const blocks: TextBlockParam[] = [];
  for (const { text, cache } of parts) {
    if (text.trim()) blocks.push({ type: 'text', text: text.toWellFormed() });
    const last = blocks.at(-1);
    if (cache && last) last.cache_control = { type: 'ephemeral' };
  }
  return blocks;
}

/** Keeps the last marks: they end the longest prefixes. */
function limitCacheMarks(blocks: readonly TextBlockParam[]): void {
  const marked = blocks.filter((block) => block.cache_control);
  for (const block of marked.slice(0, -MAX_CACHE_MARKS)) delete block.cache_control;
}

function thinkingOf(effort: LanguageModelRequest['effort']): Partial<MessageCreateParamsStreaming> {
  if (effort === undefined) return {};
  if (effort === 'none') return { thinking: { type: 'disabled' } };
  // Thoughts that are not shown would look like silence to the watchdog between tokens.
  return { thinking: { type: 'adaptive', display: 'summarized' }, output_config: { effort } };
}

/** A request as the body of `POST /v1/messages`. Blank texts are left out. */
export function toRequestBody(model: string, request: LanguageModelRequest): MessageCreateParamsStreaming {
  const system = toBlocks(request.system);
  const messages = request.messages
    .map(({ role, content }) => ({ role, content: toBlocks(content) }))
    .filter(({ content }) => content.length > 0);
  if (messages.length === 0)
    throw new ModelError('INVALID_REQUEST', 'expected at least one message with text, got none');
  limitCacheMarks([...system, ...messages.flatMap(({ content }) => content)]);
  return {
    model,
    max_tokens: request.maxTokens,
    stream: true,
    messages,
    ...(system.length > 0 && { system }),
    ...(request.stopSequences?.length && { stop_sequences: [...request.stopSequences] }),
    ...(request.memberKey && { metadata: { user_id: request.memberKey } }),
    ...thinkingOf(request.effort),
  };
}
