import { existsSync } from 'node:fs';
import type { FakeAnthropic } from '@trellis/fake-anthropic';
import { startFakeAnthropic } from '@trellis/fake-anthropic';
import { createAnthropicModel } from '@trellis/model-gateway';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningService } from '../service.ts';
import { startService } from '../service.ts';
import { simplePdf } from '../testing/simple-pdf.ts';
import { fromShown, placeText, sourceOf, sourceText, toShown } from './public/resume-fields.js';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const timeoutMs = 60_000;
const resume = [
  'Ada Example',
  'Staff nurse',
  'ada@example.org',
  '',
  'Date of birth: 1 May 1990',
  '',
  'Work experience',
  '',
  'Staff nurse, St. Alder Medical Center',
  'January 2020 - Present',
  '- Led the night shift of a surgical ward',
  '',
  'Care assistant, Harbour Home',
  'March 2016 - December 2019',
  '- Looked after twelve residents',
  '',
  'Education',
  '',
  'Bachelor of Science in Nursing, Lakeshore State University, 2012 - 2016',
  '',
  'Skills',
  '',
  'Triage, wound care, JavaScript',
];

describe('values in the fields of the review', () => {
  it.each([
    ['a text', 'Nurse', undefined, 'Nurse'],
    ['nothing', undefined, undefined, ''],
    ['lines', ['a', 'b'], 'lines', 'a\nb'],
    ['words', ['a', 'b'], 'commas', 'a, b'],
  ])('%s is shown, and read again', (_, value, form, text) => {
    expect(toShown(value, form)).toBe(text);
    expect(fromShown(text, form)).toEqual(value);
  });

  it('empty lines and words are none', () => {
    expect([fromShown(' \n\n', 'lines'), fromShown('a,, b ,', 'commas'), fromShown('  ', undefined)]).toEqual([
      undefined,
      ['a', 'b'],
      undefined,
    ]);
  });

  it('a place is its parts', () => {
    expect(placeText({ city: 'Leeds', countryCode: 'GB' })).toBe('Leeds, GB');
    expect([placeText('Leeds'), placeText(undefined)]).toEqual(['Leeds', '']);
  });

  it('of a list, the least sure source counts, and only its own', () => {
    const at = (path: string, confidence: number) => ({ path, confidence, page: 1, line: 2, text: 'x', how: 'list' });
    const fields = [at('/work/1/highlights/0', 0.9), at('/work/1/highlights/1', 0.4), at('/work/10/highlights/0', 0.1)];
    expect(sourceOf(fields, '/work/1/highlights')).toMatchObject({ confidence: 0.4 });
    expect(sourceText(at('/x', 0.4))).toBe('Page 1, line 2: “x”');
    expect(sourceText({ ...at('/x', 1), how: 'Skills.csv, Name' })).toBe('Skills.csv, Name, line 2');
  });
});

/** Nothing but the layout says which is the employer, and it says so wrongly. */
const unsure = ['Ada Example', '', 'Work experience', '', '2019 - 2021', 'Pelican', 'Kestrel', '- Led the night shift'];

