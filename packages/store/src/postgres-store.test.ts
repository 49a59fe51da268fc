import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestSchema } from './__fixtures__/postgres.ts';
import { describeConversationStore } from './__fixtures__/describe-conversation-store.ts';
import { createTestSchema, postgresAnswers } from './__fixtures__/postgres.ts';
import { someOwner, someTurn } from './__fixtures__/turns.ts';
import { createConversationStore } from './conversation-store.ts';
import { openStore } from './index.ts';
import { openPostgres } from './open-postgres.ts';

const answers = await postgresAnswers();

describe.skipIf(!answers)('with a Postgres server (DATABASE_URL, or 127.0.0.1:5432)', () => {
  let schema: TestSchema | undefined;
  const current = () => schema as TestSchema;
  beforeAll(async () => {
    schema = await createTestSchema();
  });
  afterAll(() => schema?.[Symbol.asyncDispose]());

  describeConversationStore('Postgres', () => openStore(current().url));

  it('many hosts that start at once make the tables once', async () => {
    await using fresh = await createTestSchema();
    const stores = await Promise.all(Array.from({ length: 6 }, () => openStore(fresh.url)));
    const rows = await fresh.query('select name from trellis_migrations order by number');
    expect(rows).toEqual([{ name: '0001-conversations' }, { name: '0002-conversations-by-age' }]);
    for (const store of stores) await store.close();
  });

  it('two hosts see each other', async () => {
    const [one, two] = [await openStore(current().url), await openStore(current().url)];
    const [owner, turn] = [someOwner(), someTurn()];
    await Promise.all([one.saveTurn(owner, turn), two.saveTurn(owner, turn)]);
    await one.saveTurn(owner, someTurn({ conversationId: turn.conversationId }));
    expect((await two.readConversation(owner, turn.conversationId))?.turns).toHaveLength(2);
    await one.close();
    await two.close();
  });

  it('a database from a newer version, or made otherwise, is refused', async () => {
    await using fresh = await createTestSchema();
    await (await openStore(fresh.url)).close();
    await fresh.query(`insert into trellis_migrations values (9999, '9999-future', 'x', 'now')`);
    await expect(openStore(fresh.url)).rejects.toMatchObject({ code: 'DATABASE_NEWER' });
    await fresh.query(`delete from trellis_migrations where number = 9999`);
    await fresh.query(`update trellis_migrations set checksum = 'other'`);
    await expect(openStore(fresh.url)).rejects.toMatchObject({ code: 'MIGRATION_CHANGED' });
  });

  it('feedback on a turn that is being deleted finds no turn', async () => {
    const url = new URL(current().url);
    const name = `feedback-${someTurn().id}`;
    url.searchParams.set('application_name', name);
    const store = await openStore(url.href);
    const [owner, turn] = [someOwner(), someTurn()];
    await store.saveTurn(owner, turn);
    await current().query('begin');
    await current().query(`delete from conversations where id = '${turn.conversationId}'`);
    const saving = store.saveFeedback(owner, { turnId: turn.id, rating: 'up', at: turn.endedAt });
    const waiting = `select pg_stat_clear_snapshot(), pid from pg_stat_activity
      where application_name = '${name}' and wait_event_type = 'Lock'`;
    while ((await current().query(waiting)).length === 0);
    await current().query('commit');
    expect(await saving).toBe(false);
    await store.close();
  });

  it('connections that the server ends are replaced, in use or not', async () => {
    const url = new URL(current().url);
    const name = `ended-${someTurn().id}`;
    url.searchParams.set('application_name', name);
    const store = await openStore(url.href);
    const owner = someOwner();
    const turns = Array.from({ length: 40 }, () => someTurn());
    const saving = Promise.allSettled(turns.map((turn) => store.saveTurn(owner, turn)));
    const end = () =>
      current().query(
        `select pg_terminate_backend(pid) as done from pg_stat_activity where application_name = '${name}'`,
      );
    await end();
    await saving;
    expect(await end()).not.toEqual([]);
    // Each of the ten connections may be found broken once.
    const save = async (left: number): Promise<void> =>
      store.saveTurn(owner, turns[0] as (typeof turns)[0]).catch((error: unknown) => {
        if (left === 0) throw error;
        return save(left - 1);
      });
    await save(10);
    expect(await store.readTurn(owner, turns[0]?.id ?? '')).toEqual(turns[0]);
    await store.close();
  });

  it('no such database is UNREACHABLE', async () => {
    const url = new URL(current().url);
    url.pathname = '/there-is-no-such-database';
    await expect(openStore(url.href)).rejects.toMatchObject({ code: 'UNREACHABLE' });
  });

  it('no such schema is DATABASE_FAILED', async () => {
    const url = new URL(current().url);
    url.searchParams.set('options', '-c search_path=there_is_none');
    await expect(openStore(url.href)).rejects.toMatchObject({ code: 'DATABASE_FAILED' });
  });
});

describe('without a Postgres server', () => {
  it('openStore is UNREACHABLE, and its message holds no address', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const opening = openStore(`postgres://user:hunter2@127.0.0.1:${port}/db`);
    await expect(opening).rejects.toMatchObject({ name: 'StoreError', code: 'UNREACHABLE' });
    await expect(opening).rejects.not.toThrow(/hunter2|127\.0\.0\.1/);
  });

  it.each([
    ['accepts and says nothing', (): void => undefined],
    ['hangs up', (socket: { destroy(): void }): void => socket.destroy()],
    [
      'speaks another protocol',
      (socket: { end(text: string): void }): void => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
    ],
  ])('one that %s is UNREACHABLE in time', async (_name, behave) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      behave(socket);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const store = createConversationStore(openPostgres(`postgres://user@127.0.0.1:${port}/db`, { connectMs: 100 }));
    await expect(store.readTurn(someOwner(), 'x')).rejects.toMatchObject({ code: 'UNREACHABLE' });
    await store.close();
    server.close();
  });
});
