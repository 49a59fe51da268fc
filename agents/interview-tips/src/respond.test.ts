import type { AgentEvent } from '@trellis/core';
import { createDossier } from '@trellis/core';
import { collect, textOf } from '@trellis/core/testing';
import type { JobPosting, PersonProfile } from '@trellis/network-skills';
import { dossierEntry, failedEntry, turnTime } from '@trellis/network-skills/testing';
import { describe, expect, it } from 'vitest';
import { jobs, people } from './__fixtures__/network.ts';
import { contextOf, dossierOf } from './__fixtures__/turns.ts';
import { prepareInterview } from './interview.ts';
import { readMaterial } from './material.ts';
import { nextQuestions } from './next-questions.ts';
import { respondWithoutModel } from './respond.ts';
import { starters } from './starters.ts';
import { tellingPoints } from './telling.ts';

type Turn = Parameters<typeof contextOf>[1];
const answer = (job: JobPosting, profile: PersonProfile, turn?: Turn) =>
  collect(respondWithoutModel(contextOf(dossierOf(job, profile), turn)));
const questionsFor = (job: JobPosting, profile: PersonProfile) =>
  prepareInterview(readMaterial({ dossier: dossierOf(job, profile), now: turnTime }));
const proseOf = (events: readonly AgentEvent[]) => textOf(events.filter((event) => event.type !== 'ui-block'));

const pairs = Object.entries(jobs).flatMap(([jobName, job]) =>
  Object.entries(people).map(([personName, profile]) => ({ name: `${personName} on ${jobName}`, job, profile })),
);

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

describe('the questions for a job', () => {
  it.each(pairs)(
    '$name: at least five, each different, with reason, preparation and something to tell',
    ({ job, profile }) => {
      const questions = questionsFor(job, profile);
      expect(questions.length).toBeGreaterThanOrEqual(5);
      expect(questions.length).toBeLessThanOrEqual(8);
      expect(new Set(questions.map(({ question }) => question)).size).toBe(questions.length);
      for (const one of questions) {
        expect(`${one.question} ${one.why} ${one.prepare}`).not.toMatch(
          /\{(?:duty|title|product|value)\}|undefined|“”|\s\?|as \?|“\s/,
        );
        for (const point of tellingPoints(one, profile)) expect(point).toMatch(/\w{3}/);
        expect(tellingPoints(one, profile).length).toBeGreaterThan(0);
      }
    },
  );

  it.each(pairs)('$name: every quotation stands in the profile', ({ job, profile }) => {
    const strings = stringsOf(profile);
    const quotes = questionsFor(job, profile).flatMap(({ evidence, nearest }) => [
      ...evidence,
      ...(nearest ? [nearest.evidence] : []),
    ]);
    for (const { quote } of quotes) expect(strings.some((text) => text.includes(quote))).toBe(true);
  });

  it('use the words of the posting, and what the member has', () => {
    expect(
      questionsFor(jobs.platform, people.operator).map(({ kind, topic, evidence }) => [
        kind,
        topic,
        evidence[0]?.quote,
      ]),
    ).toMatchInlineSnapshot(`
      [
        [
          "role",
          "Senior Platform Engineer",
          "Moved six services into Docker",
        ],
        [
          "new-skill",
          "Kubernetes",
          undefined,
        ],
        [
          "skill",
          "SQL",
          "Cut the nightly SQL report from 4 hours to 20 minutes",
        ],
        [
          "behaviour",
          "leadership",
          "Led a team of three through the move",
        ],
        [
          "condition",
          "On call one weekend a month",
          undefined,
        ],
        [
          "duty",
          "Operate the cluster of the shop",
          undefined,
        ],
        [
          "duty",
          "Write the runbooks that others follow",
          undefined,
        ],
        [
          "motivation",
          "Harbour Shop",
          undefined,
        ],
      ]
    `);
  });

  it('help to speak about what has not been done, with what is nearest', () => {
    const one = questionsFor(jobs.platform, people.operator).find(({ topic }) => topic === 'Kubernetes');
    expect(one && tellingPoints(one, people.operator)).toEqual([
      'Say it in one sentence, without apology, and go on: “Kubernetes would be new to me. What comes closest is Docker.” Your proof: “Moved six services into Docker” (System Administrator at Tin Works, since 2019).',
    ]);
  });

  it('are about everyday things where a posting says nothing', () => {
    expect(questionsFor(jobs.silent, people.empty).map(({ kind }) => kind)).toEqual([
      'role',
      'behaviour',
      'behaviour',
      'behaviour',
      'motivation',
    ]);
  });

  it('do not fill in blanks that a posting brings along', () => {
    const texts = questionsFor(jobs.hostile, people.empty).map(({ question }) => question);
    expect(texts.some((text) => text.includes('“{company} {toString} [x]'))).toBe(true);
  });

  it('are the same under another name and other pronouns', () => {
    const other = { ...people.operator, name: 'Aisha Khan', summary: 'He keeps things running.' };
    expect(questionsFor(jobs.platform, other)).toEqual(questionsFor(jobs.platform, people.operator));
  });
});

