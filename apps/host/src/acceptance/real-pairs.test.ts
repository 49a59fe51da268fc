import type { LoggedEvent } from '@trellis/core';
import { textOf } from '@trellis/core/testing';
import type { JobPosting } from '@trellis/network-skills';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Imported, World } from './real-world.ts';
import { componentsOf, hasRealData, isLiteral, startWorld, stringsIn } from './real-world.ts';

interface Row {
  readonly requirement: string;
  readonly verdict: string;
  readonly evidence?: readonly { readonly quote: string; readonly where: string }[];
}

const verdicts = ['matched', 'partly', 'missing', 'unclear'];

/** A container without anything in it, or a text without a word: what no answer may show. */
function emptyParts(events: readonly LoggedEvent[]): string[] {
  return componentsOf(events)
    .filter((component) => {
      const { children, text, rows, items } = component as Record<string, unknown>;
      const isEmpty = (list: unknown) => Array.isArray(list) && list.length === 0;
      return isEmpty(children) || isEmpty(rows) || isEmpty(items) || (typeof text === 'string' && text.trim() === '');
    })
    .map(({ id }) => id);
}

describe.skipIf(!hasRealData)('real postings and résumés (needs ../shared/data/people-jobs)', () => {
  let world: World;
  let jobs: Imported[];
  let people: Imported[];

  beforeAll(async () => {
    world = await startWorld();
    jobs = await world.importAll(/jobposting\.jsonl\.gz$/);
    people = await world.importAll(/\.resume\.json$/);
  }, 30_000);
  afterAll(() => world?.close());

  const everyPair = async (check: (job: Imported, person: Imported) => Promise<void>) => {
    expect([jobs.length, people.length]).toEqual([13, 5]);
    for (const job of jobs) for (const person of people) await check(job, person);
  };
  const ask = (agentId: string, starterId: string, job: Imported, person: Imported) =>
    world.ask({
      input: { kind: 'starter', agentId, starterId },
      view: { job: { type: 'job', id: job.id } },
      memberId: person.id,
    });

  it('job-fit gives a verdict on every requirement, with evidence that stands in the résumé', async () => {
    await everyPair(async (job, person) => {
      const events = await ask('job-fit', 'am-i-a-fit', job, person);
      const pair = `${job.title} × ${person.title}`;
      expect(events.at(-1), pair).toMatchObject({ type: 'turn-end', outcome: 'answered', degraded: 'no-model' });
      expect(
        events.filter(({ type }) => type === 'error'),
        pair,
      ).toEqual([]);
      expect(textOf(events).length, pair).toBeGreaterThan(120);
      expect(emptyParts(events), pair).toEqual([]);
      const posting = (await world.read(`/jobs/${job.id}`)) as JobPosting;
      const sources = stringsIn(await world.read(`/people/${person.id}`));
      const rows = componentsOf(events).flatMap((component) => (component['rows'] ?? []) as Row[]);
      expect(
        rows.map((row) => row.requirement),
        pair,
      ).toHaveLength(posting.requirements.length);
      for (const row of rows) {
        expect(verdicts, pair).toContain(row.verdict);
        for (const { quote } of row.evidence ?? []) expect(isLiteral(quote, sources), `${pair}: ${quote}`).toBe(true);
      }
    });
  }, 120_000);

  it('interview-tips prepares for every job with every résumé, and quotes only what stands there', async () => {
    await everyPair(async (job, person) => {
      const events = await ask('interview-tips', 'likely-questions', job, person);
      const pair = `${job.title} × ${person.title}`;
      expect(events.at(-1), pair).toMatchObject({ type: 'turn-end', outcome: 'answered', degraded: 'no-model' });
      expect(
        events.filter(({ type }) => type === 'error'),
        pair,
      ).toEqual([]);
      expect(emptyParts(events), pair).toEqual([]);
      const shown = stringsIn(componentsOf(events)).join('\n');
      expect((shown.match(/\?/g) ?? []).length, pair).toBeGreaterThan(4);
      const sources = stringsIn([await world.read(`/people/${person.id}`), await world.read(`/jobs/${job.id}`)]);
      for (const event of events)
        if (event.type === 'citation' && event.quote !== undefined)
          expect(isLiteral(event.quote, sources), `${pair}: ${event.quote}`).toBe(true);
    });
  }, 120_000);
});
