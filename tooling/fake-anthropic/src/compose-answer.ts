import { randomUUID } from 'node:crypto';
import type { InputUsage } from './prompt-cache.ts';
import type { MessagesBody } from './request-shape.ts';
import type { ScriptBlock, ScriptStep } from './script.ts';
import type { StreamEvent } from './wire.ts';
import { signThinking } from './sign-thinking.ts';
import { splitTokens } from './tokens.ts';

/** One event of the stream. `waitTokens` is how many tokens' time passes before it. */
export interface Frame {
  readonly event: StreamEvent;
  readonly waitTokens: number;
  readonly isDelta: boolean;
}

/** An answer as both kinds of request want it. */
export interface Answer {
  readonly frames: readonly Frame[];
  readonly message: object;
  readonly usage: InputUsage & { readonly output_tokens: number };
}

interface Block {
  readonly start: object;
  readonly final: object;
  readonly deltas: readonly { readonly delta: object; readonly waitTokens: number }[];
}

const newId = (prefix: string) => `${prefix}_${randomUUID().replaceAll('-', '')}`;
const delta = (value: object, waitTokens = 1) => ({ delta: value, waitTokens });

function textBlock(pieces: readonly string[]): Block {
  return {
    start: { type: 'text', text: '', citations: null },
    final: { type: 'text', text: pieces.join(''), citations: null },
    deltas: pieces.map((text) => delta({ type: 'text_delta', text })),
  };
}

function thinkingBlock(pieces: readonly string[], omitted: boolean): Block {
  const thinking = omitted ? '' : pieces.join('');
  const signature = signThinking(thinking);
  const shown = omitted ? [] : pieces.map((piece) => delta({ type: 'thinking_delta', thinking: piece }));
  return {
    start: { type: 'thinking', thinking: '', signature: '' },
    final: { type: 'thinking', thinking, signature },
    deltas: [...shown, delta({ type: 'signature_delta', signature }, omitted ? pieces.length : 0)],
  };
}

function toolBlock(
  block: Extract<ScriptBlock, { tool: string }>,
  pieces: readonly string[],
  whole: boolean,
  body: MessagesBody,
): Block {
  const head = { type: 'tool_use', id: block.id ?? newId('toolu'), name: block.tool, caller: { type: 'direct' } };
  const eager = body.tools?.find((tool) => tool.name === block.tool)?.eager_input_streaming === true;
  return {
    start: { ...head, input: {} },
    final: { ...head, input: whole ? (block.input ?? {}) : {} },
    // Without eager streaming the service buffers a tool's input and sends it in one go.
    deltas: pieces.map((partial_json, index) =>
      delta({ type: 'input_json_delta', partial_json }, eager ? 1 : index === 0 ? pieces.length : 0),
    ),
  };
}

function plainText(block: ScriptBlock): string {
  if ('text' in block) return block.text;
  if ('thinking' in block) return block.thinking;
  if ('redactedThinking' in block) return block.redactedThinking;
  if ('json' in block) return JSON.stringify(block.json);
  return Object.keys(block.input ?? {}).length > 0 ? JSON.stringify(block.input) : '';
}

/** Cuts at the stop sequence that comes first. */
function cutAtStop(text: string, sequences: readonly string[]): { text: string; sequence: string | null } {
  const hits = sequences.map((sequence) => ({ sequence, at: text.indexOf(sequence) })).filter(({ at }) => at !== -1);
  const [first] = hits.sort((a, b) => a.at - b.at);
  return first ? { text: text.slice(0, first.at), sequence: first.sequence } : { text, sequence: null };
}

interface Written {
  readonly blocks: Block[];
  tokens: number;
  thinkingTokens: number;
  stop: string | null;
  sequence: string | null;
}

