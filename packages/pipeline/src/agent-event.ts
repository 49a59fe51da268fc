import type { AgentEvent } from '@trellis/core';

type Kind = 'string' | 'number' | 'boolean' | 'object';

const fields: { readonly [T in AgentEvent['type']]: Readonly<Record<string, Kind>> } = {
  'text-start': { messageId: 'string' },
  'text-delta': { messageId: 'string', delta: 'string' },
  'text-end': { messageId: 'string' },
  citation: { messageId: 'string', marker: 'string', entryId: 'string' },
  'ui-block': { block: 'object' },
  suggestions: { items: 'object' },
  'skill-start': { callId: 'string', skill: 'string' },
  'skill-end': { callId: 'string', skill: 'string', ok: 'boolean', ms: 'number' },
  notice: { code: 'string', text: 'string' },
  usage: { role: 'string', inputTokens: 'number', outputTokens: 'number' },
};

/**
 * The event, when it is one that an agent may yield; undefined for a type that is not theirs, so that an agent can neither end a turn nor
 * draw, and one of a later version is passed over. Throws a `TypeError` that names the field, never its content, for one of another form.
 */
export function readAgentEvent(value: unknown): AgentEvent | undefined {
  if (!isObject(value) || typeof value['type'] !== 'string') throw new TypeError('an event without a type');
  const { type } = value;
  if (!Object.hasOwn(fields, type)) return undefined;
  for (const [field, kind] of Object.entries(fields[type as AgentEvent['type']]))
    if (typeof value[field] !== kind || value[field] === null)
      throw new TypeError(`${type}: expected '${field}' to be of type ${kind}`);
  const event = value as AgentEvent;
  if (event.type === 'ui-block') checkBlock(event.block);
  return event;
}

function checkBlock({ key, text, components }: Extract<AgentEvent, { type: 'ui-block' }>['block']): void {
  if (typeof key !== 'string' || typeof text !== 'string') throw new TypeError("ui-block: expected 'key' and 'text'");
  const parts: readonly unknown[] = Array.isArray(components) ? components : [undefined];
  if (!parts.every((part) => isObject(part) && typeof part['id'] === 'string'))
    throw new TypeError("ui-block: expected 'components' to be a list of components with ids");
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
