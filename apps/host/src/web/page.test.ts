import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningService } from '../service.ts';
import { startService } from '../service.ts';
import { createScriptedPipeline, createSteppedTurn } from '../testing/scripted-pipeline.ts';
import { createTestHost, startTestNetwork } from '../testing/test-host.ts';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const timeoutMs = 60_000;

describe.skipIf(!existsSync(executablePath))('the page in a browser (needs CHROMIUM_PATH or /usr/bin/chromium)', () => {
  let service: RunningService;
  let browser: Browser;
  beforeAll(async () => {
    const memory = { databaseUrl: 'sqlite::memory:', networkDatabase: ':memory:' };
    service = await startService({ host: '127.0.0.1', port: 0, ...memory }, { models: {} });
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
  }, timeoutMs);
  afterAll(async () => {
    await browser?.close();
    await service?.close();
  }, timeoutMs);

  async function openPage(): Promise<{ page: Page; complaints: string[] }> {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(service.url);
    await page.waitForSelector('#starters .chip');
    return { page, complaints };
  }
  const answered = (page: Page, count: number) =>
    page
      .locator('.turn[aria-busy=false]')
      .nth(count - 1)
      .waitFor();
  const shows = (page: Page, selector: string, hasText: string) =>
    page.locator(selector, { hasText }).first().waitFor({ state: 'attached' });

  it(
    'answers a starter with steps, a table and next questions, and a follow-up after that',
    async () => {
      const { page, complaints } = await openPage();
      expect(await page.textContent('#mode')).toContain('no language model');
      await page.click('#starters .chip:has-text("good fit")');
      await answered(page, 1);
      expect(await page.textContent('.turn-notice')).toBe('Answered without a language model, from the data alone.');
      expect(await page.locator('.answer [role=table] tbody [role=row]').count()).toBeGreaterThan(3);
      expect(await page.locator('.steps .step.done').count()).toBeGreaterThan(2);
      await page.click('.turn-foot .suggestions .chip >> nth=0');
      await answered(page, 2);
      await page.click('.turn:last-child [aria-label="Useful"]');
      await shows(page, '#status', 'Thank you.');
      await page.reload();
      await answered(page, 2);
      expect(await page.locator('.asked').count()).toBe(2);
      expect(await page.locator('.turn-progress').last().textContent()).toMatch(/^Looked at \d things$/);
      await expect.poll(async () => (await page.locator('.newest').boundingBox())?.y).toBeLessThan(200);
      expect(complaints).toEqual([]);
      await page.close();
    },
    timeoutMs,
  );

  it(
    'takes a résumé and a job, says what is wrong with one that is none, and shows text as text',
    async () => {
      const { page, complaints } = await openPage();
      const add = async (kind: string, content: string) => {
        await page.click(`[data-import=${kind}]`);
        await page.fill('#import-text', content);
        await page.click('#import-submit');
      };
      await add('resume', '{"basics": ');
      await page.waitForSelector('#import-problem:not([hidden])');
      expect(await page.textContent('#import-problem')).toContain('JSON');
      await page.click('#import-cancel');
      await add('resume', JSON.stringify({ basics: { name: 'Ada <b>Example</b>' }, skills: [{ name: 'Java' }] }));
      await page.waitForSelector('#review-dialog[open]');
      await page.click('#review-save');
      await page.waitForSelector('#own-list li');
      await shows(page, '#you option', 'Ada <b>Example</b>');
      await add('job', 'Baker <img src=x onerror=alert(1)>\n\nRequirements:\n- Two years of experience with Java');
      await shows(page, '#entity h1', 'Baker');
      await page.click('#starters .chip:has-text("good fit")');
      await answered(page, 1);
      expect(await page.locator('main img, main b').count()).toBe(0);
      expect(await page.textContent('.answer')).toContain('Java');
      await page.click('#entities .entity-row >> nth=0');
      await page.locator('#entity h1', { hasText: 'Baker' }).waitFor({ state: 'detached' });
      await page.click('#own-list summary:has-text("Baker")');
      await page.click('#own-list button:has-text("Look at it")');
      await shows(page, '#entity h1', 'Baker');
      await page.click('#own-list details[open] button:has-text("Remove it")');
      await page.waitForSelector('#entity', { state: 'hidden' });
      await page.waitForSelector('#welcome:not([hidden])');
      // The host's refusal of the broken résumé is the one thing a browser complains about.
      expect(complaints.filter((text) => !text.includes('400 (Bad Request)'))).toEqual([]);
      await page.close();
    },
    timeoutMs,
  );

  it(
    'shows an answer to its end although the page is loaded again in the middle of it',
    async () => {
      const { script, step } = createSteppedTurn();
      const network = await startTestNetwork();
      const test = await createTestHost(network, createScriptedPipeline(script));
      const page = await browser.newPage();
      await page.goto(await test.listen());
      await page.fill('#question', 'What is it?');
      await page.press('#question', 'Enter');
      step();
      await shows(page, '.answer', 'part 0');
      await page.reload();
      await shows(page, '.asked', 'What is it?');
      await shows(page, '.answer', 'part 0');
      expect(await page.isVisible('#stop')).toBe(true);
      step();
      step();
      await answered(page, 1);
      expect(await page.textContent('.answer')).toContain('part 0 part 1 part 2');
      expect(await page.locator('.turn').count()).toBe(1);
      await page.close();
      await test.close();
      await network.network.close();
    },
    timeoutMs,
  );
});
