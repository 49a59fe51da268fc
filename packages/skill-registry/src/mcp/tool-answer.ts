import type { CallToolResult } from '@modelcontextprotocol/client';
import { isObject, member, textOf } from '../import/json-object.ts';

/** What a tool answered, in one form: sheets take their fields from here. */
export interface ToolAnswer {
  readonly text: string;
  readonly structured?: unknown;
}

/** Texts joined; pictures, sounds and the like are named, not handed on. */
export function toolAnswer(result: CallToolResult): ToolAnswer {
  const text = result.content.map(partText).join('\n');
  const structured = result.structuredContent ?? parseObject(text);
  return { text, ...(structured !== undefined && { structured }) };
}

function partText(part: CallToolResult['content'][number]): string {
  if (part.type === 'text') return part.text;
  if (part.type === 'resource_link') return `${part.name}: ${part.uri}`;
  if (part.type === 'resource') return textOf(member(part.resource, 'text')) ?? '[a file, left out]';
  return `[${part.type}, left out]`;
}

/** Servers of before structured content put JSON into the text. */
function parseObject(text: string): unknown {
  if (!text.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
