import type { LanguageModelRequest } from '@trellis/core';
import { estimateTokens } from '@trellis/core';
import { requestText, scriptedModel } from '@trellis/core/testing';
import type { JobPosting, SearchPage } from '@trellis/network-skills';
import { restoreText } from '@trellis/prompt-templates';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Question, World } from './real-world.ts';
import { componentsOf, hasRealData, isLiteral, startWorld } from './real-world.ts';

const budgetTokens = 24_000;

const systemText = (request: LanguageModelRequest) => request.system.map(({ text }) => text).join('\n');

/** Asks with a model that answers one fixed sentence, and gives what it was asked. */
async function promptOf(world: World, question: Question) {
  const large = scriptedModel([{ expect: { purpose: 'answer' }, text: 'Written by a model.' }]);
  const events = await world.askWith(large, question);
  large.assertDone();
  const [request] = large.requests;
  if (!request) throw new Error('the model was not asked');
  return { events, request, text: restoreText(requestText(request)) };
}

/** Marked sections open and close in turn, never one inside another. */
function expectSections(request: LanguageModelRequest, place: string): void {
  const user = request.messages.flatMap(({ content }) => content.map(({ text }) => text)).join('\n');
  const marks = [...user.matchAll(/^<(\/?)data\b/gm)].map(([, slash]) => (slash ? 'close' : 'open'));
  expect(marks.length, place).toBeGreaterThan(0);
  expect(marks, place).toEqual(marks.map((_, index) => (index % 2 === 0 ? 'open' : 'close')));
  expect(user, place).toMatch(/^<data [^>]*source="/m);
}

describe('what a model is asked', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  }, 30_000);
  afterAll(() => world?.close());

  it.skipIf(!hasRealData)(
    'holds every requirement and all evidence of every real pair (needs ../shared/data/people-jobs)',
    async () => {
      const jobs = await world.importAll(/jobposting\.jsonl\.gz$/);
      const people = await world.importAll(/\.resume\.json$/);
      expect([jobs.length, people.length]).toEqual([13, 5]);
      for (const agentId of ['job-fit', 'interview-tips'])
        for (const job of jobs)
          for (const person of people) {
            const starterId = agentId === 'job-fit' ? 'am-i-a-fit' : 'likely-questions';
            const { request, text, events } = await promptOf(world, {
              input: { kind: 'starter', agentId, starterId },
              view: { job: { type: 'job', id: job.id } },
              memberId: person.id,
            });
            const place = `${agentId}: ${job.title} × ${person.title}`;
            const posting = (await world.read(`/jobs/${job.id}`)) as JobPosting;
            for (const requirement of posting.requirements)
              expect(isLiteral(requirement.text, [text]), `${place}: ${requirement.text}`).toBe(true);
            for (const component of componentsOf(events))
              for (const row of (component['rows'] ?? []) as { evidence?: { quote: string }[] }[])
                for (const { quote } of row.evidence ?? [])
                  expect(isLiteral(quote, [text]), `${place}: ${quote}`).toBe(true);
            expectSections(request, place);
            expect(systemText(request), place).not.toContain(posting.requirements[0]?.text ?? posting.title);
            expect(estimateTokens(requestText(request)), place).toBeLessThan(budgetTokens);
          }
    },
    120_000,
  );

  it('holds every post of the sample, in sections, within its budget', async () => {
    const { items } = (await world.read('/posts?limit=50')) as SearchPage;
    for (const { id } of items) {
      const { request, text } = await promptOf(world, {
        input: { kind: 'starter', agentId: 'post-takeaways', starterId: 'key-takeaways' },
        view: { post: { type: 'post', id } },
      });
      const post = (await world.read(`/posts/${id}`)) as { text: string };
      const [firstLine = ''] = post.text.split('\n');
      expect(isLiteral(firstLine, [text]), id).toBe(true);
      expect(systemText(request), id).not.toContain(firstLine);
      expectSections(request, id);
      expect(estimateTokens(requestText(request)), id).toBeLessThan(budgetTokens);
    }
  }, 60_000);
});
