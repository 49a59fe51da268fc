import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, it } from 'vitest';

const cli = fileURLToPath(new URL('cli.ts', import.meta.url));

function run(...args: string[]) {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (part) => (output += String(part)));
  child.stderr.on('data', (part) => (output += String(part)));
  const ended = new Promise<{ code: number | null; output: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, output })),
  );
  return { child, ended, output: () => output };
}

describe('the command', () => {
  it('serves a script file until it is told to stop', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fake-anthropic-'));
    const file = join(folder, 'script.yaml');
    await writeFile(file, 'steps: [{ when: any, answer: Hello by hand. }]');
    const { child, ended, output } = run('--script', file, '--port', '0');
    await expect.poll(output, { timeout: 10_000 }).toContain('Listening on');
    const [baseURL] = /http:\S+/.exec(output()) ?? [];
    const client = new Anthropic({ apiKey: 'k', baseURL: baseURL ?? '' });
    const message = await client.messages.create({
      model: 'claude-haiku-5-5',
      max_tokens: 50,
      messages: [{ role: 'user', content: 'Hi' }],
    });
    expect(message.content).toMatchObject([{ text: 'Hello by hand.' }]);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({
      code: 0,
      output: expect.stringMatching(/POST \/v1\/messages → 200 complete after .* s, step 0, \d+ in, 4 out/),
    });
    await rm(folder, { recursive: true });
  });

  it.each([
    [['--list'], 0, 'stall-mid-text'],
    [['--help'], 0, 'Usage: pnpm fake-anthropic'],
    [[], 1, 'exactly one of --script and --fault is needed'],
    [['--script', 'none.yaml'], 1, 'none.yaml: ENOENT'],
    [['--fault', 'none'], 1, "--fault: there is no 'none'"],
    [['--fault', 'overloaded', '--port', '99999'], 1, '--port: expected a number'],
    [['--nonsense'], 1, '--nonsense'],
  ])('%j ends with %i', async (args, code, output) => {
    expect(await run(...args).ended).toEqual({ code, output: expect.stringContaining(output) });
  });
});
