import type { ConversationStore, StoredTurn } from '@trellis/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, someOwner, someTurn } from './turns.ts';

type Store = () => ConversationStore;

/** The rules that every conversation store keeps. `open` is called once; tests do not see each other's members. */
export function describeConversationStore(name: string, open: () => Promise<ConversationStore>): void {
  // oxlint-disable-next-line vitest/valid-title -- the name of the engine, from its test file
  describe(name, () => {
    let opened: ConversationStore | undefined;
    const store: Store = () => opened as ConversationStore;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.close());
    describe('a turn', () => {
      describeTurns(store);
    });
    describe('every text', () => {
      describeTexts(store);
    });
    describe('a list of conversations', () => {
      describeLists(store);
    });
    describe('another owner', () => {
      describeOwners(store);
    });
    describe('feedback', () => {
      describeFeedback(store);
    });
    describe('deleting and exporting', () => {
      describeDeletion(store);
    });
    describe('refusals', () => {
      describeRefusals(store);
    });
    describe('at the same time', () => {
      describeConcurrency(store);
    });
  });
}

function describeTurns(store: Store): void {
  it('comes back as it was saved', async () => {
    const owner = someOwner();
    const turn = someTurn();
    await store().saveTurn(owner, turn);
    expect(await store().readTurn(owner, turn.id)).toEqual(turn);
  });

  it('has no key for what it did not have', async () => {
    const owner = someOwner();
    const { agentId: _a, agentVersion: _v, degraded: _d, ...turn } = someTurn({ outcome: 'out-of-scope' });
    await store().saveTurn(owner, turn);
    expect(await store().readTurn(owner, turn.id)).toStrictEqual(turn);
  });

  it('creates its conversation, and later turns extend it, oldest first', async () => {
    const owner = someOwner();
    const first = someTurn({ question: 'First?', startedAt: at(1), endedAt: at(2) });
    const { conversationId } = first;
    const second = someTurn({ conversationId, question: 'Second?', startedAt: at(3), endedAt: at(4) });
    await store().saveTurn(owner, first);
    await store().saveTurn(owner, second);
    expect(await store().readConversation(owner, conversationId)).toEqual({
      id: conversationId,
      title: 'First?',
      createdAt: at(1),
      updatedAt: at(4),
      turns: [first, second],
    });
  });

  it('that is saved late does not turn the time of its conversation back', async () => {
    const owner = someOwner();
    const late = someTurn({ startedAt: at(3), endedAt: at(4) });
    const early = someTurn({ conversationId: late.conversationId, startedAt: at(1), endedAt: at(2) });
    await store().saveTurn(owner, late);
    await store().saveTurn(owner, early);
    const conversation = await store().readConversation(owner, late.conversationId);
    expect(conversation?.updatedAt).toBe(at(4));
    expect(conversation?.turns.map((turn) => turn.id)).toEqual([early.id, late.id]);
  });

  it('keeps the way its times were written, and is ordered by when they were', async () => {
    const owner = someOwner();
    const first = someTurn({ startedAt: '2026-03-01T12:00:00+02:00', endedAt: '2026-03-01T12:00:01+02:00' });
    const second = someTurn({
      ...first,
      id: 'second',
      startedAt: '2026-03-01T10:30:00Z',
      endedAt: '2026-03-01T10:31:00Z',
    });
    await store().saveTurn(owner, second);
    await store().saveTurn(owner, first);
    expect((await store().readConversation(owner, first.conversationId))?.turns).toEqual([first, second]);
  });

  it('is one turn when it is saved twice, the first time counts', async () => {
    const owner = someOwner();
    const turn = someTurn({ endedAt: at(5) });
    await store().saveTurn(owner, turn);
    await store().saveTurn(owner, { ...turn, answer: 'Something else.', endedAt: at(9) });
    expect(await store().readConversation(owner, turn.conversationId)).toMatchObject({
      updatedAt: at(5),
      turns: [turn],
    });
  });

  it('does not make a second conversation when it comes again under another one', async () => {
    const owner = someOwner();
    const turn = someTurn();
    await store().saveTurn(owner, turn);
    await store().saveTurn(owner, { ...turn, conversationId: 'another' });
    expect((await store().listConversations(owner)).items.map(({ id }) => id)).toEqual([turn.conversationId]);
  });

  it('may be long', async () => {
    const owner = someOwner();
    const turn = someTurn({ answer: 'A long answer. '.repeat(100_000), question: 'x'.repeat(1_000_000) });
    await store().saveTurn(owner, turn);
    expect(await store().readTurn(owner, turn.id)).toEqual(turn);
  });
}

