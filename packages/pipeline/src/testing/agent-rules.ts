import type { Agent, Call, Dossier, DossierEntry } from '@trellis/core';
import { createDossier, localize } from '@trellis/core';
import { requestText, scriptedModel, textOf } from '@trellis/core/testing';
import { validateComponents } from '@trellis/ui-schema';
import { expect } from 'vitest';
import type { AgentCase, CaseRun } from './run-case.ts';
import { runCase, shownText, stringsIn } from './run-case.ts';

type Rule = (agent: Agent, given: AgentCase) => Promise<void>;

/** The rules that every agent keeps in every case, by name. Each one throws when it is broken. */
export const agentRules: Readonly<Record<string, Rule>> = {
  'answers without a model': async (agent, given) => {
    const run = await runCase(agent, given);
    expect(run.events.filter((event) => event.type === 'error')).toEqual([]);
    expect(run.events.at(-1)).toMatchObject({ type: 'turn-end', degraded: 'no-model' });
    expect(run.events.at(-1)).toHaveProperty('outcome', expect.stringMatching(/^(answered|awaiting-confirmation)$/));
    expect(textOf(run.events).trim()).not.toBe('');
    expect(run.records.filter((record) => record.type === 'agent-error')).toEqual([]);
  },

  'gives the same answer for the same': async (agent, given) => {
    const [first, second] = [await runCase(agent, given), await runCase(agent, given)];
    expect(second.events).toEqual(first.events);
  },

  'cites only what it has, word for word, where it can be seen': async (agent, given) => {
    const { events, records } = await runCase(agent, given);
    checkCitations(events, entriesOf(records));
  },

  'draws only what clients know': async (agent, given) => {
    checkBlocks(await runCase(agent, given));
    checkBlocks(await runCase(agent, given, scriptedModel([{ text: 'A text by the model.' }])));
  },

  'plans without side effects, and comes to an end': plansPurely,

  'answers with a model, and hands it strangers’ words with care': async (agent, given) => {
    const model = scriptedModel([{ expect: { purpose: 'answer' }, text: ['A text ', 'by the model.'] }]);
    const { events, records } = await runCase(agent, given, model);
    model.assertDone();
    expect(events.filter((event) => event.type === 'error')).toEqual([]);
    expect(events.at(-1)).toMatchObject({ type: 'turn-end', outcome: expect.stringMatching(/^(answered|awaiting)/) });
    expect(textOf(events)).toContain('A text by the model.');
    checkCitations(events, entriesOf(records));
    const [asked] = model.requests;
    expect(asked && requestText(asked)).toContain(given.question);
    const system = asked?.system.map((part) => part.text).join('\n') ?? '';
    const strangers = [
      given.question,
      ...entriesOf(records).flatMap((entry) => (entry.ok ? stringsIn(entry.value) : [])),
    ];
    // Short words stand anywhere; a sentence does not get into the system part by chance.
    expect(strangers.filter((text) => text.length >= 25 && system.includes(text))).toEqual([]);
  },

  'goes on without a model that is cut off': async (agent, given) => {
    const model = scriptedModel([{ text: 'A text that', error: new Error('connection reset') }]);
    const { events } = await runCase(agent, given, model);
    expect(events.find((event) => event.type === 'error')).toMatchObject({ code: 'MODEL_CUT_OFF', retryable: true });
    expect(events.at(-1)).toMatchObject({ type: 'turn-end', degraded: 'no-model' });
    expect(textOf(events)).toContain('A text that');
    expect(textOf(events).length).toBeGreaterThan('A text that\n'.length);
  },

  'answers when every skill fails': async (agent, given) => {
    const run = await runCase(agent, { ...given, results: [] });
    expect(run.events.at(-1)).toMatchObject({
      type: 'turn-end',
      outcome: expect.stringMatching(/^(answered|awaiting)/),
    });
    expect(shownText(run.events)).not.toBe('');
    checkCitations(run.events, entriesOf(run.records));
    checkBlocks(run);
  },
};

