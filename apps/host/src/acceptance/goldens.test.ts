import type { LoggedEvent, View } from '@trellis/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from './real-world.ts';
import { startWorld } from './real-world.ts';

/** What a terminal shows of a turn: text and blocks in their order, then what can be asked next. */
function transcript(events: readonly LoggedEvent[]): string {
  let text = '';
  for (const event of events) {
    if (event.type === 'text-delta') text += event.delta;
    if (event.type === 'text-end') text += '\n\n';
    if (event.type === 'ui' && event.block) text += `${event.block.text}\n\n`;
    if (event.type === 'notice') text += `[${event.text}]\n\n`;
    if (event.type === 'suggestions') text += event.items.map((item) => `> ${item.text}\n`).join('');
  }
  return `${text.trim()}\n`;
}

const job = (id: string): View => ({ job: { type: 'job', id } });
const post = (id: string): View => ({ post: { type: 'post', id } });

/** Name, agent, starter, view, member. Best and worst are a reader's judgement: a change that moves one of them wants to be read. */
const goldens: readonly (readonly [name: string, agentId: string, starterId: string, view: View, memberId: string])[] =
  [
    ['job-fit-best-1', 'job-fit', 'am-i-a-fit', job('job-cost-estimator'), 'person-minh-tran'],
    ['job-fit-best-2', 'job-fit', 'close-gaps', job('job-learning-designer'), 'person-fatima-el-sayed'],
    ['job-fit-empty-profile', 'job-fit', 'am-i-a-fit', job('job-office-allrounder'), 'person-kai-nakamura'],
    ['job-fit-worst', 'job-fit', 'position-myself', job('job-heating-technician'), 'person-tomasz-kowalczyk'],
    ['interview-tips-best-1', 'interview-tips', 'likely-questions', job('job-accounts-payable'), 'person-priya-raman'],
    ['interview-tips-best-2', 'interview-tips', 'likely-questions', job('job-icu-nurse'), 'person-lucia-fernandez'],
    [
      'interview-tips-worst',
      'interview-tips',
      'likely-questions',
      job('job-supply-chain-planner'),
      'person-jonas-weber',
    ],
    [
      'post-takeaways-best-1',
      'post-takeaways',
      'fact-or-opinion',
      post('post-forms-that-talk-back'),
      'person-amara-okafor',
    ],
    [
      'post-takeaways-best-2',
      'post-takeaways',
      'linked-articles',
      post('post-nobody-has-three'),
      'person-lucia-fernandez',
    ],
    [
      'post-takeaways-worst',
      'post-takeaways',
      'key-takeaways',
      post('post-twenty-phone-numbers'),
      'person-jonas-weber',
    ],
  ];

describe('answers without a model that a reader judged', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ now: new Date('2026-11-21T12:00:00Z') });
  }, 30_000);
  afterAll(() => world?.close());

  it.each(goldens)('%s stays as it was read', async (name, agentId, starterId, view, memberId) => {
    const events = await world.ask({ input: { kind: 'starter', agentId, starterId }, view, memberId });
    await expect(transcript(events)).toMatchFileSnapshot(`__goldens__/${name}.txt`);
  });
});