function describeTexts(store: Store): void {
  it.each([
    ['NUL', 'a\0b'],
    ['the mark itself', 'a\u00100000b\u0010'],
    ['half a surrogate pair', 'a\ud800b \udc00'],
    ['emoji', '👩‍💻 and 🇩🇪'],
    ['quotes and marks of SQL', `'; drop table turns; -- " \\ $1 ? :x %_`],
    ['line ends', 'a\r\nb\u2028c\td'],
    ['a byte order mark', '\ufeffa'],
    ['nothing', ''],
  ])('with %s is kept', async (_name, text) => {
    const owner = someOwner();
    const turn = someTurn({
      id: `t${text}`,
      conversationId: `${owner.memberId} ${text}`,
      input: { kind: 'question', text },
      question: text,
      view: { job: { type: 'job', id: text } },
      agentId: text,
      answer: text,
      events: [{ type: 'text-delta', messageId: text, delta: text, seq: 0 }],
    });
    await store().saveTurn(owner, turn);
    await store().saveFeedback(owner, { turnId: turn.id, rating: 'up', comment: text, at: at(1) });
    expect(await store().readTurn(owner, turn.id)).toStrictEqual(turn);
    const kept = await store().exportMember(owner);
    expect(kept.conversations[0]?.turns).toStrictEqual([turn]);
    expect(kept.feedback).toStrictEqual([{ turnId: turn.id, rating: 'up', comment: text, at: at(1) }]);
    expect((await store().listConversations(owner)).items[0]?.title.isWellFormed()).toBe(true);
  });

  it('tells ids apart that differ only in what a database cannot keep', async () => {
    const { tenant, memberId } = someOwner();
    const turn = someTurn();
    await store().saveTurn({ tenant, memberId: `${memberId}\ud800` }, turn);
    expect(await store().readTurn({ tenant, memberId: `${memberId}\ud801` }, turn.id)).toBeUndefined();
    expect(await store().readTurn({ tenant, memberId: `${memberId}\ufffd` }, turn.id)).toBeUndefined();
    expect(await store().readTurn({ tenant, memberId: `${memberId}\ud800` }, turn.id)).toEqual(turn);
  });
}

