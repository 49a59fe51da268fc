import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../bin/start.mjs', import.meta.url));
const timeoutMs = 60_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trellis-service-'));
  await writeFile(join(folder, 'notes.txt'), 'not a folder');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function start(environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [program], {
    cwd: folder,
    env: {
      ...process.env,
      PORT: '0',
      HOST: '',
      DATABASE_URL: '',
      TRELLIS_NETWORK_DATABASE: '',
      ANTHROPIC_API_KEY: '',
      ANTHROPIC_AUTH_TOKEN: '',
      ANTHROPIC_BASE_URL: '',
      NO_COLOR: '1',
      ...environment,
    },
  });
  children.push(child);
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output.text += text));
  const url = async () => {
    for (;;) {
      const found = /http:\/\/\S+/.exec(output.text)?.[0];
      if (found !== undefined) return found;
      if (child.exitCode !== null) throw new Error(output.text);
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    }
  };
  return { child, output, url };
}

describe('npm start', () => {
  it(
    'says where it is, in which mode and with which model; answers; lets go of everything when it is told to stop',
    async () => {
      const { child, output, url } = start();
      const base = await url();
      expect(base).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect(output.text).toContain('no language model configured: answers come from the data alone');
      expect(output.text).toContain('development: this machine only');

      const session = (await (await fetch(`${base}/v1/session`)).json()) as {
        first: { type: string; id: string };
        agents: { id: string }[];
      };
      expect(session.agents.map(({ id }) => id).sort()).toEqual([
        'career-paths',
        'interview-tips',
        'job-fit',
        'knowledge',
        'post-takeaways',
      ]);
      const response = await fetch(`${base}/v1/turns`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/jsonl' },
        body: JSON.stringify({
          input: { kind: 'starter', agentId: 'job-fit', starterId: 'am-i-a-fit' },
          view: { job: session.first },
        }),
      });
      const last = (await response.text()).trim().split('\n').at(-1) ?? '';
      expect(JSON.parse(last)).toMatchObject({ type: 'turn-end', outcome: 'answered', degraded: 'no-model' });
      const page = await fetch(base);
      expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);

      child.kill('SIGTERM');
      const [code] = (await once(child, 'exit')) as [number];
      expect(code).toBe(0);

      const again = start();
      const stored = await fetch(`${await again.url()}/v1/conversations`);
      expect(await stored.json()).toMatchObject({ items: [{ title: 'Am I a good fit for this job?' }] });
      again.child.kill('SIGINT');
      expect((await once(again.child, 'exit'))[0]).toBe(0);
    },
    timeoutMs,
  );

  it(
    'tells the operator why a model does not answer',
    async () => {
      const { output, url } = start({ ANTHROPIC_BASE_URL: 'http://127.0.0.1:1', DATABASE_URL: 'sqlite::memory:' });
      const response = await fetch(`${await url()}/v1/turns`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/jsonl' },
        body: JSON.stringify({
          input: { kind: 'starter', agentId: 'job-fit', starterId: 'am-i-a-fit' },
          view: { job: { type: 'job', id: 'job-accessible-frontend' } },
        }),
      });
      expect(await response.text()).toContain('"outcome":"answered"');
      expect(output.text).toMatch(/"failure":"UNREACHABLE".*"a language model failed"/);
      expect(output.text).not.toContain('good fit');
    },
    timeoutMs,
  );

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'another address without an issuer',
      { HOST: '0.0.0.0' },
      /cannot start: HOST: 0\.0\.0\.0 can be reached by others/,
    ],
    ['a port that is none', { PORT: 'x' }, /cannot start: PORT: expected a number/],
    ['a database below a file', { DATABASE_URL: 'sqlite:notes.txt/trellis.db' }, /cannot start: .*notes\.txt/],
  ])(
    'refuses %s in one sentence',
    async (_, environment, message) => {
      const { child, output } = start(environment);
      const [code] = (await once(child, 'close')) as [number];
      expect(code).toBe(1);
      expect(output.text).toMatch(message);
      expect(output.text).not.toMatch(/^\s+at .*:\d+/m);
    },
    timeoutMs,
  );
});
