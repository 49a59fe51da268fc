import { Kind } from '../schema/alternatives.ts';
import type { Alternative } from '../schema/alternatives.ts';
import { isOpen } from '../schema/shape.ts';
import type { Entry, ListNode, MapNode, Node } from '../reader/node.ts';
import { isNothing, listNode, mapNode } from '../reader/node.ts';
import { cheaper, costOf } from './coerce.ts';
import type { Coercion } from './coerce.ts';
import { describeShape } from './expected.ts';
import { brief, isSame, problem, value, withFindings } from './outcome.ts';
import type { Finding, Outcome, Trail, Trouble } from './outcome.ts';

/** Keys that would reach into the language's own objects. */
const FORBIDDEN = '__proto__';

export function readObject(
  coercion: Coercion,
  node: MapNode | ListNode,
  one: Alternative,
  trail: Trail | undefined,
): Outcome {
  if (node.kind === 'map') return readMap(coercion, node, one, trail, 0);
  return fromList(coercion, node, one, trail);
}

interface Sorted {
  readonly known: Map<string, Entry[]>;
  readonly others: Entry[];
  readonly findings: Finding[];
  cost: number;
}

/** Gives every entry its name in the schema: exact names first, then other forms, then misspellings of names still wanted. */
function sortEntries(coercion: Coercion, node: MapNode, one: Alternative, trail: Trail | undefined): Sorted {
  const sorted: Sorted = { known: new Map(), others: [], findings: [], cost: 0 };
  const rest: Entry[] = [];
  const add = (name: string, entry: Entry): void => {
    const list = sorted.known.get(name);
    if (list) list.push(entry);
    else sorted.known.set(name, [entry]);
  };
  for (const entry of node.entries) {
    if (one.properties.has(entry.key) || one.required.has(entry.key)) add(entry.key, entry);
    else rest.push(entry);
  }
  if (rest.length === 0) return sorted;
  const shape = coercion.shapes.only(one);
  for (const distance of [1, 2] as const) {
    for (const entry of rest.splice(0)) {
      const match = shape.match(entry.key);
      const free = match && match.distance === distance && (distance === 1 || !sorted.known.has(match.name));
      if (!free) {
        rest.push(entry);
        continue;
      }
      add(match.name, entry);
      sorted.cost += distance;
      sorted.findings.push({
        class: distance === 1 ? 'key-form' : 'key-spelling',
        trail: { parent: trail, key: match.name },
        before: entry.key,
        after: match.name,
        at: entry.at,
      });
    }
  }
  sorted.others.push(...rest);
  return sorted;
}

function readMap(
  coercion: Coercion,
  node: MapNode,
  one: Alternative,
  trail: Trail | undefined,
  depth: number,
): Outcome {
  const sorted = sortEntries(coercion, node, one, trail);
  const findings: Finding[] = [...sorted.findings];
  const troubles: Trouble[] = [];
  let { cost } = sorted;
  let wasCut = node.cut;
  const result: Record<string, unknown> = {};
  for (const entry of node.entries) {
    if (entry.notes.length === 0) continue;
    findings.push(...coercion.notes(entry.notes, { parent: trail, key: entry.key }));
    cost += costOf(entry.notes);
  }
  dropCommas(node);
  for (const [name, entries] of inOrder(node, sorted.known)) {
    const within: Trail = { parent: trail, key: name };
    const outcome = readEntries(coercion, entries, one, name, within);
    if (outcome.kind === 'value') {
      put(result, name, outcome.value);
      cost += outcome.cost;
      for (const finding of outcome.findings) findings.push(finding);
    } else if (outcome.kind === 'absent') {
      if (outcome.cut) wasCut = true;
      if (!one.required.has(name)) {
        findings.push({
          class: outcome.cut ? 'cut-off' : 'null-word',
          trail: within,
          before: outcome.seen,
          after: '',
          at: outcome.at,
        });
        cost += 1;
      } else if (outcome.fallback) {
        put(result, name, outcome.fallback.value);
        findings.push(...outcome.fallback.findings);
        cost += outcome.fallback.cost + 1;
      } else
        troubles.push({ trail: within, expected: expectedAt(coercion, one, name), seen: outcome.seen, at: outcome.at });
    } else {
      troubles.push(...outcome.troubles);
      cost += outcome.cost;
    }
  }
  const missing: string[] = [];
  for (const name of one.required) if (!Object.hasOwn(result, name) && !sorted.known.has(name)) missing.push(name);
  if (sorted.others.length > 0) {
    const extra = readOthers(coercion, sorted.others, one, trail, result);
    cost += extra.cost;
    findings.push(...extra.findings);
  }
  if (
    troubles.length === 0 &&
    (missing.length > 0 || sorted.others.length > 1 || (sorted.known.size === 0 && sorted.others.length > 0)) &&
    !isOpen(one) &&
    depth < 3
  ) {
    const other = regroup(coercion, node, sorted, missing, one, trail, depth);
    if (other?.kind === 'value') return other;
  }
  for (const name of missing) {
    troubles.push({
      trail: { parent: trail, key: name },
      expected: expectedAt(coercion, one, name),
      seen: 'no such key',
      at: node.at,
    });
  }
  if (troubles.length === 0) return value(result, cost, findings);
  if (wasCut) return { kind: 'absent', cut: true, seen: 'text that was cut off', at: node.at, fallback: undefined };
  return { kind: 'problem', cost: cost + 10 * troubles.length, troubles };
}