describe.skipIf(!existsSync(executablePath))('a résumé in a browser (needs CHROMIUM_PATH or /usr/bin/chromium)', () => {
  let service: RunningService;
  let browser: Browser;
  let modelled: RunningService;
  let fake: FakeAnthropic;
  beforeAll(async () => {
    const memory = { databaseUrl: 'sqlite::memory:', networkDatabase: ':memory:' };
    service = await startService({ host: '127.0.0.1', port: 0, ...memory }, { models: {} });
    const answer = 'values:\n  - field: 1\n    text: Pelican\n  - field: 2\n    text: Managing director';
    fake = await startFakeAnthropic({ script: { steps: [{ when: 'any', answer }] } });
    const client = { apiKey: 'test', baseURL: fake.url };
    const timing = { firstTokenMs: 5000, betweenTokensMs: 5000 };
    const small = createAnthropicModel({ client, model: 'claude-haiku-5-5', ...timing });
    modelled = await startService({ host: '127.0.0.1', port: 0, ...memory }, { models: { small } });
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
  }, timeoutMs);
  afterAll(async () => {
    await browser?.close();
    await service?.close();
    await modelled?.close();
    await fake?.close();
  }, timeoutMs);

  async function choose(
    bytes: Uint8Array,
    name: string,
    options: { at?: RunningService; before?: (page: Page) => Promise<void> } = {},
  ): Promise<{ page: Page; complaints: string[] }> {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto((options.at ?? service).url);
    await page.waitForSelector('#starters .chip');
    await page.click('[data-import=resume]');
    await page.setInputFiles('#import-file', {
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(bytes),
    });
    await options.before?.(page);
    await page.click('#import-submit');
    return { page, complaints };
  }

  it(
    'a PDF is shown, corrected, and kept as it was corrected',
    async () => {
      const { page, complaints } = await choose(simplePdf(resume), 'cv.pdf');
      await page.waitForSelector('#review-dialog[open]');
      expect(await page.textContent('#review-help')).toContain('Read as résumé (PDF)');
      expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Ada Example');
      expect(await page.getByLabel('Employer, Position 2').inputValue()).toBe('Harbour Home');
      // Each field has a label of its own, and says where its value stands.
      const nameless = await page.evaluate(
        `[...document.querySelectorAll('#review-body :is(input, textarea)')].filter(({ labels }) => labels.length !== 1).length`,
      );
      expect(nameless).toBe(0);
      await page.click('#review-sources');
      expect(await page.locator('#review-body .field-source', { hasText: 'Page 1, line' }).first().isVisible()).toBe(
        true,
      );
      expect(await page.textContent('.review-left')).toContain('Date of birth: never read');
      // By keyboard alone from here on.
      await page.getByLabel('Position, Position 2').focus();
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type('Senior care assistant');
      await page.getByLabel('Leave out Education 1').press('Enter');
      await page.locator('#review-save').press('Enter');
      await page.waitForSelector('#own-list li');
      expect(await page.locator('#review-dialog[open], #import-dialog[open]').count()).toBe(0);
      const me = await page.evaluate(async () => (await fetch('/v1/network/people/me')).json());
      expect(me).toMatchObject({
        name: 'Ada Example',
        positions: [
          { company: 'St. Alder Medical Center' },
          { title: 'Senior care assistant', company: 'Harbour Home' },
        ],
        education: [],
      });
      await page.click('#own-list summary >> nth=0');
      expect(await page.textContent('#own-list')).toContain('Date of birth: never read');
      expect(complaints).toEqual([]);
      await page.close();
    },
    timeoutMs,
  );

  it(
    'what is not sure is marked, and Back keeps nothing',
    async () => {
      const { page } = await choose(simplePdf(['Curriculum vitae', ...resume.slice(6)]), 'cv.pdf');
      await page.waitForSelector('#review-dialog[open]');
      // Nobody’s name stands in it.
      expect(await page.locator('.field.doubtful label', { hasText: 'Name' }).textContent()).toContain('missing');
      expect(await page.locator('.doubtful :focus').count()).toBe(1);
      await page.click('#review-back');
      await page.waitForSelector('#import-dialog[open]');
      const imports = await page.evaluate(async () => (await fetch('/v1/imports')).text());
      expect(imports).not.toContain('vitae');
      await page.close();
    },
    timeoutMs,
  );

  it(
    'a member is told of the model before a file goes there, sees what it found, and may do without',
    async () => {
      const plain = await choose(simplePdf(unsure), 'cv.pdf');
      expect(await plain.page.locator('#import-look').isVisible()).toBe(false);
      await plain.page.close();
      let told = '';
      const looked = await choose(simplePdf(unsure), 'cv.pdf', {
        at: modelled,
        before: async (page) => void (told = (await page.innerText('#import-look')).replaceAll(/\s+/g, ' ')),
      });
      expect(told).toContain('The lines around it are sent to the model');
      await looked.page.waitForSelector('#review-dialog[open]');
      expect(await looked.page.textContent('#review-help')).toContain(
        'The language model looked at 2 values that were not sure or missing and changed 1, which you find marked.',
      );
      const field = looked.page.locator('.field.doubtful', { hasText: 'from the model, please check' });
      expect(await field.locator('input').inputValue()).toBe('Pelican');
      expect(await field.locator('.field-source').textContent()).toContain(
        'Found by the language model on page 1, line 4: “Pelican”',
      );
      expect(looked.complaints).toEqual([]);
      await looked.page.close();
      const before = fake.requests.length;
      const without = await choose(simplePdf(unsure), 'cv.pdf', {
        at: modelled,
        before: (page) => page.uncheck('#import-look-wanted'),
      });
      await without.page.waitForSelector('#review-dialog[open]');
      expect(await without.page.getByLabel('Employer, Position 1').inputValue()).toBe('Kestrel');
      expect(fake.requests.length).toBe(before);
      await without.page.close();
    },
    timeoutMs,
  );

  it(
    'a picture of a résumé is refused, and the dialog offers to paste the text',
    async () => {
      const { page } = await choose(simplePdf([]), 'scan.pdf');
      await page.waitForSelector('#import-problem:not([hidden])');
      expect(await page.textContent('#import-problem')).toMatch(/no text.*paste the text/);
      expect(await page.locator('#import-text').isVisible()).toBe(true);
      await page.close();
    },
    timeoutMs,
  );
});
