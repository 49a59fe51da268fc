import { FieldProblem } from './check.ts';
import type { FakeModel } from './models.ts';
import { signThinking } from './sign-thinking.ts';
import type { CacheControl, CountBody, MessagesBody, RequestBlock, RequestMessage } from './request-shape.ts';

/** The blocks of a message, its short form included. */
export const blocksOf = (message: RequestMessage): readonly RequestBlock[] =>
  typeof message.content === 'string' ? [{ type: 'text', text: message.content }] : message.content;

/**
 * The rules that go over more than one field: they hold for a whole conversation. Throws a `FieldProblem` for the first that is broken,
 * as the real service answers 400.
 */
export function checkConversation(body: CountBody, model: FakeModel): void {
  checkContent(body.messages, model);
  checkToolPairs(body.messages);
  checkTools(body);
  checkBreakpoints(body);
}

/** The rules that only a request for an answer has. */
export function checkGeneration(body: MessagesBody, model: FakeModel): void {
  if (body.max_tokens > model.maxTokens)
    throw new FieldProblem(
      'max_tokens',
      `${body.max_tokens} > ${model.maxTokens}, the most that ${model.id} may write`,
    );
  if (body.thinking?.type === 'enabled' && body.thinking.budget_tokens >= body.max_tokens)
    throw new FieldProblem(
      'thinking.enabled.budget_tokens',
      '`max_tokens` must be greater than `thinking.budget_tokens`',
    );
}

function checkContent(messages: readonly RequestMessage[], model: FakeModel): void {
  const first = messages.find((message) => message.role !== 'system');
  if (first?.role !== 'user') throw new FieldProblem('messages', 'first message must use the "user" role');
  const last = messages.length - 1;
  for (const [index, message] of messages.entries()) {
    const path = `messages.${index}`;
    const prefill = index === last && message.role === 'assistant';
    if (prefill && !model.prefill)
      throw new FieldProblem(
        path,
        `${model.id} does not support prefill: the last message must not be the assistant's`,
      );
    if (message.content.length === 0 && !prefill)
      throw new FieldProblem(
        `${path}.content`,
        'all messages must have non-empty content except for the optional final assistant message',
      );
    checkText(message, path);
    const end = blocksOf(message).at(-1);
    if (prefill && end?.type === 'text' && /\s$/.test(end.text))
      throw new FieldProblem(path, 'final assistant content cannot end with trailing whitespace');
  }
}

function checkText(message: RequestMessage, path: string): void {
  if (typeof message.content === 'string') {
    if (message.content && !message.content.trim())
      throw new FieldProblem(`${path}.content`, 'text content blocks must contain non-whitespace text');
    return;
  }
  for (const [index, block] of message.content.entries())
    if (block.type === 'thinking' && block.signature !== signThinking(block.thinking))
      throw new FieldProblem(
        `${path}.content.${index}`,
        'Invalid `signature` in `thinking` block: thinking blocks must be passed back unmodified',
      );
}

function checkToolPairs(messages: readonly RequestMessage[]): void {
  const seen = new Set<string>();
  let open: readonly string[] = [];
  for (const [index, message] of messages.entries()) {
    const path = `messages.${index}`;
    const blocks = blocksOf(message);
    const results = blocks.flatMap((block) => (block.type === 'tool_result' ? [block.tool_use_id] : []));
    const stray = results.find((id, position) => !open.includes(id) || results.indexOf(id) !== position);
    if (stray !== undefined)
      throw new FieldProblem(
        path,
        `unexpected \`tool_use_id\` in \`tool_result\` blocks: ${stray}. Each must answer a \`tool_use\` of the message before it, once`,
      );
    const missing = open.find((id) => !results.includes(id));
    if (missing !== undefined)
      throw new FieldProblem(
        path,
        `\`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${missing}`,
      );
    open = blocks.flatMap((block) => (block.type === 'tool_use' ? [block.id] : []));
    for (const id of open) {
      if (seen.has(id)) throw new FieldProblem(path, `\`tool_use\` ids must be unique: ${id}`);
      seen.add(id);
    }
  }
  if (open[0] !== undefined)
    throw new FieldProblem(
      'messages',
      `\`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${open[0]}`,
    );
}

function checkTools({ tools = [], tool_choice: choice }: CountBody): void {
  const names = tools.map((tool) => tool.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new FieldProblem('tools', `Tool names must be unique: ${twice}`);
  if (choice && tools.length === 0)
    throw new FieldProblem('tool_choice', 'may only be specified while providing `tools`');
  if (choice?.type === 'tool' && !names.includes(choice.name))
    throw new FieldProblem('tool_choice.tool.name', `Tool '${choice.name}' not found in provided tools`);
}

function checkBreakpoints(body: CountBody): void {
  const blocks: object[] = [
    ...(body.tools ?? []),
    ...(typeof body.system === 'object' ? body.system : []),
    ...body.messages.flatMap(blocksOf),
  ];
  const marked = blocks.flatMap((block) =>
    'cache_control' in block && block.cache_control ? [block.cache_control as CacheControl] : [],
  );
  const count = marked.length + (body.cache_control ? 1 : 0);
  if (count > 4)
    throw new FieldProblem('', `A maximum of 4 blocks with cache_control may be provided. Found ${count}.`);
  const firstShort = marked.findIndex((mark) => mark.ttl !== '1h');
  if (firstShort !== -1 && marked.slice(firstShort).some((mark) => mark.ttl === '1h'))
    throw new FieldProblem('cache_control.ttl', "a ttl='1h' block must not come after a ttl='5m' block");
}
