import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeZip } from '../testing/documents/make-docx.ts';
import { drawTexts, makePdf } from '../testing/documents/make-pdf.ts';
import { startTestNetwork } from '../testing/start-test-network.ts';
import type { TestNetwork } from '../testing/start-test-network.ts';

let network: TestNetwork;
beforeAll(async () => {
  network = await startTestNetwork();
});
afterAll(() => network.close());

const lines = [
  'Ada Example',
  'Staff nurse',
  'Leeds, United Kingdom',
  'ada@example.org',
  'Date of birth: 1 May 1990',
  'Work experience',
  'Staff nurse, St. Alder Medical Center',
  'January 2020 - Present',
  '• Led the night shift of a surgical ward',
  'Education',
  'Bachelor of Science in Nursing, Lakeshore State University, 2012 - 2016',
];
const sections = new Set(['Work experience', 'Education']);
const resume = () =>
  makePdf((pdf) =>
    drawTexts(
      pdf,
      lines.map((text, index) => ({
        x: 40,
        y: 60 + index * 16,
        text,
        bold: sections.has(text),
        size: index === 0 ? 18 : 10,
      })),
    ),
  );
const fileOf = (bytes: Uint8Array, filename?: string) => ({
  content: Buffer.from(bytes).toString('base64'),
  encoding: 'base64',
  ...(filename !== undefined && { filename }),
});

describe('POST /readings', () => {
  it('says what would come of a file, where each value stands and how sure it is, and stores nothing', async () => {
    const me = network.as('reader');
    const { status, body } = await me.post('/readings', fileOf(await resume(), 'cv.pdf'));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      kind: 'resume',
      format: 'résumé (PDF)',
      draft: { basics: { name: 'Ada Example' }, work: [{ name: 'St. Alder Medical Center', startDate: '2020-01' }] },
      took: expect.arrayContaining(['name', '1 position']),
    });
    expect(body.fields).toContainEqual(
      expect.objectContaining({
        path: '/work/0/name',
        page: 1,
        line: 7,
        text: expect.stringContaining('St. Alder Medical Center'),
        confidence: expect.any(Number),
      }),
    );
    expect(body.left).toContainEqual({ path: 'Date of birth', reason: 'on-purpose' });
    expect(JSON.stringify(body.draft)).not.toContain('1990');
    expect((await me.get('/imports')).body.items).toEqual([]);
    expect((await me.get('/people/me')).status).toBe(404);
  });

  it('every value of the draft stands literally in the file, or is one of its dates', async () => {
    const { body } = await network.as('reader').post('/readings', fileOf(await resume()));
    const text = lines.join(' ');
    const values = (node: unknown): unknown[] =>
      typeof node === 'object' && node !== null ? Object.values(node).flatMap(values) : [node];
    const others = values(body.draft).filter((value) => !text.includes(String(value)));
    expect(others.sort()).toEqual(['2020-01', 'present']);
  });

  it('tells the lines it read when asked, without what states a protected fact', async () => {
    const me = network.as('reader');
    const file = fileOf(await resume(), 'cv.pdf');
    expect((await me.post('/readings', file)).body).not.toHaveProperty('lines');
    const { body } = await me.post('/readings', { ...file, lines: true });
    expect(body.lines.map(({ text }: { text: string }) => text)).toEqual(lines.filter((line) => !/birth/.test(line)));
    expect(body.lines).toContainEqual({ page: 1, line: 7, text: 'Staff nurse, St. Alder Medical Center' });
    const text = await me.post('/readings', { kind: 'resume', content: lines.join('\n'), lines: true });
    expect(text.body.lines).toContainEqual({ page: 1, line: 7, text: 'Staff nurse, St. Alder Medical Center' });
    expect(JSON.stringify([body, text.body])).not.toContain('1990');
    const labels = ['Ada Example', 'Nationality', 'Freedonian', 'Work experience', 'Nurse, Harbour Home, 2019'];
    const under = await me.post('/readings', { kind: 'resume', content: labels.join('\n'), lines: true });
    expect(under.body.lines.map(({ line }: { line: number }) => line)).toEqual([1, 4, 5]);
    const long = await me.post('/readings', {
      kind: 'resume',
      content: `Ada Example\n\nWork experience\n\n${'x '.repeat(400)}\n`.repeat(200),
      lines: true,
    });
    const shown = long.body.lines.map((line: { text: string }) => line.text.length);
    expect(Math.max(...shown)).toBe(500);
    expect(shown.reduce((sum: number, length: number) => sum + length, 0)).toBeLessThanOrEqual(100_000);
    expect((await me.post('/imports', { ...file, lines: true })).status).toBe(400);
  });

  it('what was corrected is what is kept', async () => {
    const me = network.as('corrector');
    const { draft } = (await me.post('/readings', fileOf(await resume()))).body;
    draft.work[0].position = 'Charge nurse';
    const kept = await me.post('/imports', { kind: 'resume', content: JSON.stringify(draft) });
    expect(kept.status).toBe(201);
    expect((await me.get('/people/me')).body).toMatchObject({
      name: 'Ada Example',
      positions: [{ title: 'Charge nurse', company: 'St. Alder Medical Center', current: true }],
    });
  });

  it('a résumé without a name can be filled in, but not be kept as it is', async () => {
    const skills = 'Company Name,Title,Started On,Finished On\nAcme,Clerk,Jan 2020,\n';
    const file = { content: skills, filename: 'Positions.csv' };
    const { status, body } = await network.as('reader').post('/readings', file);
    expect([status, body.draft]).toEqual([
      200,
      { work: [{ name: 'Acme', position: 'Clerk', startDate: '2020-01', endDate: 'present' }] },
    ]);
    expect(body.notes).toContainEqual(expect.stringContaining('basics.name'));
    expect(await network.as('reader').post('/imports', file)).toMatchObject({
      status: 400,
      body: { error: { code: 'MISSING_FIELD', field: 'basics.name' } },
    });
  });

  it('of other kinds the list of what was read', async () => {
    const posting = 'Payroll clerk\n\nRequirements\n- Two years of experience with payroll';
    const { body } = await network.as('reader').post('/readings', { content: posting });
    expect(body).toMatchObject({ kind: 'job', draft: [{ title: 'Payroll clerk' }], fields: [] });
    expect(body.draft[0]).not.toHaveProperty('id');
  });
});

