import { call } from '@trellis/core';
import { requestText, scriptedModel, textOf } from '@trellis/core/testing';
import type { SkillChooser } from '@trellis/skill-registry';
import { describe, expect, it } from 'vitest';
import { deleteNote, getNote } from './__fixtures__/note-skills.ts';
import { agent as reader } from './__fixtures__/reader/src/agent.ts';
import { agent as scout } from './__fixtures__/scout/src/agent.ts';
import { noteResults, setUp } from './__fixtures__/turns.ts';
import { cannedRegistry } from './testing.ts';

const question = { input: { kind: 'question', text: 'What does this note say?' } } as const;

describe('a plan of the small model', () => {
  it('lets the small model plan a free question, and adds its calls to the agent’s own', async () => {
    const small = scriptedModel([
      {
        expect: { purpose: 'plan', includes: ['get-note'] },
        text: 'calls:\n  - skill: get-note\n    input: {noteId: n2}\n',
      },
    ]);
    const large = scriptedModel([{ text: 'Read.' }]);
    const { run, registry } = await setUp({ models: { small, large } });
    await run(question);
    small.assertDone();
    expect(registry.calls.map(({ input }) => input)).toEqual([{ noteId: 'n1' }, { noteId: 'n2' }]);
  });

  it('shows the small model the skills that are chosen for the question', async () => {
    const asked: unknown[] = [];
    const skillChooser: SkillChooser = {
      choose: async (skills, question) => {
        asked.push([skills.map(({ name }) => name), question]);
        return [];
      },
    };
    const small = scriptedModel([{ expect: { purpose: 'plan' }, text: 'calls: []' }]);
    const { run } = await setUp({ models: { small, large: scriptedModel([{ text: 'Read.' }]) }, skillChooser });
    await run(question);
    expect(asked).toEqual([[['get-note', 'delete-note'], 'What does this note say?']]);
    expect(small.requests.map(requestText).join()).not.toContain('skill: get-note');
  });

  it.each([
    ['is not YAML at all', 'calls: ['],
    ['names an unknown skill', 'calls:\n  - skill: drop-tables\n    input: {}\n'],
    ['wants to write', 'calls:\n  - skill: delete-note\n    input: {noteId: n1}\n'],
  ])('uses the agent’s own plan when the model’s plan %s', async (_, plan) => {
    const small = scriptedModel([{ text: plan }]);
    const large = scriptedModel([{ text: 'Read.' }]);
    const { run, registry } = await setUp({ models: { small, large } });
    const events = await run(question);
    expect(registry.calls.map(({ skill }) => skill)).toEqual(['get-note', 'get-note']);
    expect(events.at(-1)).toMatchObject({ outcome: 'answered' });
  });

  it('names its dropped steps in the dossier, and says nothing of them to the member', async () => {
    const steps = [
      'skill: get-note, input: {}',
      'skill: get-note, input: {noteId: n2, colour: red}',
      'skill: get-note, input: {noteId: $get-note.nothing}',
      'skill: drop-tables, input: {}',
    ];
    const small = scriptedModel([{ text: `calls:\n${steps.map((step) => `  - {${step}}\n`).join('')}` }]);
    const missing: string[] = [];
    const registry = cannedRegistry(noteResults);
    const { run } = await setUp({
      models: { small, large: scriptedModel([{ text: 'Read.' }]) },
      registry: {
        ...registry,
        startTurn(options) {
          const skills = registry.startTurn(options);
          const { add } = skills.dossier;
          skills.dossier.add = (entry) => {
            if (!entry.ok) missing.push(`${entry.skill} ${entry.failure.code}: ${entry.failure.message}`);
            add(entry);
          };
          return skills;
        },
      },
    });
    const events = await run(question);
    expect(missing).toEqual([
      'get-note NOT_PLANNED: input.noteId: expected text, seen no such key.',
      'get-note NOT_PLANNED: unknown field "colour"',
      'get-note NOT_PLANNED: no step $get-note ends',
    ]);
    expect(events.filter(({ type }) => type === 'notice')).toEqual([]);
    expect(registry.calls.map(({ input }) => input)).toEqual([{ noteId: 'n1' }, { noteId: 'n2' }]);
  });

  it.each([
    ['is', ['notes:read'], true],
    ['is not', ['other'], false],
    ['is, where scopes are not known,', undefined, true],
  ])('%s shown a skill by the scopes of the token %j', async (_, scopes, isShown) => {
    const guarded = { ...getNote, scopes: ['notes:read'] };
    const agent = { ...reader, skills: { ...reader.skills, getNote: guarded } };
    const small = scriptedModel([{ text: 'calls:\n  - skill: get-note\n    input: {noteId: n3}\n' }]);
    const large = scriptedModel([{ text: 'Read.' }]);
    const { run, registry } = await setUp({ agents: [agent, scout], models: { small, large } });
    await run({ ...question, ...(scopes && { scopes }) });
    expect(small.requests.map(requestText).join().includes('skill: get-note')).toBe(isShown);
    expect(registry.calls.some(({ input }) => JSON.stringify(input) === '{"noteId":"n3"}')).toBe(isShown);
  });

  it('asks nobody to agree to a write for which the token is not good', async () => {
    const guarded = { ...deleteNote, scopes: ['notes:write'] };
    const agent = { ...reader, plan: () => [call(guarded, { noteId: 'n1' })] };
    const { run } = await setUp({ agents: [agent, scout] });
    const asked = async (scopes: readonly string[]) =>
      (await run({ scopes })).some(({ type }) => type === 'confirm-request');
    expect([await asked(['notes:write']), await asked([])]).toEqual([true, false]);
  });

  it('tells the small model what went wrong in its plans before', async () => {
    const plan = 'calls:\n  - skill: get-note\n    input: {noteId: n2}\n';
    const small = scriptedModel([
      { text: `\`\`\`yaml\n${plan}\`\`\`` },
      { expect: { includes: ['What went wrong before', 'without a code fence'] }, text: plan },
    ]);
    const large = scriptedModel([{ text: 'Read.' }, { text: 'Read.' }]);
    const { run } = await setUp({ models: { small, large } });
    for (let turn = 0; turn < 2; turn++) await run(question);
    expect(() => small.assertDone()).not.toThrow();
  });

  it('does not act on a plan that was cut off', async () => {
    const small = scriptedModel([{ text: 'calls:\n  - skill: get-note\n    input: {noteId: n', stop: 'max-tokens' }]);
    const large = scriptedModel([{ text: 'Read.' }]);
    const { run, registry } = await setUp({ models: { small, large } });
    await run(question);
    expect(registry.calls.map(({ input }) => input)).toEqual([{ noteId: 'n1' }, { noteId: 'n2' }]);
  });

  it('has its calls made while it is still being written', async () => {
    const more = Promise.withResolvers<void>();
    const small = {
      async *stream() {
        yield { type: 'text-delta', delta: 'calls:\n  - skill: get-note\n    input: {noteId: n2}\n  - sk' } as const;
        await more.promise;
        yield { type: 'text-delta', delta: 'ill: get-note\n    input: {noteId: n3}\n' } as const;
        yield { type: 'end', stop: 'end' } as const;
      },
    };
    const asked: unknown[] = [];
    const { run, registry } = await setUp({
      models: { small, large: scriptedModel([{ text: 'Read.' }]) },
      observe(record) {
        if (record.type !== 'call') return;
        asked.push(record.entry.input);
        if (asked.some((input) => JSON.stringify(input) === '{"noteId":"n2"}')) more.resolve();
      },
    });
    await run(question);
    expect(registry.calls.map(({ input }) => input)).toContainEqual({ noteId: 'n3' });
  });

  it('that has no end is not read to its end', async () => {
    let deltas = 0;
    const small = {
      async *stream() {
        for (;;) {
          deltas += 1;
          yield { type: 'text-delta', delta: '- skill: get-note\n'.repeat(100) } as const;
        }
      },
    };
    const { run } = await setUp({ models: { small, large: scriptedModel([{ text: 'Read.' }]) } });
    const events = await run(question);
    expect(textOf(events)).toBe('Read.');
    expect(deltas).toBeLessThan(1_000);
  });
});