/** The known keys with their entries, each where its first one stands in the text. */
function inOrder(node: MapNode, known: ReadonlyMap<string, Entry[]>): Iterable<[string, readonly Entry[]]> {
  // Found in the order of the text already, unless a key in another form stands between.
  if (known.size === node.entries.length) {
    let index = 0;
    let sorted = true;
    for (const [first] of known.values()) if (first !== node.entries[index++]) sorted = false;
    if (sorted) return known;
  }
  const nameOf = new Map([...known].map(([name, [first]]) => [first, name]));
  return node.entries.flatMap((entry): [string, readonly Entry[]][] => {
    const name = nameOf.get(entry);
    return name === undefined ? [] : [[name, known.get(name) ?? []]];
  });
}

const endsInComma = ({ node }: Entry): boolean =>
  node?.kind === 'scalar' &&
  ((node.notes.length > 0 && node.notes.some((note) => note.class === 'trailing-comma')) ||
    (node.style === 'plain' && node.text.endsWith(',') && /[^,],$/.test(node.text)));

/** Where several values end in a comma, none of them means it. */
function dropCommas(node: MapNode): void {
  let suspects: Entry[] | undefined;
  for (const entry of node.entries) if (endsInComma(entry)) (suspects ??= []).push(entry);
  if (!suspects) return;
  for (const { node: value } of suspects) {
    if (value?.kind !== 'scalar' || value.style !== 'plain' || !value.text.endsWith(',')) continue;
    const text = value.text.slice(0, -1);
    if (suspects.length < 2) continue;
    value.notes.push({ class: 'trailing-comma', before: value.text, after: text, at: value.at });
    value.text = text;
  }
}

const expectedAt = (coercion: Coercion, one: Alternative, name: string): string =>
  describeShape(coercion.shapes.of(one.properties.get(name) ?? true));

function put(result: Record<string, unknown>, name: string, given: unknown): void {
  if (name !== FORBIDDEN) result[name] = given;
}

/** One key's value; of several with the same key, the one that says something, or what they agree on. */
function readEntries(
  coercion: Coercion,
  entries: readonly Entry[],
  one: Alternative,
  name: string,
  trail: Trail,
): Outcome {
  const shape = coercion.shapes.of(one.properties.get(name) ?? true);
  const [only] = entries;
  if (only && entries.length === 1) return coercion.read(only.node ?? mapNode(only.at), shape, trail);
  const outcomes = entries.map((entry) => coercion.read(entry.node ?? mapNode(entry.at), shape, trail));
  const [first] = outcomes;
  const values = outcomes.filter((outcome) => outcome.kind === 'value');
  const finding: Finding = {
    class: 'duplicate-key',
    trail,
    before: `${entries.length} times`,
    after: 'once',
    at: entries[1]?.at ?? 0,
  };
  const [best] = values;
  if (!best) return first ?? problem(trail, describeShape(shape), 'nothing', 0);
  const different = values.some(
    (other) => !isSame(other.value, best.value) && !isEmptyText(other.value) && !isEmptyText(best.value),
  );
  const chosen = values.find((outcome) => !isEmptyText(outcome.value)) ?? best;
  if (!different) return withFindings(chosen, [finding], 2);
  const seen = entries
    .map((entry) => (entry.node?.kind === 'scalar' ? brief(entry.node.text) : `a ${entry.node?.kind ?? 'nothing'}`))
    .join(' and ');
  return problem(
    trail,
    `${describeShape(shape)}, given once`,
    `${entries.length} different values: ${seen}`,
    entries[1]?.at ?? 0,
  );
}