function describeLists(store: Store): void {
  const fill = async (minutes: readonly number[]) => {
    const owner = someOwner();
    for (const minute of minutes)
      await store().saveTurn(
        owner,
        someTurn({ question: `Question ${minute}`, startedAt: at(minute), endedAt: at(minute) }),
      );
    return owner;
  };
  const titles = (items: readonly { title: string }[]) => items.map(({ title }) => title.replace('Question ', ''));

  it('is empty for a stranger', async () => {
    expect(await store().listConversations(someOwner())).toStrictEqual({ items: [] });
  });

  it('has the newest first, and moves one up that goes on', async () => {
    const owner = await fill([2, 1, 3]);
    const first = (await store().listConversations(owner)).items;
    expect(titles(first)).toEqual(['3', '2', '1']);
    await store().saveTurn(owner, someTurn({ conversationId: first[2]?.id ?? '', startedAt: at(9), endedAt: at(9) }));
    expect(titles((await store().listConversations(owner)).items)).toEqual(['1', '3', '2']);
  });

  it('comes in pages, the last one without a cursor', async () => {
    const owner = await fill([1, 2, 3, 4]);
    const first = await store().listConversations(owner, { limit: 2 });
    const second = await store().listConversations(owner, { limit: 2, cursor: first.cursor ?? '' });
    expect([titles(first.items), titles(second.items), second.cursor]).toEqual([['4', '3'], ['2', '1'], undefined]);
  });

  it('loses and repeats nothing when conversations are added between two pages', async () => {
    const owner = await fill([1, 2, 3, 4]);
    const first = await store().listConversations(owner, { limit: 2 });
    for (const minute of [0, 5, 3])
      await store().saveTurn(
        owner,
        someTurn({ question: `New ${minute}`, startedAt: at(minute), endedAt: at(minute) }),
      );
    const rest = await store().listConversations(owner, { limit: 50, cursor: first.cursor ?? '' });
    const all = titles([...first.items, ...rest.items]).filter((title) => !title.startsWith('New'));
    expect(all).toEqual(['4', '3', '2', '1']);
  });

  it('goes through conversations of the same moment one by one', async () => {
    const owner = await fill([7, 7, 7, 7, 7]);
    const seen = new Set<string>();
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = await store().listConversations(owner, { limit: 1, ...(cursor === undefined ? {} : { cursor }) });
      for (const { id } of page.items) seen.add(id);
      cursor = page.cursor;
      pages += 1;
    } while (cursor !== undefined);
    expect([seen.size, pages]).toEqual([5, 5]);
  });

  it.each([
    [0, 1],
    [-5, 1],
    [1.9, 1],
    [Number.NaN, 3],
    [1e9, 3],
  ])('takes a limit of %d as at least 1 and at most 100', async (limit, length) => {
    const owner = await fill([1, 2, 3]);
    expect((await store().listConversations(owner, { limit })).items).toHaveLength(length);
  });
}

function describeOwners(store: Store): void {
  const strangers = (): [
    string,
    (owner: { tenant: string; memberId: string }) => { tenant: string; memberId: string },
  ][] => [
    ['another member', ({ tenant }) => ({ tenant, memberId: someOwner().memberId })],
    ['the same member id in another tenant', ({ memberId }) => ({ tenant: someOwner().tenant, memberId })],
    ['tenant and member the wrong way round', ({ tenant, memberId }) => ({ tenant: memberId, memberId: tenant })],
  ];

  it.each(strangers())('sees nothing and changes nothing: %s', async (_name, strangerOf) => {
    const owner = someOwner();
    const turn = someTurn();
    await store().saveTurn(owner, turn);
    await store().saveFeedback(owner, { turnId: turn.id, rating: 'up', at: at(1) });
    const before = await store().exportMember(owner);
    const stranger = strangerOf(owner);
    const nothing = { conversations: [], feedback: [] };
    expect(await store().readTurn(stranger, turn.id)).toBeUndefined();
    expect(await store().readConversation(stranger, turn.conversationId)).toBeUndefined();
    expect(await store().listConversations(stranger)).toEqual({ items: [] });
    expect(await store().saveFeedback(stranger, { turnId: turn.id, rating: 'down', at: at(2) })).toBe(false);
    expect(await store().deleteConversation(stranger, turn.conversationId)).toBe(false);
    expect(await store().deleteMember(stranger)).toBe(0);
    expect(await store().exportMember(stranger)).toEqual(nothing);
    const intruding = someTurn({ conversationId: turn.conversationId, endedAt: at(59) });
    await expect(store().saveTurn(stranger, intruding)).rejects.toMatchObject({ code: 'CONVERSATION_NOT_FOUND' });
    expect(await store().exportMember(stranger)).toEqual(nothing);
    expect(await store().exportMember(owner)).toEqual(before);
  });

  it('may have a turn of the same id', async () => {
    const [one, two] = [someOwner(), someOwner()];
    const id = someTurn().id;
    const [first, second] = [someTurn({ id, answer: 'one' }), someTurn({ id, answer: 'two' })];
    await store().saveTurn(one, first);
    await store().saveTurn(two, second);
    await store().deleteMember(two);
    expect([await store().readTurn(one, id), await store().readTurn(two, id)]).toEqual([first, undefined]);
  });

  it('cannot be reached with a cursor', async () => {
    const owner = someOwner();
    for (const minute of [1, 2])
      await store().saveTurn(owner, someTurn({ startedAt: at(minute), endedAt: at(minute) }));
    const { cursor } = await store().listConversations(owner, { limit: 1 });
    expect(await store().listConversations(someOwner(), { cursor: cursor ?? '' })).toEqual({ items: [] });
  });
}

