import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestNetwork } from '../testing/start-test-network.ts';
import type { TestNetwork } from '../testing/start-test-network.ts';
import { loadVocabulary } from '../vocabulary/index.ts';

let network: TestNetwork;
beforeAll(async () => {
  network = await startTestNetwork({ sample: true, vocabulary: loadVocabulary() });
}, 60_000);
afterAll(() => network.close());
const get = (path: string) => network.as('person-amara-okafor').get(path);

describe('similar jobs', () => {
  it('share skills with the job, the most of them first, and are not the job itself', async () => {
    const { status, body } = await get('/jobs/job-accessible-frontend/similar?limit=50');
    expect(status).toBe(200);
    const { skills } = (await get('/jobs/job-accessible-frontend')).body;
    const ids = skills.map(({ id }: { id: string }) => id);
    expect(body.items.length).toBeGreaterThan(2);
    expect(body.items.map(({ id }: { id: string }) => id)).not.toContain('job-accessible-frontend');
    expect(body.items[0].sharedSkills.length).toBeGreaterThan(1);
    for (const { id, sharedSkills } of body.items) {
      const other = (await get(`/jobs/${id}`)).body.skills.map((skill: { id: string }) => skill.id);
      for (const skill of sharedSkills) {
        expect(ids).toContain(skill.id);
        expect(other).toContain(skill.id);
      }
    }
  });

  it('of a job that is not there are not there', async () => {
    expect(await get('/jobs/nope/similar')).toMatchObject({ status: 404, body: { error: { field: 'id' } } });
  });
});

describe('people of a company', () => {
  it('are those who have it among their positions', async () => {
    const { body } = await get('/companies/company-tessellane/people?limit=50');
    expect(body.total).toBeGreaterThan(0);
    for (const { id } of body.items) {
      const { positions } = (await get(`/people/${id}`)).body;
      expect(positions.map(({ company }: { company: string }) => company)).toContain('Tessellane Software');
    }
    expect((await get('/companies/nope/people')).status).toBe(404);
  });

  it('have pages', async () => {
    const first = (await get('/companies/company-tessellane/people?limit=1')).body;
    if (first.total < 2) return expect(first.cursor).toBeUndefined();
    const second = (await get(`/companies/company-tessellane/people?limit=1&cursor=${first.cursor}`)).body;
    return expect(second.items[0].id).not.toBe(first.items[0].id);
  });
});

describe('where a skill leads', () => {
  it('is counted in the jobs that ask for it', async () => {
    const { body } = await get('/skills/accessibility/leads-to');
    const jobs = (await get('/jobs?skill=accessibility&limit=50')).body;
    expect(body).toMatchObject({ skill: { id: 'accessibility' }, jobs: jobs.total, counted: jobs.total });
    const titles = jobs.items.map(({ title }: { title: string }) => title);
    for (const { title } of body.titles) expect(titles).toContain(title);
    for (const { id, count } of body.skills) {
      expect(id).not.toBe('accessibility');
      expect((await get(`/jobs?skill=accessibility&skill=${id}`)).body.total).toBe(count);
    }
    expect(body.skills.length).toBeGreaterThan(0);
  });

  it('of an unknown skill is nowhere', async () => {
    expect(await get('/skills/nope/leads-to')).toMatchObject({ status: 404, body: { error: { field: 'id' } } });
  });
});
