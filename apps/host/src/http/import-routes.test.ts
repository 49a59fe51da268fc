import type { ImportPreview } from '@trellis/network';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SecondLook } from '../second-look/second-look.ts';
import { answering, createScriptedPipeline } from '../testing/scripted-pipeline.ts';
import type { TestNetwork } from '../testing/test-host.ts';
import { createTestHost, startTestNetwork } from '../testing/test-host.ts';

let network: TestNetwork;
beforeAll(async () => {
  network = await startTestNetwork();
});
afterAll(() => network.network.close());

const content = 'Ada Example\n\nWork experience\n\nStaff nurse, Harbour Home\n2019 - 2021\n- Led the night shift';
const resume = { kind: 'resume', content };

async function post(path: string, payload: object, options: Parameters<typeof createTestHost>[2] = {}) {
  const test = await createTestHost(network, createScriptedPipeline(answering('Hello.')), options);
  try {
    const { statusCode, headers, body } = await test.host.server.inject({ method: 'POST', url: path, payload });
    return { status: statusCode, headers, body: JSON.parse(body) };
  } finally {
    await test.close();
  }
}

describe('a reading and the second look at it', () => {
  const seen: ImportPreview[] = [];
  const secondLook: SecondLook = async (reading, { owner }) => {
    seen.push(reading);
    const { lines: _lines, ...shown } = reading;
    return { ...shown, notes: [`Looked at for ${owner.memberId}.`] };
  };

  it('is given the lines of the file, and its answer is the answer', async () => {
    const { status, body } = await post('/v1/readings', resume, { secondLook });
    expect(status).toBe(200);
    expect(body).toMatchObject({ draft: { basics: { name: 'Ada Example' } }, notes: ['Looked at for me.'] });
    expect(seen.splice(0)[0]?.lines).toContainEqual({ page: 1, line: 5, text: 'Staff nurse, Harbour Home' });
  });

  it.each([
    ['the member does not want it', { ...resume, secondLook: false }, 200],
    ['the file cannot be read', { ...resume, content: '{"basics": ' }, 400],
    ['the request makes no sense', { ...resume, secondLook: 'yes' }, 400],
  ])('there is none when %s', async (_, body, status) => {
    const answer = await post('/v1/readings', body, { secondLook });
    expect(answer.status).toBe(status);
    expect(answer.body).not.toHaveProperty('lines');
    expect(seen).toEqual([]);
  });

  it('without a model the answer is that of the network', async () => {
    const { body } = await post('/v1/readings', resume);
    expect(body).toMatchObject({ kind: 'resume', draft: { work: [{ name: 'Harbour Home' }] } });
    expect(body).not.toHaveProperty('lines');
    expect(body).not.toHaveProperty('secondLook');
  });
});

describe('a network that reads too many files', () => {
  it.each(['/v1/readings', '/v1/imports'])('%s says to try again, and when', async (path) => {
    const busy = () => Promise.resolve({ status: 503, body: { error: { code: 'BUSY', message: 'too many files' } } });
    const { status, headers, body } = await post(path, resume, { client: { get: busy, post: busy, delete: busy } });
    expect([status, headers['retry-after'], body.error.code]).toEqual([503, '30', 'NETWORK_BUSY']);
    expect(body.error.message).toContain('try again in a minute');
  });
});