describe('large and hostile files over HTTP', () => {
  it.each([
    ['50 MB', () => Buffer.alloc(50 * 2 ** 20, 'x'), 413, 'TOO_LARGE'],
    ['10.1 MB', () => Buffer.concat([Buffer.from('%PDF-1.4'), Buffer.alloc(10.1 * 2 ** 20)]), 413, 'FILE_TOO_LARGE'],
    ['2 MB of text', () => Buffer.alloc(2 * 2 ** 20, 'x '), 413, 'FILE_TOO_LARGE'],
    ['a zip bomb', () => makeZip({ 'word/document.xml': new Uint8Array(60 * 2 ** 20) }), 413, 'TOO_MUCH_INSIDE'],
    [
      '9 MB of a broken PDF',
      () => Buffer.concat([Buffer.from('%PDF-1.4'), Buffer.alloc(9 * 2 ** 20)]),
      400,
      'DAMAGED_FILE',
    ],
  ] as const)('%s: refused', { timeout: 30_000 }, async (_, make, status, code) => {
    // A server that has refused a body may close the connection before all of it is sent.
    const answer = await network
      .as('me')
      .post('/readings', fileOf(make()))
      .catch(() => undefined);
    if (status === 413 && code === 'TOO_LARGE' && answer === undefined) return;
    expect(answer).toMatchObject({ status, body: { error: { code, message: expect.any(String) } } });
  });

  it('the event loop stays free while a long PDF is read', { timeout: 30_000 }, async () => {
    const pages = await makePdf((pdf) => {
      for (let page = 0; page < 60; page += 1) {
        if (page > 0) pdf.addPage();
        drawTexts(
          pdf,
          Array.from({ length: 40 }, (_, line) => ({
            x: 40,
            y: 50 + line * 16,
            text: `${lines[line % lines.length]} ${page}`,
          })),
        );
      }
    });
    const client = network.as('me');
    const body = fileOf(pages);
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const started = performance.now();
    const { status } = await client.post('/readings', body);
    const took = performance.now() - started;
    delay.disable();
    expect(status).toBe(200);
    // However slow the machine is: half of the time it may do something else.
    expect(delay.max / 1e6).toBeLessThan(took / 2);
  });
});
