import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { World } from './real-world.ts';
import { startWorld } from './real-world.ts';

const troubles: unknown[] = [];
let folder: string;
let file: string;
let world: World;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trellis-settings-'));
  file = join(folder, 'skills.yaml');
  await writeFile(file, '# Not for this tenant.\nget-job: { tenants: [another] }\n');
  const onTrouble = (error: unknown) => void troubles.push((error as Error).message);
  world = await startWorld({ skillSettings: { file, watchEveryMs: 20, onTrouble } });
}, 60_000);
afterAll(async () => {
  await world?.close();
  await rm(folder, { recursive: true, force: true });
});

/** What came of the call for the job, in a turn that needs it. */
async function jobOutcome(): Promise<string> {
  const before = world.records.length;
  await world.ask({
    input: { kind: 'starter', agentId: 'job-fit', starterId: 'am-i-a-fit' },
    view: { job: { type: 'job', id: 'job-icu-nurse' } },
  });
  const calls = world.records.slice(before).flatMap((record) => (record.type === 'call' ? [record.entry] : []));
  const job = calls.find(({ skill }) => skill === 'get-job');
  return job === undefined ? 'not asked' : job.ok ? 'found' : job.failure.code;
}

describe('a file of settings for skills', () => {
  it('holds for the calls of every turn, and a change of it without a restart', async () => {
    expect(await jobOutcome()).toBe('NOT_CONFIGURED');
    await writeFile(file, 'get-job: { tenants: [acceptance] }\n');
    await vi.waitFor(async () => expect(await jobOutcome()).toBe('found'), { timeout: 10_000 });
  }, 30_000);

  it.each([
    ['names a skill that there is not', 'get-jobs: { enabled: false }', 'settings name a skill that is not there'],
    ['is no YAML', 'get-job: [', 'neither YAML nor JSON'],
    ['decides what cannot be decided', 'get-job: { tenant: x }', 'settings of skills'],
  ])('leaves what was there when it %s, and the operator hears why', async (_what, text, why) => {
    await writeFile(file, text);
    await vi.waitFor(() => expect(troubles.at(-1)).toContain(why), { timeout: 10_000 });
    expect(await jobOutcome()).toBe('found');
  });

  it('stops a start where it cannot be read', async () => {
    const gone = startWorld({ skillSettings: { file: join(folder, 'gone.yaml') } });
    await expect(gone).rejects.toThrow(/TRELLIS_SKILL_SETTINGS: .*gone\.yaml: cannot be read \(ENOENT\)/);
  }, 30_000);
});
