import type { MistakeClass } from '../mistake-classes.ts';

/** A path as a chain, so that a value deep down costs nothing until something is said about it. */
export interface Trail {
  readonly parent: Trail | undefined;
  readonly key: string | number;
}

export interface Finding {
  readonly class: MistakeClass;
  readonly trail: Trail | undefined;
  readonly before: string;
  readonly after: string;
  readonly at: number;
}

export interface Trouble {
  readonly trail: Trail | undefined;
  readonly expected: string;
  readonly seen: string;
  readonly at: number;
}

export interface ValueOutcome {
  readonly kind: 'value';
  readonly value: unknown;
  readonly cost: number;
  readonly findings: readonly Finding[];
}

/** Nothing was given: an optional key is left out, a required one is missing. `fallback` is what the text says when taken literally. */
export interface AbsentOutcome {
  readonly kind: 'absent';
  readonly cut: boolean;
  readonly seen: string;
  readonly at: number;
  readonly fallback: ValueOutcome | undefined;
}

export interface ProblemOutcome {
  readonly kind: 'problem';
  readonly cost: number;
  readonly troubles: readonly Trouble[];
}

export type Outcome = ValueOutcome | AbsentOutcome | ProblemOutcome;

export const value = (result: unknown, cost = 0, findings: readonly Finding[] = []): ValueOutcome => ({
  kind: 'value',
  value: result,
  cost,
  findings,
});

export const problem = (
  trail: Trail | undefined,
  expected: string,
  seen: string,
  at: number,
  cost = 10,
): ProblemOutcome => ({
  kind: 'problem',
  cost,
  troubles: [{ trail, expected, seen, at }],
});

export const absent = (seen: string, at: number, fallback?: ValueOutcome): AbsentOutcome => ({
  kind: 'absent',
  cut: false,
  seen,
  at,
  fallback,
});

/** Adds what was repaired around an outcome. */
export function withFindings(outcome: Outcome, findings: readonly Finding[], cost: number): Outcome {
  if (outcome.kind !== 'value' || (findings.length === 0 && cost === 0)) return outcome;
  return value(outcome.value, outcome.cost + cost, [...findings, ...outcome.findings]);
}

export function pathOf(trail: Trail | undefined): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at = trail; at; at = at.parent) path.push(at.key);
  return path.reverse();
}

/** Deep equality of plain data. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (
    typeof a !== 'object' ||
    typeof b !== 'object' ||
    a === null ||
    b === null ||
    Array.isArray(a) !== Array.isArray(b)
  )
    return a === b;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) => Object.hasOwn(b, key) && isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}

/** Shortens what is quoted in messages. */
export const brief = (text: string): string =>
  text.length <= 80 ? text : `${text.slice(0, 77).replace(/[\uD800-\uDBFF]$/, '')}...`;