function describeFeedback(store: Store): void {
  it('belongs to a turn, and a second word replaces the first', async () => {
    const owner = someOwner();
    const turn = someTurn();
    await store().saveTurn(owner, turn);
    expect(await store().saveFeedback(owner, { turnId: turn.id, rating: 'up', comment: 'Nice', at: at(1) })).toBe(true);
    expect(await store().saveFeedback(owner, { turnId: turn.id, rating: 'down', at: at(2) })).toBe(true);
    expect((await store().exportMember(owner)).feedback).toStrictEqual([
      { turnId: turn.id, rating: 'down', at: at(2) },
    ]);
  });

  it('on an unknown turn is not kept', async () => {
    const owner = someOwner();
    expect(await store().saveFeedback(owner, { turnId: 'unknown', rating: 'up', at: at(1) })).toBe(false);
    expect((await store().exportMember(owner)).feedback).toEqual([]);
  });
}

function describeDeletion(store: Store): void {
  const memberWithTwo = async () => {
    const owner = someOwner();
    const turns = [someTurn({ endedAt: at(1) }), someTurn({ endedAt: at(2) })] as [StoredTurn, StoredTurn];
    for (const turn of turns) {
      await store().saveTurn(owner, turn);
      await store().saveFeedback(owner, { turnId: turn.id, rating: 'up', at: turn.endedAt });
    }
    return { owner, turns };
  };

  it('exports everything, newest conversation first', async () => {
    const { owner, turns } = await memberWithTwo();
    const kept = await store().exportMember(owner);
    expect(kept.conversations.map((conversation) => conversation.turns)).toEqual([[turns[1]], [turns[0]]]);
    expect(kept.feedback.map(({ turnId }) => turnId)).toEqual(turns.map(({ id }) => id));
  });

  it('removes a conversation with its turns and their feedback, and no other', async () => {
    const { owner, turns } = await memberWithTwo();
    expect(await store().deleteConversation(owner, turns[0].conversationId)).toBe(true);
    expect(await store().deleteConversation(owner, turns[0].conversationId)).toBe(false);
    expect(await store().readTurn(owner, turns[0].id)).toBeUndefined();
    const kept = await store().exportMember(owner);
    expect(kept.conversations.map(({ id }) => id)).toEqual([turns[1].conversationId]);
    expect(kept.feedback.map(({ turnId }) => turnId)).toEqual([turns[1].id]);
  });

  it('removes a member, says how much there was, and leaves the others', async () => {
    const [gone, stays] = [await memberWithTwo(), await memberWithTwo()];
    const before = await store().exportMember(stays.owner);
    expect(await store().deleteMember(gone.owner)).toBe(2);
    expect(await store().exportMember(gone.owner)).toEqual({ conversations: [], feedback: [] });
    expect(await store().deleteMember(gone.owner)).toBe(0);
    expect(await store().exportMember(stays.owner)).toEqual(before);
  });

  it('removes what is older than a time, of anybody, by the newest turn, the oldest first', async () => {
    const owner = someOwner();
    const save = async (conversationId: string, endedAt: string) =>
      store().saveTurn(owner, someTurn({ conversationId, startedAt: endedAt, endedAt }));
    const ids = async () => (await store().listConversations(owner)).items.map(({ id }) => id);
    // Older than anything that another test saves.
    const [old, older, goesOn] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    await save(old, '1999-02-01T00:00:00.000Z');
    await save(older, '1999-01-01T00:00:00.000Z');
    await save(goesOn, '1999-01-01T00:00:00.000Z');
    await save(goesOn, '1999-04-01T00:00:00.000Z');
    const before = new Date('1999-03-01T00:00:00.000Z');
    expect(await store().deleteBefore(before, { limit: 1 })).toBe(1);
    expect(await ids()).toEqual([goesOn, old]);
    expect(await store().deleteBefore(before)).toBe(1);
    expect(await store().deleteBefore(before)).toBe(0);
    expect(await ids()).toEqual([goesOn]);
  });
}

