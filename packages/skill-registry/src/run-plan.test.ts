import fc from 'fast-check';
import { dump } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { json, startTestService } from './__fixtures__/test-service.ts';
import { findItems, getItem, sendNote } from './__fixtures__/test-skills.ts';
import { createSkillRegistry, runPlan } from './index.ts';

const skills = [getItem, findItems, sendNote];
const signal = new AbortController().signal;

/** Items by id; `/items?word=a` finds `a1` and `a2`; `missing` is unknown. */
const answer = (url: URL): { status: number; body: unknown } => {
  const id = decodeURIComponent(url.pathname.split('/')[2] ?? '');
  if (id === 'missing') return { status: 404, body: {} };
  const found = url.searchParams.getAll('word').flatMap((word) => [{ id: `${word}1` }, { id: `${word}2` }]);
  return { status: 200, body: id === '' ? { items: found } : { id } };
};

function open(asked: string[] = []) {
  const fetch = async (address: unknown) => {
    const url = new URL(String(address));
    asked.push(decodeURIComponent(`${url.pathname}${url.search}`));
    const { status, body } = answer(url);
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  };
  const services = { network: { baseUrl: 'http://network.example' } };
  const registry = createSkillRegistry({ skills, services, fetch: fetch as typeof globalThis.fetch });
  return registry.startTurn({ signal, deadlineMs: 60_000 });
}

async function* pieces(...texts: string[]): AsyncGenerator<string> {
  yield* texts;
}

async function runAll(text: AsyncIterable<string>, asked: string[] = []) {
  const run = open(asked);
  const events = runPlan(run, text, skills);
  for (;;) {
    const step = await events.next();
    if (step.done) return { ...step.value, asked, entries: run.dossier.entries };
  }
}

const plan = (...calls: object[]) => dump({ calls });
const get = (itemId: string, id?: string) => ({ ...(id && { id }), skill: 'get-item', input: { itemId } });

describe('a plan that is still being written', () => {
  it('has its first call under way before the second is there', async () => {
    let service: Awaited<ReturnType<typeof startTestService>>;
    await using started = await startTestService((_request, response) => json(response, { id: 'x' }));
    service = started;
    async function* text() {
      yield 'calls:\n  - skill: get-item\n    input: { itemId: a }\n  - ski';
      await service.arrived(1);
      yield 'll: get-item\n    input: { itemId: b }\n';
    }
    const registry = createSkillRegistry({ skills, services: { network: { baseUrl: service.url } } });
    const run = registry.startTurn({ signal, deadlineMs: 5000 });
    const events = runPlan(run, text(), skills);
    for (let step = await events.next(); ; step = await events.next()) {
      if (!step.done) continue;
      expect(step.value.early).toBe(1);
      break;
    }
    expect(service.requests.toSorted()).toEqual(['GET /items/a', 'GET /items/b']);
    await registry.close();
  });

  it.each([
    ['block YAML', dump({ calls: [get('a'), get('b')] })],
    ['a bare list', dump([get('a'), get('b')])],
    [
      'a bare list of braces',
      '- { skill: get-item, input: { itemId: a } }\n- { skill: get-item, input: { itemId: b } }',
    ],
    ['a list in a fence, after words', `I look it up:\n\n\`\`\`yaml\n${dump([get('a'), get('b')])}\`\`\``],
    ['JSON in one line', JSON.stringify({ calls: [get('a'), get('b')] })],
    ['a JSON list after a thought', `<think>\n- skill: x\n</think>\n${JSON.stringify([get('a'), get('b')], null, 2)}`],
  ])('has its first call under way before the last character: %s', async (_name, text) => {
    const asked: string[] = [];
    let early = 0;
    async function* pieceByPiece() {
      for (const piece of text.match(/[\s\S]{1,4}/g) ?? []) {
        early = asked.length;
        yield piece;
        await new Promise<void>((resolve) => void setImmediate(resolve));
      }
    }
    await runAll(pieceByPiece(), asked);
    expect([early, asked]).toEqual([1, ['/items/a', '/items/b']]);
  });

  it('makes no call with a parameter that the skill does not have, however the plan is written', async () => {
    const wrong = { skill: 'get-item', input: { itemId: 'a', colour: 'red' } };
    for (const text of [dump({ calls: [wrong] }), dump([wrong]), JSON.stringify({ calls: [wrong] })])
      expect(await runAll(pieces(text))).toMatchObject({
        asked: [],
        problems: ['step 1: get-item: unknown field "colour"'],
      });
  });

  it('keeps what it began, and throws, when the text breaks off', async () => {
    async function* text() {
      yield plan(get('a'), get('b'));
      throw new Error('cut off');
    }
    const asked: string[] = [];
    await expect(runAll(text(), asked)).rejects.toThrow('cut off');
    expect(asked).toEqual(['/items/a']);
  });

  it('is let go when nobody reads on', async () => {
    let isClosed = false;
    async function* text() {
      try {
        yield plan(get('a'), get('b'));
        yield '# more';
      } finally {
        isClosed = true;
      }
    }
    for await (const event of runPlan(open(), text(), skills)) if (event.type === 'skill-start') break;
    await Promise.resolve();
    expect(isClosed).toBe(true);
  });
});

