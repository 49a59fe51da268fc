import type { CacheControl, CountBody } from './request-shape.ts';
import { countTokens } from './tokens.ts';
import { blocksOf } from './validate-request.ts';

/** One block of a prompt, in the order in which the service reads them: tools, system, messages. */
export interface PromptUnit {
  /** What makes it the same block as another: its content without the cache mark. */
  readonly identity: string;
  readonly tokens: number;
  readonly ttl?: '5m' | '1h';
}

/** Every request costs this much more than its blocks do. */
export const REQUEST_TOKENS = 3;

type Part = object & { readonly cache_control?: CacheControl | null };

function unit(place: string, part: Part): PromptUnit {
  const { cache_control: mark, ...content } = part;
  const json = JSON.stringify(content);
  const text = 'text' in content && typeof content.text === 'string' ? content.text : json;
  return {
    identity: `${place}${json}`,
    tokens: countTokens(text),
    ...(mark && { ttl: mark.ttl ?? '5m' }),
  };
}

/** A request as the blocks that the prompt cache and the bill are about. */
export function promptUnits(body: CountBody): PromptUnit[] {
  const system = typeof body.system === 'string' ? [{ type: 'text', text: body.system }] : (body.system ?? []);
  const units = [
    ...(body.tools ?? []).map((tool) => unit('tool', tool)),
    ...system.map((block) => unit('system', block)),
    ...body.messages.flatMap((message) => blocksOf(message).map((block) => unit(message.role, block))),
  ];
  const last = units.pop();
  if (!last) return [];
  const ttl = last.ttl ?? (body.cache_control ? (body.cache_control.ttl ?? '5m') : undefined);
  return [...units, ttl ? { ...last, ttl } : last];
}
