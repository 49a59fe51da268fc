import { Kind } from '../schema/alternatives.ts';
import type { Alternative } from '../schema/alternatives.ts';
import type { Shape } from '../schema/shape.ts';
import type { Item, ListNode, MapNode, Node } from '../reader/node.ts';
import { listNode, mapNode } from '../reader/node.ts';
import { cheaper, costOf } from './coerce.ts';
import type { Coercion } from './coerce.ts';
import { describeAlternative } from './expected.ts';
import { problem, value, withFindings } from './outcome.ts';
import type { Finding, Outcome, Trail, Trouble } from './outcome.ts';

export function readList(
  coercion: Coercion,
  node: MapNode | ListNode,
  one: Alternative,
  trail: Trail | undefined,
): Outcome {
  return node.kind === 'list' ? readItems(coercion, node, one, trail) : fromMap(coercion, node, one, trail);
}

/** Bounds of the list's length that the branch sets. */
export function fitsLength(one: Alternative, length: number): boolean {
  return one.rules.every(
    ({ minItems, maxItems }) =>
      (typeof minItems !== 'number' || length >= minItems) && (typeof maxItems !== 'number' || length <= maxItems),
  );
}

const itemShape = (coercion: Coercion, one: Alternative, index: number): Shape =>
  coercion.shapes.of(one.prefix[index] ?? one.items ?? true);

export function readItems(coercion: Coercion, node: ListNode, one: Alternative, trail: Trail | undefined): Outcome {
  const result: unknown[] = [];
  const findings: Finding[] = [];
  const troubles: Trouble[] = [];
  let cost = 0;
  let wasCut = node.cut;
  for (let index = 0; index < node.items.length; index++) {
    const item = node.items[index] as Item;
    const within: Trail = { parent: trail, key: index };
    const outcome = coercion.read(item.node ?? mapNode(item.at), itemShape(coercion, one, index), within);
    if (item.notes.length > 0) {
      findings.push(...coercion.notes(item.notes, within));
      cost += costOf(item.notes);
    }
    if (outcome.kind === 'value') {
      result.push(outcome.value);
      for (const finding of outcome.findings) findings.push(finding);
      cost += outcome.cost;
    } else if (outcome.kind === 'absent' && outcome.fallback) {
      result.push(outcome.fallback.value);
      findings.push(...outcome.fallback.findings);
      cost += outcome.fallback.cost;
    } else if (outcome.kind === 'absent') {
      if (outcome.cut) wasCut = true;
      troubles.push({
        trail: within,
        expected: describeItem(coercion, one, index),
        seen: outcome.seen,
        at: outcome.at,
      });
    } else {
      troubles.push(...outcome.troubles);
      cost += outcome.cost;
    }
  }
  if (wasCut) return { kind: 'absent', cut: true, seen: 'a list that was cut off', at: node.at, fallback: undefined };
  if (troubles.length > 0) return { kind: 'problem', cost: cost + 10 * troubles.length, troubles };
  if (!fitsLength(one, result.length)) return problem(trail, lengthWords(one), `${result.length} items`, node.at);
  return value(result, cost, findings);
}

const describeItem = (coercion: Coercion, one: Alternative, index: number): string =>
  itemShape(coercion, one, index)
    .alternatives.map((other) => describeAlternative(other))
    .join(', or ');

function lengthWords(one: Alternative): string {
  const least = one.rules.find(({ minItems }) => minItems !== undefined)?.['minItems'];
  const most = one.rules.find(({ maxItems }) => maxItems !== undefined)?.['maxItems'];
  const bounds = [
    least === undefined ? [] : [`at least ${String(least)}`],
    most === undefined ? [] : [`at most ${String(most)}`],
  ].flat();
  return `a list of ${bounds.join(' and ')} items`;
}

/** A list given as an object: its items under numbered keys, under a key of the model's own, or the one item itself. */
function fromMap(coercion: Coercion, node: MapNode, one: Alternative, trail: Trail | undefined): Outcome {
  const finding = (name: Finding['class'], before: string, after: string): Finding[] => [
    { class: name, trail, before, after, at: node.at },
  ];
  let best: Outcome | undefined;
  const [entry] = node.entries;
  const wrap = (items: readonly (Node | undefined)[]): ListNode => {
    const list = listNode(node.at);
    list.cut = node.cut;
    list.items.push(...items.map((item) => ({ at: item?.at ?? node.at, node: item, notes: [] })));
    return list;
  };
  const item = itemShape(coercion, one, 0);
  if (isIndexed(node) && !node.entries.every(({ key }) => item.match(key)?.distance === 0)) {
    const notes = node.entries.flatMap((other) => coercion.notes(other.notes, trail));
    best = withFindings(
      readItems(coercion, wrap(node.entries.map((other) => other.node)), one, trail),
      [...finding('indexed-keys', 'numbered keys', 'a list'), ...notes],
      2,
    );
  }
  if (node.entries.length === 1 && entry?.node?.kind === 'list' && !item.match(entry.key)) {
    best = cheaper(
      best,
      withFindings(readItems(coercion, entry.node, one, trail), finding('wrapper', entry.key, ''), 2),
    );
  }
  if (item.accepts(Kind.object) && node.entries.length > 0) {
    best = cheaper(
      best,
      withFindings(
        readItems(coercion, wrap(repeated(node)), one, trail),
        finding('object-for-list', 'an object', 'a list of one'),
        2,
      ),
    );
  }
  return best ?? problem(trail, describeAlternative(one), 'an object', node.at);
}

/** One object, or several that were run together: each begins where the first key comes again. */
function repeated(node: MapNode): MapNode[] {
  const first = node.entries[0]?.key;
  const groups: MapNode[] = [];
  for (const entry of node.entries) {
    let group = groups.at(-1);
    if (!group || (entry.key === first && group.entries.length > 1)) groups.push((group = mapNode(entry.at)));
    group.entries.push(entry);
  }
  const [only] = groups;
  if (only && groups.length === 1) return [node];
  return groups;
}

/** `0`, `1`, …; `item1`, `item2`, …; `call_1`: keys that only count. */
function isIndexed(node: MapNode): boolean {
  let before: number | undefined;
  let stem: string | undefined;
  for (const { key } of node.entries) {
    const parts = /^(.*?)[\s_#-]*\(?(\d{1,4})\)?$/.exec(key);
    if (!parts) return false;
    const number = Number(parts[2]);
    if (before === undefined ? number > 1 : number !== before + 1) return false;
    if (stem !== undefined && stem !== parts[1]) return false;
    [before, stem] = [number, parts[1]];
  }
  return node.entries.length > 0;
}
