import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Agent } from '@trellis/core';
import { afterAll, describe, expect, it } from 'vitest';
import { agent as reader } from './__fixtures__/reader/src/agent.ts';
import { mountAgents } from './mounted-agent.ts';

const folder = mkdtempSync(join(tmpdir(), 'trellis-mount-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sound = {
  'package.json': '{"version":"1.2.3"}',
  'data/routing.yaml': 'questions: [What is it?]',
  'data/examples.yaml': '- {id: a, question: b, answer: c}',
  'data/policy.md': 'Be kind.',
};
let count = 0;

/** The reader with other files beside it; an absent text is an absent file. */
function agentWith(files: Partial<Record<keyof typeof sound, string | undefined>>, rest: Partial<Agent> = {}): Agent {
  const root = join(folder, String(++count));
  mkdirSync(join(root, 'data'), { recursive: true });
  for (const [name, text] of Object.entries({ ...sound, ...files }))
    if (text !== undefined) writeFileSync(join(root, name), text);
  const at = (name: string) => new URL(`data/${name}`, `${pathToFileURL(root).href}/`);
  return { ...reader, routing: at('routing.yaml'), examples: at('examples.yaml'), policy: at('policy.md'), ...rest };
}

describe('mounting agents', () => {
  it('reads what lies beside them', async () => {
    const [mounted] = await mountAgents([agentWith({})]);
    expect(mounted).toMatchObject({ id: 'reader', version: '1.2.3', nearMisses: [], followUps: [] });
  });

  it('takes the questions of routing file and examples together', async () => {
    const [mounted] = await mountAgents([
      agentWith({
        'data/routing.yaml': 'questions: [What is it?]\nfollowUps: [{ after: What is it?, text: and this? }]',
        'data/examples.yaml':
          '- { id: a, question: Who is it?, answer: Me. }\n- { id: b, question: What is it?, answer: It. }',
      }),
    ]);
    expect(mounted?.questions).toEqual(['What is it?', 'Who is it?']);
    expect(mounted?.followUps).toEqual([{ after: 'What is it?', text: 'and this?' }]);
  });

  it.each<[string, Agent, string]>([
    ['no routing file', agentWith({ 'data/routing.yaml': undefined }), 'DATA_FILE'],
    ['routing that is not YAML', agentWith({ 'data/routing.yaml': 'questions: [' }), 'DATA_FILE'],
    ['routing that is a list', agentWith({ 'data/routing.yaml': '- a' }), 'DATA_FILE'],
    ['routing without questions', agentWith({ 'data/routing.yaml': 'questions: []' }), 'DATA_FILE'],
    ['questions that are no texts', agentWith({ 'data/routing.yaml': 'questions: [7]' }), 'DATA_FILE'],
    [
      'follow-ups without what they follow',
      agentWith({ 'data/routing.yaml': 'questions: [a]\nfollowUps: [{ text: b }]' }),
      'DATA_FILE',
    ],
    ['no examples file', agentWith({ 'data/examples.yaml': undefined }), 'DATA_FILE'],
    ['examples that are not YAML', agentWith({ 'data/examples.yaml': 'a: [' }), 'DATA_FILE'],
    ['examples without answers', agentWith({ 'data/examples.yaml': '- {id: a, question: b}' }), 'DATA_FILE'],
    ['no policy', agentWith({ 'data/policy.md': undefined }), 'DATA_FILE'],
    ['a package.json that is not JSON', agentWith({ 'package.json': '{' }), 'DATA_FILE'],
    ['a package.json that is null', agentWith({ 'package.json': 'null' }), 'DATA_FILE'],
    ['no version', agentWith({ 'package.json': '{}' }), 'DATA_FILE'],
    ['another specVersion', agentWith({}, { specVersion: 2 as never }), 'AGENT_INVALID'],
    ['an id that is a path', agentWith({}, { id: '../x' }), 'AGENT_INVALID'],
    ['an id of a prototype', agentWith({}, { id: '__proto__' }), 'AGENT_INVALID'],
    ['the word for nobody as its id', agentWith({}, { id: 'none' }), 'AGENT_INVALID'],
    ['a starter without text', agentWith({}, { starters: [{ id: 'a' } as never] }), 'AGENT_INVALID'],
    [
      'two starters of one id',
      agentWith(
        {},
        {
          starters: [
            { id: 'a', text: 'A' },
            { id: 'a', text: 'B' },
          ],
        },
      ),
      'AGENT_INVALID',
    ],
  ])('refuses %s', async (_, agent, code) => {
    await expect(mountAgents([agent])).rejects.toMatchObject({ name: 'PipelineError', code });
  });

  it('refuses two agents of one id', async () => {
    await expect(mountAgents([reader, reader])).rejects.toMatchObject({ code: 'DUPLICATE_AGENT' });
  });
});
