import type { TSchema } from 'typebox';

/** What is left of an output at most, in characters and items. */
export interface OutputBudget {
  readonly maxTextLength: number;
  readonly maxItems: number;
  readonly maxOutputLength: number;
}

/** What stands where something was cut. */
export const cutMark = ' […]';

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: boolean | Shape;
  readonly patternProperties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape | boolean;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minItems?: number;
  readonly $ref?: string;
}

const maxDepth = 64;

/**
 * The output as its schema declares it: fields that the schema does not name are left out, texts and lists that are longer than the budget are
 * cut, with a mark that a reader can see. Texts that a rule holds together (a pattern, an address, one of a set) stay whole. Throws an Error
 * for an output that is nested too deep.
 */
export function trimOutput(output: unknown, schema: TSchema, budget: OutputBudget): unknown {
  let { maxTextLength, maxItems } = budget;
  let trimmed = trim(output, schema as Shape, { maxTextLength, maxItems, depth: 0 });
  // Halving ends after some twenty rounds, each at most as long as the one before.
  while (lengthOf(trimmed) > budget.maxOutputLength && (maxTextLength > 40 || maxItems > 1)) {
    maxTextLength = Math.max(40, Math.floor(Math.min(maxTextLength, longestText(trimmed)) / 2));
    if (maxTextLength < 400) maxItems = Math.max(1, Math.floor(Math.min(maxItems, longestList(trimmed)) / 2));
    trimmed = trim(trimmed, schema as Shape, { maxTextLength, maxItems, depth: 0 });
  }
  return trimmed;
}

interface Level {
  readonly maxTextLength: number;
  readonly maxItems: number;
  readonly depth: number;
}

function trim(value: unknown, schema: Shape, level: Level): unknown {
  if (typeof value === 'string') return isWhole(value, schema) ? value : cut(value, level.maxTextLength);
  if (typeof value !== 'object' || value === null) return value;
  if (level.depth >= maxDepth) throw new Error(`nested deeper than ${maxDepth}`);
  const below = { ...level, depth: level.depth + 1 };
  const shapes = shapesOf(schema);
  if (Array.isArray(value)) return trimList(value, shapes, below);
  const named = shapes.some(({ properties }) => properties !== undefined);
  const open = !named || shapes.some(({ additionalProperties: more, patternProperties }) => patternProperties ?? more);
  const kept = Object.entries(value).flatMap(([key, child]) => {
    const known = shapes.flatMap(({ properties }) =>
      properties && Object.hasOwn(properties, key) ? (properties[key] ?? []) : [],
    );
    if ((known.length === 0 && !open) || key === '__proto__' || child === undefined) return [];
    return [[key, trim(child, { anyOf: known }, below)] as const];
  });
  return Object.fromEntries(kept);
}

function trimList(list: readonly unknown[], shapes: readonly Shape[], level: Level): unknown[] {
  const items = shapes.flatMap(({ items: each }) => (typeof each === 'object' ? [each] : []));
  const atLeast = Math.max(0, ...shapes.map(({ minItems }) => minItems ?? 0));
  const size = Math.max(level.maxItems, atLeast);
  const kept = list.slice(0, size).map((item) => trim(item, { anyOf: items }, level));
  const isText = kept.length > 0 && kept.every((item) => typeof item === 'string' && !isWhole(item, { anyOf: items }));
  if (list.length > size && isText) kept[size - 1] = cutMark.trim();
  return kept;
}

/** A schema and the parts that it is put together from. */
function shapesOf(schema: Shape, depth = 0): readonly Shape[] {
  if (depth > 8 || typeof schema !== 'object' || schema === null) return [];
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [schema, ...parts.flatMap((part) => shapesOf(part, depth + 1))];
}

const isWhole = (text: string, schema: Shape): boolean =>
  /^https?:\/\/\S{1,2048}$/.test(text) ||
  shapesOf(schema).some((one) => one.format ?? one.pattern ?? one.enum ?? one.const !== undefined);

function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const end = Math.max(0, maxLength - cutMark.length);
  const head = text.slice(0, end).replace(/[\uD800-\uDBFF]$/, '');
  return `${head}${cutMark}`;
}

const lengthOf = (value: unknown): number => (JSON.stringify(value) as string | undefined)?.length ?? 0;

const longestText = (value: unknown): number => longest(value, (one) => (typeof one === 'string' ? one.length : 0));
const longestList = (value: unknown): number => longest(value, (one) => (Array.isArray(one) ? one.length : 0));

function longest(value: unknown, sizeOf: (value: unknown) => number): number {
  if (typeof value !== 'object' || value === null) return sizeOf(value);
  let most = sizeOf(value);
  for (const child of Object.values(value)) most = Math.max(most, longest(child, sizeOf));
  return most;
}
