import { describe, expect, it } from 'vitest';
import { Gate } from './gate.ts';

describe('the gate between long readers and writers', () => {
  it('lets readers in together, slices of writing between them, and writes in order', async () => {
    const gate = new Gate();
    const log: string[] = [];
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    const read = (name: string) =>
      gate.read(async () => {
        log.push(`${name} begins`);
        await turn();
        log.push(`${name} ends`);
      });
    const write = (name: string) =>
      gate.write(async () => {
        for (const part of [1, 2]) await gate.slice(() => log.push(`${name} ${part}`));
      });
    const first = [read('a'), read('b'), write('x'), write('y')];
    await Promise.resolve();
    await Promise.resolve();
    await Promise.all([...first, read('c')]);
    await gate.idle();
    expect(log.slice(0, 5)).toEqual(['a begins', 'b begins', 'a ends', 'b ends', 'x 1']);
    expect(log.filter((line) => /^[xy]/.test(line))).toEqual(['x 1', 'x 2', 'y 1', 'y 2']);
    const during = log.slice(log.indexOf('c begins') + 1, log.indexOf('c ends'));
    expect(during).toEqual([]);
  });

  it('goes on after a write or a reader failed', async () => {
    const gate = new Gate();
    const failing = () => Promise.reject(new Error('no'));
    const outcomes = await Promise.allSettled([
      gate.write(failing),
      gate.read(failing),
      gate.write(async () => 'done'),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    await expect(gate.slice(() => 'slice')).resolves.toBe('slice');
  });
});
