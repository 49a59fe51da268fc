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

/** The longest that one turn of the event loop held its thread while the work ran, in CPU ms: other processes do not count. */
export async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  const cpu = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let running = true;
  let longest = 0;
  let last = cpu();
  const tick = () => {
    const now = cpu();
    longest = Math.max(longest, now - last);
    last = now;
    if (running) setImmediate(tick);
  };
  await new Promise((resolve) => setImmediate(resolve));
  last = cpu();
  setImmediate(tick);
  await work();
  await new Promise((resolve) => setImmediate(resolve));
  running = false;
  return longest;
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