function write(blocks: readonly ScriptBlock[], body: MessagesBody): Written {
  const written: Written = { blocks: [], tokens: 0, thinkingTokens: 0, stop: null, sequence: null };
  const omitted = body.thinking !== undefined && 'display' in body.thinking && body.thinking.display === 'omitted';
  for (const block of blocks) {
    const isThinking = 'thinking' in block || 'redactedThinking' in block;
    if (isThinking && body.thinking?.type === 'disabled') continue;
    const isText = 'text' in block || 'json' in block;
    const cut = cutAtStop(plainText(block), isText ? (body.stop_sequences ?? []) : []);
    const all = splitTokens(cut.text);
    const pieces = all.slice(0, Math.max(0, body.max_tokens - written.tokens));
    const whole = pieces.length === all.length;
    written.tokens += pieces.length;
    if (isThinking) written.thinkingTokens += pieces.length;
    if (whole || pieces.length > 0) written.blocks.push(toBlock(block, pieces, { whole, omitted, body }));
    if (!whole) written.stop = 'max_tokens';
    else if (cut.sequence !== null) Object.assign(written, { stop: 'stop_sequence', sequence: cut.sequence });
    if (written.stop) break;
  }
  return written;
}

function toBlock(
  block: ScriptBlock,
  pieces: readonly string[],
  { whole, omitted, body }: { whole: boolean; omitted: boolean; body: MessagesBody },
): Block {
  if ('thinking' in block) return thinkingBlock(pieces, omitted);
  if ('tool' in block) return toolBlock(block, pieces, whole, body);
  if ('redactedThinking' in block) {
    const redacted = { type: 'redacted_thinking', data: block.redactedThinking };
    return { start: redacted, final: redacted, deltas: [] };
  }
  return textBlock(pieces);
}

function* framesOf(head: object, blocks: readonly Block[], tail: object): Generator<Frame> {
  const plain = (event: StreamEvent): Frame => ({ event, waitTokens: 0, isDelta: false });
  yield plain({ type: 'message_start', ...head });
  for (const [index, block] of blocks.entries()) {
    yield plain({ type: 'content_block_start', index, content_block: block.start });
    if (index === 0) yield plain({ type: 'ping' });
    for (const { delta, waitTokens } of block.deltas)
      yield { event: { type: 'content_block_delta', index, delta }, waitTokens, isDelta: true };
    yield plain({ type: 'content_block_stop', index });
  }
  yield plain({ type: 'message_delta', ...tail });
  yield plain({ type: 'message_stop' });
}

/** The answer of a step to a request: within `max_tokens`, cut at stop sequences, with a bill that adds up. */
export function composeAnswer(step: ScriptStep, body: MessagesBody, input: InputUsage): Answer {
  const { answer = [] } = step;
  const blocks = typeof answer === 'string' ? (answer ? [{ text: answer }] : []) : answer;
  const written = write(blocks, body);
  const usesTool = blocks.some((block) => 'tool' in block);
  const planned = step.stop ?? (step.refusal ? 'refusal' : usesTool ? 'tool_use' : 'end_turn');
  const end = {
    stop_reason: written.stop ?? planned,
    stop_sequence: written.sequence,
    stop_details:
      planned === 'refusal' && written.stop === null
        ? { type: 'refusal', category: null, explanation: null, ...step.refusal }
        : null,
    container: null,
  };
  const outputTokens = Math.max(1, written.tokens);
  const details = written.thinkingTokens > 0 ? { thinking_tokens: written.thinkingTokens } : null;
  const usage = {
    ...input,
    output_tokens: outputTokens,
    output_tokens_details: details,
    server_tool_use: null,
    service_tier: 'standard',
    speed: 'standard',
    inference_geo: null,
  };
  const head = { id: newId('msg'), type: 'message', role: 'assistant', model: body.model, diagnostics: null };
  const start = {
    message: {
      ...head,
      content: [],
      stop_reason: null,
      stop_sequence: null,
      stop_details: null,
      container: null,
      usage: { ...usage, output_tokens: 1, output_tokens_details: null },
    },
  };
  const { cache_creation: _, ...totals } = input;
  const tail = {
    delta: end,
    usage: { ...totals, output_tokens: outputTokens, output_tokens_details: details, server_tool_use: null },
  };
  return {
    frames: [...framesOf(start, written.blocks, tail)],
    message: { ...head, ...end, content: written.blocks.map((block) => block.final), usage },
    usage,
  };
}
