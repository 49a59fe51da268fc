import type { ExampleSelection } from '@trellis/core';

/** What one agent's examples were used for in a window of time. Plain data: it can be kept in a file. */
export interface AgentUsage {
  /** The set that was used last. */
  set: string;
  selections: number;
  /** Selections without any example, by reason. */
  nothing: Record<string, number>;
  /** Selections that an example was part of, by its id. */
  chosen: Record<string, number>;
}

export interface UsageWindow {
  /** ISO 8601. */
  readonly since: string;
  readonly agents: Record<string, AgentUsage>;
}

/** Counts selections, in memory; two windows, so that a report always looks back over at least one. */
export interface ExampleUsage {
  record(agentId: string, selection: ExampleSelection): void;
  /** The current window and, unless it is old, the one before it. */
  windows(): readonly UsageWindow[];
}

const windowMs = 7 * 86_400_000;

export function createExampleUsage(options: { now?: () => number; kept?: readonly UsageWindow[] } = {}): ExampleUsage {
  const { now = Date.now } = options;
  let windows = [...(options.kept ?? [])];
  const start = (): UsageWindow => ({ since: new Date(now()).toISOString(), agents: {} });
  const current = (): UsageWindow => {
    const [first] = windows;
    if (first && now() - Date.parse(first.since) < windowMs) return first;
    const next = start();
    windows = [next, ...windows.filter(({ since }) => now() - Date.parse(since) < 2 * windowMs)].slice(0, 2);
    return next;
  };
  return {
    record(agentId, { examples, set = '', nothing }) {
      const { agents } = current();
      const known = Object.hasOwn(agents, agentId) ? agents[agentId] : undefined;
      const usage = known ?? { set, selections: 0, nothing: {}, chosen: {} };
      agents[agentId] = usage;
      usage.set = set === '' ? usage.set : set;
      usage.selections++;
      if (nothing) usage.nothing[nothing] = (usage.nothing[nothing] ?? 0) + 1;
      const { chosen } = usage;
      for (const { id } of examples) chosen[id] = ((Object.hasOwn(chosen, id) ? chosen[id] : 0) ?? 0) + 1;
    },
    windows: () => structuredClone(windows),
  };
}

/** How the examples of one agent did. */
export interface UsageReport {
  readonly agentId: string;
  readonly since: string;
  readonly selections: number;
  readonly nothing: Readonly<Record<string, number>>;
  /** Chosen most often first; `share` of all selections that chose something. */
  readonly examples: readonly { readonly id: string; readonly chosen: number; readonly share: number }[];
  /** Ids in more than `overusedShare` of them. */
  readonly overused: readonly string[];
  /** Never chosen, once there were enough selections to tell; empty before. */
  readonly dead: readonly string[];
}

/** Sums up windows for one agent whose examples have these ids. */
export function reportUsage(
  windows: readonly UsageWindow[],
  options: { agentId: string; ids: readonly string[]; overusedShare?: number; fewestSelections?: number },
): UsageReport {
  const { agentId, ids, overusedShare = 0.5, fewestSelections = Math.max(100, 5 * ids.length) } = options;
  const parts = windows.flatMap(({ agents }) =>
    Object.hasOwn(agents, agentId) ? [agents[agentId] as AgentUsage] : [],
  );
  const sum = (pick: (usage: AgentUsage) => number | undefined) =>
    parts.reduce((total, usage) => total + (pick(usage) ?? 0), 0);
  const reasons = [...new Set(parts.flatMap(({ nothing }) => Object.keys(nothing)))].sort();
  const nothing = Object.fromEntries(reasons.map((reason) => [reason, sum((usage) => usage.nothing[reason])]));
  const selections = sum((usage) => usage.selections);
  const full = selections - Object.values(nothing).reduce((total, count) => total + count, 0);
  const examples = ids
    .map((id) => ({ id, chosen: sum((usage) => (Object.hasOwn(usage.chosen, id) ? usage.chosen[id] : 0)) }))
    .map(({ id, chosen }) => ({ id, chosen, share: full === 0 ? 0 : chosen / full }))
    .sort((a, b) => b.chosen - a.chosen || (a.id < b.id ? -1 : 1));
  const isEnough = full >= fewestSelections;
  return {
    agentId,
    since: windows.map(({ since }) => since).sort()[0] ?? '',
    selections,
    nothing,
    examples,
    overused: full >= 20 ? examples.flatMap(({ id, share }) => (share > overusedShare ? [id] : [])) : [],
    dead: isEnough ? examples.flatMap(({ id, chosen }) => (chosen === 0 ? [id] : [])) : [],
  };
}
