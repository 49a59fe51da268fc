import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../storage/database.ts';
import { startTestNetwork } from '../testing/start-test-network.ts';
import type { TestNetwork } from '../testing/start-test-network.ts';

/** Where the export has a column; or why it does not, in words. A new column fails the test until it is one of the two. */
const columns: Readonly<Record<string, string>> = {
  'entities.row': 'not of the member: a number of the storage',
  'entities.tenant': '/member/tenant',
  'entities.owner': '/member/id',
  'entities.kind': '/entities/0/type',
  'entities.id': '/resumes/0/meta/trellisId',
  'entities.forms': 'follows from /visibility',
  'entities.source': 'not of the member: always empty for what a member brought',
  'entities.member': '/member/id',
  'entities.connections_for': '/visibility/connections',
  'forms.form': 'not of the member: a number of the storage',
  'forms.body': '/resumes/0/basics/name',
  'cards.form': 'not of the member: a number of the storage',
  'cards.title': '/resumes/0/basics/name',
  'cards.subtitle': '/resumes/0/basics/label',
  'cards.opening': '/resumes/0/basics/summary',
  'cards.facets': '/resumes/0/basics/location/city',
  'imports.tenant': '/member/tenant',
  'imports.owner': '/member/id',
  'imports.id': '/imports/0/id',
  'imports.imported_at': '/imports/0/importedAt',
  'import_entities.tenant': '/member/tenant',
  'import_entities.owner': '/member/id',
  'import_entities.import_id': '/imports/0/id',
  'import_entities.row': '/imports/0/entityIds/0',
  'members.tenant': '/member/tenant',
  'members.member': '/member/id',
  'members.visibility': '/visibility/name',
  'consents.tenant': '/member/tenant',
  'consents.member': '/member/id',
  'consents.purpose': '/consents/0/purpose',
  'consents.granted': '/consents/0/granted',
  'consents.decided_at': '/consents/0/decidedAt',
  'edges.tenant': '/member/tenant',
  'edges.kind': '/follows/0/type',
  'edges.member': '/member/id',
  'edges.target': '/savedJobs/0/jobId',
  'edges.state': '/applications/0/status',
  'edges.since': '/connections/0/since',
  'edges.note': '/applications/0/note',
  'changes.*': 'not of the member: ids and numbers, by which indexes of others follow',
  'changes_forgotten.*': 'not of the member: a number of the storage',
  'unindexed.*': 'empty but while a database is brought up to date',
  'populations.*': 'not of the member: how many forms there are',
  'wipes.*': 'not of the member: which index is to be merged',
  'sqlite_sequence.*': 'not of the member: a number of the storage',
};

const folder = mkdtempSync(join(tmpdir(), 'export-'));
let network: TestNetwork;
let exported: Record<string, unknown>;
beforeAll(async () => {
  network = await startTestNetwork({ database: join(folder, 'network.sqlite') });
  const [ada, bob] = [network.as('ada'), network.as('bob')];
  const bring = async (client: typeof ada, content: object) =>
    (await client.post('/imports', { content: JSON.stringify(content) })).body.entities[0].id as string;
  const basics = { name: 'Ada Byron', label: 'Clerk', summary: 'Books.', location: { city: 'Leeds' } };
  const adaId = await bring(ada, { basics, work: [{ name: 'Acme', position: 'Clerk' }] });
  const bobId = await bring(bob, { basics: { name: 'Bob' }, work: [{ name: 'Acme', position: 'Cook' }] });
  const job = await bring(ada, { '@type': 'JobPosting', title: 'Cook', description: 'Soup.' });
  for (const client of [ada, bob]) await client.put('/people/me/visibility', { name: 'everyone' });
  await ada.put(`/people/me/connections/${bobId}`);
  await bob.put(`/people/me/connections/${adaId}`);
  await ada.put(`/people/me/follows/people/${bobId}`);
  await ada.put(`/people/me/saved-jobs/${job}`);
  await ada.put(`/people/me/applications/${job}`, { status: 'applied', note: 'Sent.' });
  await ada.put('/people/me/consents/examples', { granted: true });
  exported = (await ada.get('/people/me/export')).body;
});
afterAll(async () => {
  await network.close();
  rmSync(folder, { recursive: true });
});

const at = (path: string): unknown =>
  path
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], exported);

describe('an export has all that is kept', () => {
  it('every column of every table is in it, or said not to be', () => {
    const connection = openDatabase(':memory:');
    const all = connection
      .prepare<[], string>(
        `SELECT t.name || '.' || c.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c
         WHERE t.schema = 'main' AND t.type = 'table' AND t.name <> 'sqlite_schema'`,
      )
      .pluck()
      .all();
    connection.close();
    // Full-text indexes have the words of forms and cards once more.
    const stored = all.filter((column) => !column.startsWith('search_'));
    expect(stored.length).toBeGreaterThan(30);
    expect(stored.filter((column) => !(column in columns || column.replace(/\..*/, '.*') in columns))).toEqual([]);
  });

  it.each(Object.entries(columns).filter(([, path]) => path.startsWith('/')))('%s is at %s', (_, path) => {
    expect(at(path)).toBeDefined();
    expect(at(path)).not.toBe('');
  });

  it('with the values that were given', () => {
    expect(exported).toMatchObject({
      member: { tenant: 'acme', id: 'ada' },
      resumes: [{ basics: { name: 'Ada Byron', label: 'Clerk', summary: 'Books.', location: { city: 'Leeds' } } }],
      entities: [{ type: 'job', value: { title: 'Cook' } }],
      visibility: { name: 'everyone', headline: 'nobody' },
      connections: [{ person: { name: 'Bob' }, state: 'connected' }],
      follows: [{ type: 'person', person: { name: 'Bob' } }],
      applications: [{ status: 'applied', note: 'Sent.' }],
      blocks: [],
    });
  });

  it('and only one’s own', async () => {
    expect((await network.as('ada', 'globex').get('/people/me/export')).body).toMatchObject({
      resumes: [],
      imports: [],
    });
    expect(JSON.stringify((await network.as('bob').get('/people/me/export')).body)).not.toContain('Leeds');
  });
});
