import type { Partition, StoredEntry } from './partition.ts';
import type { Attributes, AttributeValue, Conditions, VectorQuery } from './vector-index.ts';

/** Rows to look at: all of a partition, or those of a list; `check` may still leave some out. */
export interface Source {
  readonly partition: Partition;
  readonly slots?: readonly number[];
  readonly check?: (entry: StoredEntry) => boolean;
}

/** Partitions by name, and what they are divided by. */
export interface Partitions {
  readonly by: readonly string[];
  readonly all: ReadonlyMap<string, Partition>;
}

type Wanted = readonly (readonly [name: string, values: ReadonlySet<AttributeValue>])[];

const valuesOf = (condition: AttributeValue | readonly AttributeValue[]): ReadonlySet<AttributeValue> =>
  new Set(typeof condition === 'object' ? condition : [condition]);

const meets = (attributes: Attributes, wanted: Wanted): boolean =>
  wanted.every(([name, values]) => {
    const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    return value !== undefined && values.has(value);
  });

export const partitionName = (by: readonly string[], attributes: Attributes): string =>
  JSON.stringify(by.map((name) => (Object.hasOwn(attributes, name) ? attributes[name] : null)));

export const partitionKey = (by: readonly string[], attributes: Attributes): Attributes =>
  Object.fromEntries(by.flatMap((name) => (Object.hasOwn(attributes, name) ? [[name, attributes[name] ?? '']] : [])));

/** What a filter allows, as lists of rows, before any vector is looked at. */
export function findSources(partitions: Partitions, where: Conditions, accept?: VectorQuery['accept']): Source[] {
  const wanted = Object.entries(where).map(([name, condition]) => [name, valuesOf(condition)] as const);
  const ofKey = wanted.filter(([name]) => partitions.by.includes(name));
  const others = wanted.filter(([name]) => !partitions.by.includes(name));
  return targets(partitions, ofKey)
    .flatMap((partition) => narrow(partition, others))
    .map((source) => (accept ? { ...source, check: both(source.check, accept) } : source));
}

function targets(partitions: Partitions, wanted: Wanted): Partition[] {
  if (wanted.length === partitions.by.length && wanted.every(([, values]) => values.size === 1)) {
    const key = Object.fromEntries(wanted.map(([name, values]) => [name, [...values][0] ?? '']));
    const partition = partitions.all.get(partitionName(partitions.by, key));
    return partition ? [partition] : [];
  }
  return [...partitions.all.values()].filter((partition) => meets(partition.key, wanted));
}

/** Takes the condition that fewest entries meet as lists, one for each value, and checks the others on those. */
function narrow(partition: Partition, wanted: Wanted): Source[] {
  if (wanted.length === 0) return [{ partition }];
  const conditions = wanted.map((condition) => {
    const [name, values] = condition;
    const lists = [...values].map((value) => partition.postings(name)?.slotsOf(value) ?? []);
    return { condition, lists, length: lists.reduce((sum, list) => sum + list.length, 0) };
  });
  const shortest = conditions.reduce((best, next) => (next.length < best.length ? next : best));
  const rest = wanted.filter((condition) => condition !== shortest.condition);
  const check = (entry: StoredEntry) => meets(entry.attributes, rest);
  const lists = shortest.lists.filter((slots) => slots.length > 0);
  return lists.map((slots) => (rest.length === 0 ? { partition, slots } : { partition, slots, check }));
}

const both =
  (check: Source['check'], accept: NonNullable<VectorQuery['accept']>) =>
  (entry: StoredEntry): boolean =>
    (check?.(entry) ?? true) && accept({ id: entry.id, attributes: entry.attributes });

/** Rows to look at, before any check. */
export const countRows = (sources: readonly Source[]): number =>
  sources.reduce((sum, { partition, slots }) => sum + (slots?.length ?? partition.rows.count), 0);