function describeRefusals(store: Store): void {
  it.each<[string, Partial<StoredTurn>]>([
    ['an empty id', { id: '' }],
    ['an endless id', { id: 'x'.repeat(201) }],
    ['an empty conversation id', { conversationId: '' }],
    ['a time that is none', { endedAt: 'yesterday' }],
    ['a time without a date', { startedAt: '10:00' }],
    ['events that are no JSON', { events: [{ type: 'x', big: 1n }] as never }],
    ['no view', { view: undefined as never }],
    ['a question that is no text', { question: 7 as never }],
  ])('%s: nothing is stored', async (_name, change) => {
    const owner = someOwner();
    await expect(store().saveTurn(owner, someTurn(change))).rejects.toMatchObject({ code: 'INVALID_VALUE' });
    expect(await store().exportMember(owner)).toEqual({ conversations: [], feedback: [] });
  });

  it.each([['x'], [''], ['W10'], ['WzEsIlx1MDAwMCJd'], ['bnVsbA'], ['x'.repeat(100_000)]])(
    'the cursor %.20s',
    async (cursor) => {
      const listing = store().listConversations(someOwner(), { cursor });
      await expect(listing).rejects.toMatchObject({ code: 'INVALID_CURSOR' });
    },
  );

  it.each([['']])('an owner without a tenant', async (tenant) => {
    const owner = { tenant, memberId: 'm' };
    await expect(store().listConversations(owner)).rejects.toMatchObject({ code: 'INVALID_VALUE' });
  });

  it('unknown ids of any kind are simply unknown', async () => {
    const owner = someOwner();
    for (const id of ['', 'x'.repeat(100_000), '\0', "' or 1=1 --"]) {
      expect(await store().readTurn(owner, id)).toBeUndefined();
      expect(await store().readConversation(owner, id)).toBeUndefined();
      expect(await store().deleteConversation(owner, id)).toBe(false);
    }
  });
}

function describeConcurrency(store: Store): void {
  it('200 turns in 20 conversations are all there', async () => {
    const owner = someOwner();
    const prefix = someTurn().conversationId;
    const turns = Array.from({ length: 200 }, (_, index) =>
      someTurn({ conversationId: `${prefix}-${index % 20}`, endedAt: at(index % 60) }),
    );
    await Promise.all(turns.map((turn) => store().saveTurn(owner, turn)));
    const kept = await store().exportMember(owner);
    expect(kept.conversations).toHaveLength(20);
    const ids = kept.conversations.flatMap((conversation) => conversation.turns.map((turn) => turn.id));
    expect(ids.sort()).toEqual(turns.map((turn) => turn.id).sort());
    const newest = (id: string) =>
      turns
        .filter((turn) => turn.conversationId === id)
        .map((turn) => turn.endedAt)
        .sort()
        .at(-1);
    for (const { id, updatedAt } of kept.conversations) expect(updatedAt).toBe(newest(id));
  });

  it('the same turn twenty times is one turn', async () => {
    const owner = someOwner();
    const turn = someTurn();
    await Promise.all(Array.from({ length: 20 }, () => store().saveTurn(owner, turn)));
    expect((await store().exportMember(owner)).conversations.map(({ turns }) => turns)).toEqual([[turn]]);
  });

  it('saving and deleting leave whole turns or none', async () => {
    const owner = someOwner();
    const { conversationId } = someTurn();
    const turns = Array.from({ length: 30 }, () => someTurn({ conversationId }));
    await Promise.all(
      turns.flatMap((turn) => [
        store().saveTurn(owner, turn),
        store().saveFeedback(owner, { turnId: turn.id, rating: 'up', at: at(1) }),
        store().deleteConversation(owner, conversationId),
      ]),
    );
    const kept = await store().exportMember(owner);
    const ids = new Set(kept.conversations.flatMap((conversation) => conversation.turns.map(({ id }) => id)));
    expect(kept.feedback.filter(({ turnId }) => !ids.has(turnId))).toEqual([]);
  });
}
