const runLength = 512;

/** A stable merge sort that pauses after every few hundred items, for lists too long to sort within one turn. */
export function* sortInSteps<T>(items: Iterable<T>, compare: (a: T, b: T) => number): Generator<undefined, T[]> {
  let sorted: T[] = [];
  let run: T[] = [];
  for (const item of items) {
    if (run.push(item) < runLength) continue;
    for (const next of run.sort(compare)) sorted.push(next);
    run = [];
    yield;
  }
  sorted.push(...run.sort(compare));
  for (let length = runLength; length < sorted.length; length *= 2) {
    const merged: T[] = [];
    for (let start = 0; start < sorted.length; start += 2 * length)
      yield* merge({ sorted, start, length, compare, merged });
    sorted = merged;
  }
  return sorted;
}

interface Merge<T> {
  readonly sorted: readonly T[];
  readonly start: number;
  readonly length: number;
  readonly compare: (a: T, b: T) => number;
  readonly merged: T[];
}

function* merge<T>({ sorted, start, length, compare, merged }: Merge<T>): Generator<undefined, void> {
  const middle = Math.min(start + length, sorted.length);
  const end = Math.min(start + 2 * length, sorted.length);
  let [left, right] = [start, middle];
  while (left < middle || right < end) {
    const fromLeft = right >= end || (left < middle && compare(sorted[left] as T, sorted[right] as T) <= 0);
    merged.push(sorted[fromLeft ? left++ : right++] as T);
    if (merged.length % runLength === 0) yield;
  }
}