const isEmptyText = (given: unknown): boolean => given === '' || (Array.isArray(given) && given.length === 0);

/** Keys that the schema does not name are kept where it allows others, else dropped. */
function readOthers(
  coercion: Coercion,
  others: readonly Entry[],
  one: Alternative,
  trail: Trail | undefined,
  result: Record<string, unknown>,
) {
  const findings: Finding[] = [];
  let cost = 0;
  for (const entry of others) {
    const within: Trail = { parent: trail, key: entry.key };
    const pattern = one.patterns.find(([regexp]) => regexp.test(entry.key))?.[1];
    if ((pattern !== undefined || isOpen(one)) && entry.key !== FORBIDDEN && !Object.hasOwn(result, entry.key)) {
      const outcome = coercion.read(
        entry.node ?? mapNode(entry.at),
        coercion.shapes.of(pattern ?? one.additional ?? true),
        within,
      );
      if (outcome.kind === 'value') {
        result[entry.key] = outcome.value;
        findings.push(...outcome.findings);
        cost += outcome.cost;
        continue;
      }
    }
    findings.push({ class: 'extra-key', trail: within, before: entry.key, after: '', at: entry.at });
    cost += isNothing(entry.node) ? 1 : 1.5;
  }
  return { findings, cost };
}

/** Tries the levels that models add and forget: a wrapper around all, a key of the schema left out, an object spread out or put too deep. */
function regroup(
  coercion: Coercion,
  node: MapNode,
  sorted: Sorted,
  missing: readonly string[],
  one: Alternative,
  trail: Trail | undefined,
  depth: number,
): Outcome | undefined {
  let best: Outcome | undefined;
  const finding = (name: 'wrapper' | 'missing-level', before: string, after: string): Finding[] => [
    { class: name, trail, before, after, at: node.at },
  ];
  const nested = sorted.others
    .filter((entry) => entry.key !== FORBIDDEN && entry.node && entry.node.kind !== 'scalar')
    .slice(0, 4);
  for (const entry of nested) {
    if (!entry.node) continue;
    const inner =
      entry.node.kind === 'map'
        ? readMap(coercion, entry.node, one, trail, depth + 1)
        : fromList(coercion, entry.node as ListNode, one, trail);
    if (sorted.known.size === 0) best = cheaper(best, withFindings(inner, finding('wrapper', entry.key, ''), 2));
    if (entry.node.kind !== 'map' || sorted.known.size === 0) continue;
    const merged: MapNode = {
      ...node,
      entries: [...node.entries.filter((other) => other !== entry), ...entry.node.entries],
    };
    const hoisted = entry.node.entries.filter(({ key }) =>
      missing.includes(coercion.shapes.only(one).match(key)?.name ?? ''),
    ).length;
    if (hoisted > 0)
      best = cheaper(
        best,
        withFindings(readMap(coercion, merged, one, trail, depth + 1), finding('wrapper', entry.key, ''), 3),
      );
  }
  const spread = [...one.properties.keys()].filter(
    (name) => !missing.includes(name) && !sorted.known.has(name) && isSpread(coercion, one, name, sorted),
  );
  for (const name of spread.length === 1 ? [...missing, ...spread] : missing) {
    const shape = coercion.shapes.of(one.properties.get(name) ?? true);
    const target = shape.accepts(Kind.object) ? shape : shape.accepts(Kind.array) ? shape.item : undefined;
    if (!target || target.names.size === 0) continue;
    const matching = sorted.others.filter(({ key }) => (target.match(key)?.distance ?? 2) < 2);
    if (matching.length === 0) continue;
    const fits = sorted.known.size === 0 ? sorted.others : matching;
    const group = mapNode(fits[0]?.at ?? node.at);
    group.entries.push(...fits);
    let child: Node = group;
    if (!shape.accepts(Kind.object)) {
      child = listNode(group.at);
      child.items.push({ at: group.at, node: group, notes: [] });
    }
    const merged: MapNode = {
      ...node,
      entries: [
        ...node.entries.filter((entry) => !fits.includes(entry)),
        { key: name, at: group.at, node: child, notes: [] },
      ],
    };
    best = cheaper(
      best,
      withFindings(readMap(coercion, merged, one, trail, depth + 1), finding('missing-level', '', name), 2.5),
    );
  }
  return best;
}

