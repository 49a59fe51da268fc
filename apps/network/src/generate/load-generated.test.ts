import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDevTokens, startNetwork } from '../index.ts';
import { loadGenerated } from './load-generated.ts';

const tenant = 'trial';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trellis-generated-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a generated network in a database', () => {
  it('is found, read and connected by members of its tenant, and by nobody else', async () => {
    const database = join(folder, 'network.db');
    const steps = new Set<string>();
    const onProgress = ({ step }: { step: string }) => void steps.add(step);
    const made = await loadGenerated({ people: 60, database, tenant, onProgress });
    expect(made).toMatchObject({ person: 60, job: 120, company: 12 });
    expect([...steps]).toEqual(['make', 'read', 'write', 'connect']);
    // Again, and smaller: what was there before is gone.
    await loadGenerated({ people: 55, database, tenant });

    const tokens = createDevTokens();
    await using open = new AsyncDisposableStack();
    const network = await startNetwork({ database, port: 0, auth: tokens.verifier, sample: false });
    open.defer(() => network.close());
    const get = async (path: string, as = tenant) => {
      const headers = { authorization: `Bearer ${await tokens.sign('person-g3', as)}` };
      const response = await fetch(network.url + path, { headers });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    expect((await get('/people/me')).body).toMatchObject({ id: 'person-g3' });
    expect((await get('/jobs?limit=1')).body).toMatchObject({ total: 110 });
    expect((await get('/people/person-g59')).status).toBe(404);
    expect((await get('/people/person-g4', 'elsewhere')).status).toBe(404);
    const { items } = (await get('/people/me/connections')).body as { items: { person: { id: string } }[] };
    expect(items.length).toBeGreaterThan(0);
    for (const { person } of items) expect((await get(`/people/${person.id}`)).status).toBe(200);
  }, 60_000);

  it('is not there when its making was stopped', async () => {
    const database = join(folder, 'stopped.db');
    const controller = new AbortController();
    const onProgress = () => controller.abort(new Error('enough'));
    await expect(
      loadGenerated({ people: 5000, database, tenant, onProgress, signal: controller.signal }),
    ).rejects.toThrow();
    const tokens = createDevTokens();
    const network = await startNetwork({ database, port: 0, auth: tokens.verifier, sample: false });
    const headers = { authorization: `Bearer ${await tokens.sign('me', tenant)}` };
    expect(await (await fetch(`${network.url}/jobs`, { headers })).json()).toMatchObject({ total: 0 });
    await network.close();
  });
});
