import {
  anything,
  dictionary,
  FieldProblem,
  flag,
  integer,
  listOf,
  nullable,
  object,
  oneOf,
  tagged,
  text,
  textOr,
} from './check.ts';
import type { Check } from './check.ts';

const cacheControl = nullable(object({ type: oneOf('ephemeral') }, { ttl: oneOf('5m', '1h') }));
const cacheable = { cache_control: cacheControl };

const written: Check<string> = (value, path) => {
  const checked = text()(value, path);
  if (!checked) throw new FieldProblem(path, 'text content blocks must be non-empty');
  if (!checked.trim()) throw new FieldProblem(path, 'text content blocks must contain non-whitespace text');
  return checked;
};

const textBlock = object({ type: oneOf('text'), text: written }, { ...cacheable, citations: nullable(anything) });
const toolResult = object(
  { type: oneOf('tool_result'), tool_use_id: text({ min: 1 }) },
  { content: textOr(text(), listOf(tagged('type', { text: textBlock }))), is_error: flag, ...cacheable },
);
const toolUse = object(
  { type: oneOf('tool_use'), id: text({ min: 1 }), name: text({ min: 1, max: 200 }), input: dictionary },
  { caller: anything, ...cacheable },
);
const thinkingBlock = object({ type: oneOf('thinking'), thinking: text(), signature: text({ min: 1 }) });
const redactedThinking = object({ type: oneOf('redacted_thinking'), data: text({ min: 1 }) });

const content = <T>(block: Check<T>) => textOr(text(), listOf(block));
const message = tagged('role', {
  user: object({ role: oneOf('user'), content: content(tagged('type', { text: textBlock, tool_result: toolResult })) }),
  assistant: object({
    role: oneOf('assistant'),
    content: content(
      tagged('type', {
        text: textBlock,
        tool_use: toolUse,
        thinking: thinkingBlock,
        redacted_thinking: redactedThinking,
      }),
    ),
  }),
  system: object({ role: oneOf('system'), content: content(tagged('type', { text: textBlock })) }),
});

const toolName: Check<string> = (value, path) => {
  const name = text({ min: 1, max: 128 })(value, path);
  if (!/^[a-zA-Z0-9_-]+$/.test(name))
    throw new FieldProblem(path, "String should match pattern '^[a-zA-Z0-9_-]{1,128}$'");
  return name;
};
const inputSchema: Check<Record<string, unknown>> = (value, path) => {
  const schema = dictionary(value, path);
  oneOf('object')(schema['type'], `${path}.type`);
  return schema;
};
const tool = object(
  { name: toolName, input_schema: inputSchema },
  {
    description: text(),
    type: nullable(oneOf('custom')),
    strict: flag,
    eager_input_streaming: nullable(flag),
    defer_loading: flag,
    input_examples: listOf(dictionary),
    allowed_callers: listOf(text({ min: 1 })),
    ...cacheable,
  },
);

const parallel = { disable_parallel_tool_use: flag };
const toolChoice = tagged('type', {
  auto: object({ type: oneOf('auto') }, parallel),
  any: object({ type: oneOf('any') }, parallel),
  tool: object({ type: oneOf('tool'), name: text({ min: 1 }) }, parallel),
  none: object({ type: oneOf('none') }),
});

const display = { display: nullable(oneOf('summarized', 'omitted')) };
const thinking = tagged('type', {
  adaptive: object({ type: oneOf('adaptive') }, display),
  enabled: object({ type: oneOf('enabled'), budget_tokens: integer({ min: 1024 }) }, display),
  between_tools: object({ type: oneOf('between_tools') }),
  disabled: object({ type: oneOf('disabled') }),
});

const outputConfig = object(
  {},
  {
    effort: nullable(oneOf('low', 'medium', 'high', 'xhigh', 'max')),
    format: nullable(object({ type: oneOf('json_schema'), schema: dictionary })),
  },
);

const stopSequence: Check<string> = (value, path) => {
  const sequence = text({ min: 1 })(value, path);
  if (!sequence.trim()) throw new FieldProblem(path, 'each stop sequence must contain non-whitespace');
  return sequence;
};

const shared = {
  system: textOr(text(), listOf(tagged('type', { text: textBlock }))),
  tools: listOf(tool),
  tool_choice: toolChoice,
  thinking,
  output_config: outputConfig,
  cache_control: cacheControl,
};
const needed = { model: text({ min: 1, max: 256 }), messages: listOf(message, { min: 1, max: 100_000 }) };

/** The body of `POST /v1/messages`: the shape of each field, and no others. */
export const messagesBody = object(
  { ...needed, max_tokens: integer({ min: 0 }) },
  {
    ...shared,
    stop_sequences: listOf(stopSequence),
    metadata: object({}, { user_id: nullable(text({ max: 256 })) }),
    stream: flag,
    service_tier: oneOf('auto', 'standard_only'),
    speed: nullable(oneOf('standard', 'fast')),
    inference_geo: nullable(text()),
    container: nullable(anything),
    diagnostics: nullable(object({}, { previous_message_id: nullable(text()) })),
  },
);

/** The body of `POST /v1/messages/count_tokens`. */
export const countBody = object(needed, shared);

export type MessagesBody = ReturnType<typeof messagesBody>;
export type CountBody = ReturnType<typeof countBody>;
export type RequestMessage = CountBody['messages'][number];
export type RequestBlock = Exclude<RequestMessage['content'], string>[number];
export type CacheControl = NonNullable<ReturnType<typeof cacheControl>>;
