import { mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
import * as os from 'node:os';
import { join } from 'node:path';
import type { RoutableAgent } from '@trellis/core';
import { useLiteIdentity } from '@trellis/ebr-store';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { trainRouter } from './train-router.ts';

// As in a container whose user has a number and no entry among the users.
vi.mock('node:os', async (original) => ({
  ...(await original<typeof os>()),
  userInfo() {
    throw new Error('uv_os_get_passwd returned ENOENT');
  },
}));

const agents: readonly RoutableAgent[] = [
  { id: 'job-fit', surfaces: ['job'], questions: ['Am I a good fit for this job?'], nearMisses: [], followUps: [] },
  { id: 'news', surfaces: ['post'], questions: ['What is this post about?'], nearMisses: [], followUps: [] },
];

let temporary = '';
beforeEach(async () => {
  temporary = await mkdtemp(join(os.tmpdir(), 'train-router-'));
  vi.stubEnv('TMPDIR', temporary);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(temporary, { recursive: true });
});

const folder = () => join(temporary, `trellis-${process.getuid?.()}`);
const train = async () => {
  const troubles: unknown[] = [];
  const embedder = { identity: useLiteIdentity, start: () => Promise.reject(new Error('no embedder')) };
  const router = await trainRouter({ agents, embedder, onTrouble: (error) => troubles.push(error) });
  const asked = { history: [], view: {}, tenant: 't', signal: AbortSignal.timeout(10_000) };
  const route = await router.route({ ...asked, input: { kind: 'question', text: 'Am I a good fit for this job?' } });
  return { route, troubles };
};

describe.skipIf(process.getuid === undefined)('what a router learnt', () => {
  it('is kept where only this user can write, whether the user has a name or not', async () => {
    expect(await train()).toMatchObject({ route: { kind: 'agent', agentId: 'job-fit' }, troubles: [{}] });
    expect(await readdir(folder())).toEqual([expect.stringMatching(/^router-/)]);
    expect((await stat(folder())).mode & 0o777).toBe(0o700);
  });

  it('is not kept where the folder leads elsewhere', async () => {
    const elsewhere = await mkdtemp(join(temporary, 'elsewhere-'));
    await symlink(elsewhere, folder());
    expect(await train()).toMatchObject({ route: { kind: 'agent', agentId: 'job-fit' } });
    expect(await readdir(elsewhere)).toEqual([]);
  });
});
