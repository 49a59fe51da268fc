import type { AgentEvent, Suggestion } from '@trellis/core';
import { localize } from '@trellis/core';
import type { MountedAgent } from './mounted-agent.ts';
import { respondContext } from './respond.ts';
import { findStarter, fixedStarters } from './starters.ts';
import type { Turn } from './turn.ts';
import { trace } from './turn.ts';

const maxSuggestions = 4;
const maxLength = 300;

/** Who answered, and what it suggested while it did. */
interface Answered {
  readonly mounted: MountedAgent;
  readonly own: readonly Suggestion[];
}

/** Next questions: the agent's own first, then other agents' starters, then its remaining ones. None that was asked before. */
export function* suggestNext(turn: Turn, answered?: Answered): Generator<AgentEvent> {
  const { history, member, view } = turn.request;
  const id = answered?.mounted.id;
  const starters = fixedStarters(turn.parts.agents, view).map((starter) => ({
    text: localize(starter.text, member.locale),
    agentId: starter.agentId,
    starterId: starter.id,
  }));
  const ofOthers = starters.filter(({ agentId }) => agentId !== id);
  const ofSelf = starters.filter(({ agentId }) => agentId === id);
  const known = [turn.question, ...history.map(({ question }) => question)].map(wordsOf);
  const items: Suggestion[] = [];
  for (const suggestion of [...ownSuggestions(turn, answered), ...firstOfEach(ofOthers), ...ofSelf, ...ofOthers]) {
    if (items.length === maxSuggestions) break;
    const words = wordsOf(suggestion.text);
    if (known.some((asked) => isSame(asked, words))) continue;
    known.push(words);
    items.push(suggestion);
  }
  if (items.length > 0) yield { type: 'suggestions', items };
}

function ownSuggestions(turn: Turn, answered: Answered | undefined): Suggestion[] {
  if (!answered) return [];
  const { mounted, own } = answered;
  let asked: readonly Suggestion[] = [];
  try {
    const answer: unknown = mounted.agent.suggest?.(respondContext(turn, mounted, turn.deadline.signal)) ?? [];
    if (answer instanceof Promise) answer.catch(() => {});
    if (!Array.isArray(answer)) throw new TypeError('suggest: expected a list');
    asked = answer as Suggestion[];
  } catch (error) {
    trace(turn, { type: 'agent-error', agentId: mounted.id, error });
  }
  return [...own, ...asked].flatMap((suggestion) => askable(turn, mounted.id, suggestion));
}

/** A suggestion that leads somewhere: to an agent that is there, by a starter that there is, or else as a free question. */
function askable(turn: Turn, ownId: string, suggestion: Partial<Suggestion> | null): Suggestion[] {
  const { text, starterId, agentId } = suggestion ?? {};
  const { agents } = turn.parts;
  if (typeof text !== 'string' || text.trim() === '' || text.length > maxLength) return [];
  if (agentId !== undefined && !agents.some(({ id }) => id === agentId)) return [];
  const meant = starterId !== undefined && { agentId: agentId ?? ownId, starterId };
  // Starters that depend on an entity can only be known by looking at it: the host does.
  const isUnknown = (id: string) => agents.some(({ agent }) => agent.id === id && typeof agent.starters === 'function');
  if (meant && (findStarter(agents, meant) || isUnknown(meant.agentId))) return [{ text, ...meant }];
  return [{ text, ...(agentId !== undefined && { agentId }) }];
}

function firstOfEach<T extends { agentId: string }>(items: readonly T[]): T[] {
  const seen = new Set<string>();
  return items.filter(({ agentId }) => !seen.has(agentId) && seen.add(agentId));
}

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .slice(0, 2 * maxLength)
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu),
  );

/** "Am I a good fit?" was "Am I a good fit for this job?": all words of the shorter one stand in the longer one, and they are enough to say something. */
function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [shorter, longer] = one.size <= other.size ? [one, other] : [other, one];
  const isInside = [...shorter].every((word) => longer.has(word));
  return isInside && (shorter.size === longer.size || shorter.size >= 4);
}
