import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestNetwork } from '../../testing/start-test-network.ts';
import type { TestNetwork } from '../../testing/start-test-network.ts';

const owner = { tenant: 'acme', memberId: 'me' };
const filler = 'We make doors, windows and everything around them, and we have done so for eighty years. ';

describe('a saved page that is imported', () => {
  let network: TestNetwork;
  beforeAll(async () => {
    network = await startTestNetwork();
  });
  afterAll(() => network.close());

  const bring = async (body: string) => {
    const html = `<!doctype html><html lang="en"><head><title>On doors</title></head><body>${body}</body></html>`;
    const { entities } = await network.importFile({ bytes: Buffer.from(html), filename: 'saved.html', owner });
    return entities[0];
  };

  it('is a job of the member, with what it asks for', async () => {
    const job = await bring(
      `<main><h1>Joiner</h1><p>Location: Leeds</p><p>${filler.repeat(3)}</p><h2>Responsibilities</h2><ul><li>Make doors from drawings</li></ul>
       <h2>Requirements</h2><ul><li>Three years of experience as a joiner</li><li>Must be able to travel</li></ul></main>`,
    );
    const { status, body } = await network.as('me').get(`/jobs/${job?.id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      title: 'Joiner',
      place: 'Leeds',
      language: 'en',
      requirements: [{ minimumYears: 3 }, { place: 'travel' }],
    });
    expect((await network.as('somebody-else').get(`/jobs/${job?.id}`)).status).toBe(404);
  });

  it('is an article with its quotes', async () => {
    const article = await bring(
      `<article><h1>On doors</h1>${`<p>${filler}</p>`.repeat(8)}<p>“A door must close without a sound,” said Ada Park.</p></article>`,
    );
    const { status, body } = await network.as('me').get(`/articles/${article?.id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ title: 'On doors', language: 'en', quotes: [{ speaker: 'Ada Park' }] });
  });
});