/** What an agent says about itself, whatever the case. */
export function checkDeclaration(agent: Agent): void {
  expect(localize(agent.description, 'en')).toMatch(/\w{3}/);
  expect(agent.surfaces.length).toBeGreaterThan(0);
  const names = Object.values(agent.skills).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const member = { id: 'member-1', locale: 'en', timeZone: 'UTC' };
  for (const type of agent.surfaces) {
    const entity = { type, id: 'entity-1', title: 'A title', text: 'A text.', topics: [] };
    const starters = typeof agent.starters === 'function' ? agent.starters({ member, entity }) : agent.starters;
    expect(new Set(starters.map(({ id }) => id)).size).toBe(starters.length);
    for (const starter of starters) expect(localize(starter.text, 'en')).toMatch(/\w{3}/);
  }
}

const entriesOf = (records: CaseRun['records']): readonly DossierEntry[] =>
  records.flatMap((record) => (record.type === 'call' ? [record.entry] : []));

function checkCitations(events: CaseRun['events'], entries: readonly DossierEntry[]): void {
  const text = shownText(events);
  const messages = events.flatMap((event) => (event.type === 'text-start' ? [event.messageId] : []));
  for (const event of events) {
    if (event.type !== 'citation') continue;
    expect(messages).toContain(event.messageId);
    expect(text).toContain(`[${event.marker}]`);
    const source = entries.find(({ id }) => id === event.entryId);
    expect(source, `the source of [${event.marker}]`).toBeDefined();
    const { quote } = event;
    if (quote === undefined || !source) continue;
    expect(source.ok && quote.trim() !== '' && stringsIn(source.value).some((part) => part.includes(quote))).toBe(true);
  }
}

function checkBlocks({ blocks }: CaseRun): void {
  const owners = new Map<string, string>();
  for (const { key, text, components } of blocks) {
    expect(text.trim(), `the text of block '${key}'`).not.toBe('');
    expect(validateComponents(components), `block '${key}'`).toEqual([]);
    expect(components[0]?.id).toBe(key);
    for (const { id } of components) {
      expect(id === key || id.startsWith(`${key}-`), `id '${id}' of block '${key}'`).toBe(true);
      expect(owners.get(id) ?? key, `the block of id '${id}'`).toBe(key);
      owners.set(id, key);
    }
  }
}

/** Every `plan` is asked twice, with everything it is given frozen: what it wants must be the same, and in the end nothing new. */
async function plansPurely(agent: Agent, given: AgentCase): Promise<void> {
  type Context = Parameters<Agent['plan']>[0];
  let last: Context | undefined;
  const ask = ({ signal, dossier, ...facts }: Context, entries = dossier.entries) =>
    agent.plan({ ...deepFreeze(structuredClone(facts)), signal, dossier: frozenDossier(entries) });
  const twice: Agent = {
    ...agent,
    plan(context) {
      last = context;
      const calls = ask(context);
      expect(ask(context).map(nameAndInput)).toEqual(calls.map(nameAndInput));
      return calls;
    },
  };
  const run = await runCase(twice, given);
  for (const record of run.records) if (record.type === 'agent-error') throw record.error;
  expect(run.calls.length).toBeGreaterThan(0);
  expect((await runCase(agent, given)).calls).toEqual(run.calls);
  const reads = last ? ask(last, entriesOf(run.records)).filter(({ skill }) => skill.effect === 'read') : [];
  for (const call of reads) expect(run.calls).toContainEqual(nameAndInput(call));
}

const nameAndInput = ({ skill, input }: Call) => ({ skill: skill.name, input });

function frozenDossier(entries: readonly DossierEntry[]): Dossier {
  const { get, all, entries: list, missing } = createDossier(deepFreeze(structuredClone(entries)));
  return Object.freeze({ get, all, entries: Object.freeze(list), missing: Object.freeze(missing) });
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