/** The keys of an optional object stand beside its name instead of under it: all that it requires, and more than one. */
function isSpread(coercion: Coercion, one: Alternative, name: string, sorted: Sorted): boolean {
  const [inner, ...others] = coercion.shapes.of(one.properties.get(name) ?? true).alternatives;
  if (!inner || others.length > 0 || inner.kinds !== Kind.object || inner.required.size === 0) return false;
  const keys = sorted.others.filter(({ key }) => inner.properties.has(key)).map(({ key }) => key);
  return keys.length > 1 && [...inner.required].every((key) => keys.includes(key));
}

/** An object given as a list: of one object, of its keys one by one, or the list that should stand under its key. */
function fromList(coercion: Coercion, node: ListNode, one: Alternative, trail: Trail | undefined): Outcome {
  let best: Outcome | undefined;
  const finding = (name: Finding['class'], before: string, after: string): Finding[] => [
    { class: name, trail, before, after, at: node.at },
    ...node.items.flatMap((item) => coercion.notes(item.notes, trail)),
  ];
  const maps = node.items.flatMap(({ node: item }) => (item?.kind === 'map' ? [item] : []));
  const [only] = maps;
  if (node.items.length === 1 && only)
    best = withFindings(
      readMap(coercion, only, one, trail, 1),
      finding('list-for-scalar', 'a list of one', 'its item'),
      2,
    );
  if (maps.length === node.items.length && maps.length > 1) {
    const merged = mapNode(node.at);
    merged.entries.push(...maps.flatMap((map) => pairOf(map, one) ?? map.entries));
    const keys = new Set(merged.entries.map(({ key }) => key));
    if (keys.size === merged.entries.length)
      best = cheaper(
        best,
        withFindings(
          readMap(coercion, merged, one, trail, 1),
          finding('pairs-for-object', 'a list of pairs', 'an object'),
          2,
        ),
      );
  } else if (only && pairOf(only, one)) {
    const merged = mapNode(node.at);
    merged.entries.push(...(pairOf(only, one) ?? []));
    best = cheaper(
      best,
      withFindings(
        readMap(coercion, merged, one, trail, 1),
        finding('pairs-for-object', 'a list of pairs', 'an object'),
        2,
      ),
    );
  }
  const lists = [...one.properties.keys()].filter((name) =>
    coercion.shapes.of(one.properties.get(name) ?? true).accepts(Kind.array),
  );
  for (const name of lists.filter((list) => lists.length === 1 || one.required.has(list)).slice(0, 4)) {
    const merged = mapNode(node.at);
    merged.entries.push({ key: name, at: node.at, node, notes: [] });
    best = cheaper(best, withFindings(readMap(coercion, merged, one, trail, 1), finding('missing-level', '', name), 2));
  }
  return best ?? problem(trail, describeShape(coercion.shapes.only(one)), 'a list', node.at);
}

const keyNames = new Set(['key', 'name', 'field', 'k', 'parameter', 'param', 'property']);
const valueNames = new Set(['value', 'val', 'v', 'content']);

/** `{key: a, value: 1}` as the entry it stands for, unless the schema itself has such keys. */
function pairOf(map: MapNode, one: Alternative): Entry[] | undefined {
  if (map.entries.length !== 2) return undefined;
  const key = map.entries.find((entry) => keyNames.has(entry.key.toLowerCase()));
  const given = map.entries.find((entry) => valueNames.has(entry.key.toLowerCase()));
  if (!key || !given || key.node?.kind !== 'scalar') return undefined;
  if (one.properties.has(key.key) && one.properties.has(given.key)) return undefined;
  return [{ key: key.node.text, at: key.at, node: given.node, notes: [...key.notes, ...given.notes] }];
}
