import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultScripts } from './fault-scripts.ts';
import { loadScript } from './load-script.ts';
import { parseScript } from './script.ts';

describe('a wrong script names the key and what it should be', () => {
  it.each<[unknown, string]>([
    [null, 'Input should be an object'],
    [{}, 'steps: Field required'],
    [{ steps: [] }, 'steps: List should have at least 1 item(s)'],
    [{ steps: [{}] }, 'steps.0: a step needs an answer, a refusal or a fault'],
    [{ steps: [{ anwser: 'x' }] }, 'steps.0.anwser: Extra inputs are not permitted'],
    [{ steps: [{ answer: 5 }] }, 'steps.0.answer: Input should be a valid string, list or object'],
    [
      { steps: [{ answer: [{ txt: 'x' }] }] },
      'steps.0.answer.0: Input should have exactly one of the keys text, thinking',
    ],
    [{ steps: [{ answer: [{ text: 'x', json: 1 }] }] }, 'steps.0.answer.0: Input should have exactly one of the keys'],
    [{ steps: [{ answer: [{ tool: 'x', input: [] }] }] }, 'steps.0.answer.0.input: Input should be an object'],
    [{ steps: [{ when: 'always', answer: 'x' }] }, 'steps.0.when: Input should be an object'],
    [
      { steps: [{ when: { user: { regex: '(' } }, answer: 'x' }] },
      'steps.0.when.user: Input should be a regular expression',
    ],
    [{ steps: [{ times: 0, answer: 'x' }] }, 'steps.0.times: Input should be greater than or equal to 1'],
    [{ steps: [{ stop: 'done', answer: 'x' }] }, "steps.0.stop: Input should be 'end_turn'"],
    [{ steps: [{ fault: { kind: 'boom' } }] }, "steps.0.fault.kind: Input should be 'status', 'no-headers'"],
    [{ steps: [{ fault: { kind: 'status' } }] }, 'steps.0.fault.status: Field required'],
    [{ steps: [{ fault: { kind: 'error-event' } }] }, 'steps.0.fault.atToken: Field required'],
    [{ steps: [{ answer: 'x', timing: { tokenMs: -1 } }] }, 'steps.0.timing.tokenMs: Input should be greater'],
    [{ steps: [{ answer: 'x', timing: { tokenMs: { medianMs: 1 } } }] }, 'steps.0.timing.tokenMs.seed: Field required'],
    [
      { steps: [{ answer: 'x', timing: { stall: { atToken: 1, ms: 'ever' } } }] },
      'steps.0.timing.stall.ms: Input should be a valid number',
    ],
    [{ steps: [{ answer: 'x', wire: { split: 'bits' } }] }, "steps.0.wire.split: Input should be 'event', 'byte'"],
  ])('%j', (script, message) => {
    expect(() => parseScript(script)).toThrow(message);
  });

  it('and a right one is taken as it is', () => {
    for (const script of Object.values(faultScripts)) expect(parseScript(script)).toEqual(script);
  });
});

describe('a script file', () => {
  const inFile = async (name: string, content: string) => {
    const folder = await mkdtemp(join(tmpdir(), 'fake-anthropic-'));
    const file = join(folder, name);
    try {
      await writeFile(file, content);
      return await loadScript(file);
    } finally {
      await rm(folder, { recursive: true });
    }
  };

  it.each([
    ['script.yaml', 'steps:\n  - when: any\n    answer: Hello\n'],
    ['script.json', '{"steps":[{"when":"any","answer":"Hello"}]}'],
  ])('%s', async (name, content) => {
    expect(await inFile(name, content)).toEqual({ steps: [{ when: 'any', answer: 'Hello' }] });
  });

  it.each([
    ['script.yaml', 'steps: [{answer: 5}]', /script\.yaml: steps\.0\.answer: Input should be/],
    ['script.yaml', 'steps: [{answer', /script\.yaml: .*\(1:16\)/],
    ['script.yaml', '', /script\.yaml: /],
    ['script.yaml', '__proto__: {steps: [{answer: x}]}', /script\.yaml: /],
  ])('%s with %j is an error that names the file and the place', async (name, content, message) => {
    await expect(inFile(name, content)).rejects.toThrow(message);
  });

  it('that is not there is an error with its name', async () => {
    await expect(loadScript('no-such-file.yaml')).rejects.toThrow('no-such-file.yaml: ENOENT');
  });
});