describe('an answer without a model', () => {
  it.each(pairs.flatMap((pair) => starters.map(({ id }) => ({ ...pair, name: `${pair.name}, ${id}`, id }))))(
    '$name: no empty part, nothing that acts',
    async ({ job, profile, id }) => {
      const events = await answer(job, profile, { starterId: id });
      const prose = proseOf(events);
      for (const event of events) if (event.type === 'text-delta') expect(event.delta.trim()).not.toBe('');
      for (const part of prose.split(/^### .*$/m)) expect(part.trim()).not.toBe('');
      expect(prose).not.toMatch(/undefined|\bnull\b|https?:|(?<!\\)\]\(|(?<!\\)<\w/);
      expect(events.filter((event) => event.type === 'ui-block')).toHaveLength(1);
      expect(JSON.stringify(events)).not.toMatch(/https?:/);
    },
  );

  it('begins with what was asked', async () => {
    const first = async (turn: Turn) => proseOf(await answer(jobs.platform, people.operator, turn)).split('\n')[0];
    expect(await first({ starterId: 'likely-questions' })).toMatchInlineSnapshot(
      `"For Senior Platform Engineer at Harbour Shop, expect most of the time to go into **Kubernetes**, **SQL**, and **leadership**: that is what the posting dwells on. For 3 of the 8 your profile holds something to answer with; for the others there is a hint. Have an honest sentence ready on **Kubernetes**, which your profile does not show."`,
    );
    expect(await first({ starterId: 'ask-them' })).toMatch(
      /^For Senior Platform Engineer at Harbour Shop, ask about the work itself/,
    );
    expect(await first({ question: 'How do I talk about being new to Kubernetes?' })).toMatch(
      /^On \*\*Kubernetes\*\*: Say it in one sentence/,
    );
  });

  it('says which story serves which question, and what to know of the employer', async () => {
    const prose = proseOf(await answer(jobs.platform, people.operator));
    expect(prose).toMatch(
      /“Led a team of three through the move” \(System Administrator at Tin Works, since 2019\): for questions? \d/,
    );
    expect(prose).toContain('Know what they say of themselves: “Harbour Shop sells rope to 40 ports.”');
    expect(prose).toContain('These come up most in the posting: **Kubernetes** and **SQL**.');
  });

  it('offers questions from the facts of posting and employer', async () => {
    const prose = proseOf(await answer(jobs.platform, people.operator, { starterId: 'ask-them' }));
    expect(prose).toContain('“Short words” is one of your values.');
    expect(prose).toContain('I would be new to Kubernetes.');
    expect(prose).toContain(
      'If those who depend on “Rope by the metre” could change one thing about it, what would it be?',
    );
  });

  it.each([
    ['the job', [failedEntry('get-job')], 'The job posting could not be read just now'],
    [
      'the profile',
      [dossierEntry('get-job', jobs.gardener), failedEntry('get-profile')],
      'Your profile could not be read',
    ],
  ])('says so when %s is not there', async (_name, entries, text) => {
    expect(proseOf(await collect(respondWithoutModel(contextOf(createDossier(entries)))))).toContain(text);
  });

  it('says what to do when no job is in view', async () => {
    const { view: _, ...context } = contextOf(createDossier());
    expect(proseOf(await collect(respondWithoutModel({ ...context, view: {} })))).toContain('Open a job');
  });
});

describe('next questions', () => {
  it('go on from the one that was asked', () => {
    const texts = nextQuestions(
      contextOf(dossierOf(jobs.platform, people.operator), { starterId: 'likely-questions' }),
    );
    expect(texts.map((one) => one.starterId ?? one.text)).toEqual([
      'prepare-interview',
      'ask-them',
      'How do I talk about being new to Kubernetes?',
    ]);
  });

  it('are none without a job', () => {
    expect(nextQuestions(contextOf(createDossier()))).toEqual([]);
  });
});
