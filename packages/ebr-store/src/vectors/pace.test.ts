import { describe, expect, it } from 'vitest';
import { Pace } from './pace.ts';

describe('the pace of work', () => {
  it('spreads steps over turns of the event loop, so that no turn does more than its budget and one step', async () => {
    let now = 0;
    const pace = new Pace(3, () => now);
    let turn = 0;
    const turns: number[] = [];
    const count = () => {
      turn++;
      if (turns.length < 20) setImmediate(count);
    };
    count();
    const task = (steps: number) => () => {
      now += 1;
      turns.push(turn);
      return --steps === 0;
    };
    await Promise.all([pace.run(task(10), () => {}), pace.run(task(6), () => {}), pace.run(task(4), () => {})]);
    expect(new Set(turns).size).toBeLessThan(10);
    const perTurn = Map.groupBy(turns, (at) => at);
    expect(turns).toHaveLength(20);
    expect(Math.max(...[...perTurn.values()].map((steps) => steps.length))).toBe(3);
  });

  it('stops when its check throws', async () => {
    let steps = 0;
    const check = () => {
      if (steps === 2) throw new Error('nobody waits');
    };
    await expect(new Pace(1).run(() => ++steps > 100, check)).rejects.toThrow('nobody waits');
    expect(steps).toBe(2);
  });
});