describe('a step may use what an earlier one found', () => {
  it.each([
    ['by its id', plan(get('a', 'first'), get('$first.id')), ['/items/a']],
    [
      'by its skill',
      plan({ skill: 'find-items', input: { words: ['w'] } }, get('$find-items.ids')),
      ['/items?word=w', '/items/w1'],
    ],
    [
      'in braces',
      plan(get('a', 's'), { skill: 'find-items', input: { words: ['${s.id}'] } }),
      ['/items/a', '/items?word=a'],
    ],
    [
      'all of a list',
      plan(
        { id: 's', skill: 'find-items', input: { words: ['w'] } },
        { skill: 'find-items', input: { words: ['$s.ids', 'z'] } },
      ),
      ['/items?word=w', '/items?word=w1&word=w2&word=z'],
    ],
    [
      'one of a list',
      plan({ id: 's', skill: 'find-items', input: { words: ['w'] } }, get('$s.ids[1]')),
      ['/items?word=w', '/items/w2'],
    ],
    ['though it stands later', plan(get('$late.id'), { ...get('b', 'late') }), ['/items/b']],
  ])('%s', async (_name, text, asked) => {
    expect(await runAll(pieces(text))).toMatchObject({ asked, problems: [] });
  });

  it.each([
    ['that failed', plan(get('missing', 's'), get('$s.id')), 'step 2: get-item: $s failed'],
    [
      'without such a field',
      plan(get('a', 's'), get('$s.name')),
      'step 2: get-item: it refers to something that the earlier step did not find',
    ],
    ['that is none', plan(get('a'), get('$other.id')), 'step 2: get-item: no step $other ends'],
    ['that is itself', plan(get('a'), get('$me.id', 'me')), 'step 2: get-item: no step $me ends'],
    [
      'of the prototype',
      plan(get('a', 's'), get('$s.constructor.name')),
      'step 2: get-item: it refers to something that the earlier step did not find',
    ],
  ])('and is dropped and named for one %s', async (_name, text, problem) => {
    expect((await runAll(pieces(text))).problems).toEqual([problem]);
  });

  it('and two that wait for each other are both dropped', async () => {
    const { problems, asked } = await runAll(pieces(plan(get('$b.id', 'a'), get('$a.id', 'b'))));
    expect([problems.length, asked]).toEqual([2, []]);
  });
});

describe('a dropped step', () => {
  it('is in the dossier of its turn, under an id of its own, where its skill is known', async () => {
    const run = open();
    const now = new Date('2026-01-01T00:00:00Z');
    const wrong = plan({ skill: 'get-item', input: { itemId: '7', colour: 'red' } }, get('$me.id', 'me'), {
      skill: 'no',
    });
    for (let time = 0; time < 2; time++)
      for await (const event of runPlan(run, pieces(wrong), skills, { now })) void event;
    expect(run.dossier.missing.map((entry) => [entry.id, entry.input, !entry.ok && entry.failure])).toEqual(
      ['p1', 'p2', 'p3', 'p4'].map((id, index) =>
        index % 2 === 0
          ? [id, { itemId: '7' }, { code: 'NOT_PLANNED', message: 'unknown field "colour"' }]
          : [id, { itemId: '$me.id' }, { code: 'NOT_PLANNED', message: 'no step $me ends' }],
      ),
    );
    expect(run.dossier.all(getItem)).toEqual([]);
  });
});

/** A plan with its calls as the service sees them. */
const anyPlan = fc
  .array(
    fc.oneof(
      fc.stringMatching(/^[a-z][a-z0-9 ]{0,12}[a-z0-9]$/).map((id) => ({ call: get(id), asks: `/items/${id}` })),
      fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 3 }).map((words) => ({
        call: { skill: 'find-items', input: { words } },
        asks: `/items?${words.map((word) => `word=${word}`).join('&')}`,
      })),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .chain((calls) => {
    const text = dump({ calls: calls.map(({ call }) => call) });
    const borders = fc.uniqueArray(fc.nat({ max: text.length }), { maxLength: 20 });
    return borders.map((at) => ({ calls, text, at: [0, ...at.toSorted((a, b) => a - b), text.length] }));
  });

it('makes every call of a plan once and no other, wherever the text is cut', async () => {
  await fc.assert(
    fc.asyncProperty(anyPlan, async ({ calls, text, at }) => {
      const chunks = at.slice(1).map((end, index) => text.slice(at[index], end));
      const { asked, problems } = await runAll(pieces(...chunks));
      expect({ asked: asked.toSorted(), problems }).toEqual({
        asked: [...new Set(calls.map(({ asks }) => asks))].toSorted(),
        problems: [],
      });
    }),
    { numRuns: 300 },
  );
});
