import { describe, expect, it } from 'vitest';
import { deleteNote } from './__fixtures__/note-skills.ts';
import type { PendingConfirmation } from './confirmations.ts';
import { createMemoryConfirmations } from './confirmations.ts';

const amara = { tenant: 't', memberId: 'amara' };
const ben = { tenant: 't', memberId: 'ben' };
const pending = (id: string, owner = amara, expiresAt = 100): PendingConfirmation => ({
  id,
  owner,
  agentId: 'reader',
  question: 'Delete this note',
  call: { skill: deleteNote, input: { noteId: 'n1' } },
  expiresAt,
});

describe('confirmations in memory', () => {
  it('are given once, in time, and to their owner only', async () => {
    const confirmations = createMemoryConfirmations();
    await confirmations.put(pending('c1'));
    expect(await confirmations.take(ben, 'c1', 0)).toBeUndefined();
    expect(await confirmations.take({ ...amara, tenant: 'u' }, 'c1', 0)).toBeUndefined();
    expect(await confirmations.take(amara, '__proto__', 0)).toBeUndefined();
    expect(await confirmations.take(amara, 'c1', 99)).toMatchObject({ id: 'c1' });
    expect(await confirmations.take(amara, 'c1', 99)).toBeUndefined();
    await confirmations.put(pending('c2'));
    expect(await confirmations.take(amara, 'c2', 100)).toBeUndefined();
  });

  it('of one member push out their own oldest, and nobody else’s', async () => {
    const confirmations = createMemoryConfirmations();
    await confirmations.put(pending('of-ben', ben));
    for (let index = 0; index < 20_000; index++) await confirmations.put(pending(`c${index}`));
    expect(await confirmations.take(ben, 'of-ben', 0)).toBeDefined();
    expect(await confirmations.take(amara, 'c0', 0)).toBeUndefined();
    expect(await confirmations.take(amara, 'c19999', 0)).toBeDefined();
  });
});
