/** What a call costs: process CPU over all calls, and the fastest and the middle call on the clock. */
export interface Cost {
  readonly cpuUs: number;
  readonly minUs: number;
  readonly medianUs: number;
}

export async function measure(calls: number, call: (index: number) => unknown): Promise<Cost> {
  for (let index = 0; index < calls; index++) await call(index);
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let index = 0; index < calls; index++) {
    const started = performance.now();
    const result = call(index);
    if (result instanceof Promise) await result;
    times.push((performance.now() - started) * 1000);
  }
  const { user, system } = process.cpuUsage(before);
  times.sort((a, b) => a - b);
  return { cpuUs: (user + system) / calls, minUs: times[0] ?? 0, medianUs: times[Math.floor(calls / 2)] ?? 0 };
}

export interface Block {
  /** The longest turn of the event loop, on the clock: CPU time of a thread is counted too coarsely, so give the process priority. */
  readonly longestMs: number;
  /** The same without the time in which V8 collected garbage. */
  readonly withoutCollectionMs: number;
  readonly inAllMs: number;
}

interface Turn {
  readonly from: number;
  readonly to: number;
}

export async function longestBlock(work: () => Promise<unknown>): Promise<Block> {
  const collections: { startTime: number; duration: number }[] = [];
  const observer = new PerformanceObserver((list) => collections.push(...list.getEntries()));
  observer.observe({ entryTypes: ['gc'] });
  const started = performance.now();
  const turns = await watchTurns(work);
  const inAllMs = performance.now() - started;
  await new Promise((resolve) => setTimeout(resolve, 50));
  observer.disconnect();
  const collecting = ({ from, to }: Turn) =>
    collections.reduce((sum, one) => sum + (one.startTime >= from && one.startTime < to ? one.duration : 0), 0);
  return {
    inAllMs,
    longestMs: Math.max(...turns.map(({ from, to }) => to - from)),
    withoutCollectionMs: Math.max(...turns.map((turn) => turn.to - turn.from - collecting(turn))),
  };
}

async function watchTurns(work: () => Promise<unknown>): Promise<Turn[]> {
  const turns: Turn[] = [];
  let running = true;
  await new Promise((resolve) => setImmediate(resolve));
  let last = performance.now();
  const tick = () => {
    const now = performance.now();
    if (now - last > 1 || turns.length === 0) turns.push({ from: last, to: now });
    last = now;
    if (running) setImmediate(tick);
  };
  setImmediate(tick);
  await work();
  await new Promise((resolve) => setImmediate(resolve));
  running = false;
  return turns;
}

export function recallOf(found: readonly (readonly number[])[], truth: readonly (readonly number[])[]): number {
  const hits = found.map((ids, index) => ids.filter((id) => truth[index]?.includes(id)).length);
  return hits.reduce((sum, count) => sum + count, 0) / truth.flat().length;
}

export function table(title: string, rows: readonly Record<string, string | number>[]): void {
  const names = Object.keys(rows[0] ?? {});
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const shown = (value: string | number | undefined) =>
    typeof value === 'number' ? (Number.isInteger(value) ? value : value.toFixed(value < 10 ? 3 : 0)) : (value ?? '');
  console.log(`\n### ${title}\n\n${line(names)}\n${line(names.map(() => '---'))}`);
  for (const row of rows) console.log(line(names.map((name) => shown(row[name]))));
}
