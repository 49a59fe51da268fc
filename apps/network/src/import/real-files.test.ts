import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestNetwork } from '../testing/start-test-network.ts';
import type { TestNetwork } from '../testing/start-test-network.ts';
import { loadVocabulary } from '../vocabulary/index.ts';
import type { ImportSummary } from '../http/api-schemas.ts';

const folder = new URL('../../../../../shared/data/people-jobs/', import.meta.url);
const owner = { tenant: 'acme', memberId: 'me' };
const resumes = ['jane-fullstacker', 'jane-incomplete', 'john-doe', 'jsonresume-sample', 'richard-hendriks'];

describe.skipIf(!existsSync(folder))(
  'real files of shared/data/people-jobs come in (skipped where that folder is absent)',
  () => {
    let network: TestNetwork;
    beforeAll(async () => {
      network = await startTestNetwork({ vocabulary: loadVocabulary() });
    });
    afterAll(() => network.close());

    const bring = (filename: string): Promise<ImportSummary> => {
      const bytes = readFileSync(new URL(filename, folder));
      return network.importFile({
        bytes: filename.endsWith('.gz') ? gunzipSync(bytes) : bytes,
        filename: filename.replace('.gz', ''),
        owner,
      });
    };

    it.each(resumes)('%s', async (name) => {
      const { kind, entities } = await bring(`${name}.resume.json`);
      expect(kind).toBe('resume');
      const { status, body } = await network.as('me').get(`/people/${entities[0]?.id}`);
      expect(status).toBe(200);
      expect(body.skills.length).toBeGreaterThan(2);
      expect(body.positions.length > 0).toBe(name !== 'jane-incomplete');
      expect(body.totalYears > 0).toBe(name !== 'jane-incomplete');
    });

    it('all 13 postings of New York, with requirements that stand literally in their text', async () => {
      const { entities, notes, left } = await bring('nyc-jobs.jobposting.jsonl.gz');
      expect(entities).toHaveLength(13);
      expect(notes).toEqual([expect.stringContaining('damaged')]);
      expect(left.map(({ path }) => path)).toEqual(['[].jobLocation.address.streetAddress']);
      for (const { id } of entities) {
        const { body } = await network.as('me').get(`/jobs/${id}`);
        expect(body).toMatchObject({
          place: 'New York, NY, US',
          company: expect.stringMatching(/\w/),
          salary: expect.stringContaining('USD'),
        });
        expect(body.text).not.toMatch(/â€|Ã/);
        expect(body.requirements.length).toBeGreaterThan(0);
        for (const { text } of body.requirements) expect(body.text).toContain(text);
        for (const text of body.responsibilities) expect(body.text).toContain(text);
      }
    });

    it('the job description of the JSON Resume project', async () => {
      const { entities, format } = await bring('jsonresume-sample.job.json');
      expect(format).toBe('JSON Resume job description');
      const { body } = await network.as('me').get(`/jobs/${entities[0]?.id}`);
      expect(body).toMatchObject({
        title: 'Web Developer',
        company: 'Microsoft',
        place: 'Berlin, DE',
        remote: 'hybrid',
      });
      for (const { text } of body.requirements) expect(body.text).toContain(text);
    });
  },
);
