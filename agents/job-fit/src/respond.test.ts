import type { AgentEvent, UiComponent } from '@trellis/core';
import { createDossier } from '@trellis/core';
import { collect, textOf } from '@trellis/core/testing';
import type { JobPosting, PersonProfile } from '@trellis/network-skills';
import { requirement } from '@trellis/network-skills/testing';
import { dossierEntry, failedEntry } from '@trellis/network-skills/testing';
import { describe, expect, it } from 'vitest';
import { skill } from './__fixtures__/vocabulary.ts';
import { jobs } from './__fixtures__/jobs.ts';
import { people } from './__fixtures__/people.ts';
import { contextOf, dossierOf } from './__fixtures__/turns.ts';
import { nextQuestions } from './next-questions.ts';
import { respondWithoutModel } from './respond.ts';
import { starters } from './starters.ts';

type Turn = Parameters<typeof contextOf>[1];
const answer = (job: JobPosting, profile: PersonProfile, turn?: Turn) =>
  collect(respondWithoutModel(contextOf(dossierOf(job, profile), turn)));

const pairs = Object.entries(jobs).flatMap(([jobName, job]) =>
  Object.entries(people).flatMap(([personName, profile]) =>
    starters.map(({ id }) => ({ name: `${personName} on ${jobName}, ${id}`, job, profile, starterId: id })),
  ),
);

type Row = { requirement: string; verdict: string; evidence?: { quote: string; where: string }[]; note?: string };
const components = (events: readonly AgentEvent[]): UiComponent[] =>
  events.flatMap((event) => (event.type === 'ui-block' ? event.block.components : []));
const rowsOf = (events: readonly AgentEvent[]) =>
  components(events).flatMap((component) => (component.component === 'MatchTable' ? (component['rows'] as Row[]) : []));
const proseOf = (events: readonly AgentEvent[]) => textOf(events.filter((event) => event.type !== 'ui-block'));

const openingOf = (events: readonly AgentEvent[]) => events.find((event) => event.type === 'text-delta')?.delta;

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

describe('an answer without a model', () => {
  it.each(pairs)('$name: every requirement has a verdict and a reason', async ({ job, profile, starterId }) => {
    const rows = rowsOf(await answer(job, profile, { starterId }));
    const compared = profile === people.empty ? 0 : job.requirements.length || job.responsibilities.length;
    expect(rows).toHaveLength(compared);
    for (const row of rows)
      expect(row).toMatchObject({ verdict: expect.stringMatching(/./), note: expect.stringMatching(/\w{3}/) });
  });

  it.each(pairs)('$name: every quotation stands in the profile', async ({ job, profile, starterId }) => {
    const events = await answer(job, profile, { starterId });
    const strings = stringsOf({ profile, job });
    const inText = [...proseOf(events).matchAll(/“([^”]+)” \(/g)].map((match) => match[1] ?? '');
    for (const quote of [...rowsOf(events).flatMap((row) => (row.evidence ?? []).map((one) => one.quote)), ...inText])
      expect(strings.some((text) => text.includes(quote))).toBe(true);
  });

  it.each(pairs)('$name: no empty part, no score, nothing that hurts or acts', async ({ job, profile, starterId }) => {
    const events = await answer(job, profile, { starterId });
    const prose = proseOf(events);
    for (const event of events) if (event.type === 'text-delta') expect(event.delta.trim()).not.toBe('');
    for (const part of prose.split(/^### .*$/m)) expect(part.trim()).not.toBe('');
    expect(prose).not.toMatch(/\d\s?%|undefined|\bnull\b|NaN|https?:|(?<!\\)<\w|(?<!\\)\]\(/);
    expect(prose).not.toMatch(/terrible|unfit|unqualified|not good enough|hopeless|do not apply/i);
    expect(prose).not.toMatch(/ {2}|\.\.(?!\.)|\*\*\*\*|: \.|, ,/);
  });

  it('says how the musts stand, what speaks for the member and what matters most', async () => {
    expect(openingOf(await answer(jobs.frontend, people.developer))).toMatchInlineSnapshot(
      `"In part: your profile shows a good deal of what Frontend Engineer at Harbour Shop asks for, and some of it is open. Of 4 musts: 2 matched, 1 in part, and 1 not shown. What speaks most for you: **JavaScript**, shown by “Moved the checkout from jQuery to Vue.js” (Frontend Developer at Tin Works, 2019–2025). What matters most to work on: **Kubernetes**. Not in your profile yet: Kubernetes."`,
    );
    expect(openingOf(await answer(jobs.ward, people.nurse))).toMatchInlineSnapshot(
      `"In part: your profile shows a good deal of what Intensive Care Nurse at Lakeside Clinic asks for, and some of it is open. Of 4 musts: 1 matched, 1 in part, 1 not shown, and 1 your profile leaves open. Of 1 wish on top, 1 matched. What speaks most for you: **Five years in intensive care**, shown by “Ran the night shift of a 12-bed ICU” (Nurse, ICU at St. Clare Hospital, since 2018). What matters most to work on: **Valid registered nurse licence**. Your certificates do not list it."`,
    );
  });

  it('dwells on what was asked', async () => {
    const first = async (starterId: string) => proseOf(await answer(jobs.frontend, people.developer, { starterId }));
    expect(await first('position-myself')).toMatch(/^For Frontend Engineer at Harbour Shop, lead with/);
    expect(await first('close-gaps')).toMatch(
      /^For Frontend Engineer at Harbour Shop, close these first: \*\*Kubernetes\*\*/,
    );
  });

  it('answers a question about one point with that point', async () => {
    const prose = proseOf(await answer(jobs.frontend, people.developer, { question: 'Is my German good enough?' }));
    expect(prose).toMatch(/^On \*\*Fluent German\*\*: Your profile lists German at a level below the one asked for\./);
  });

  it('offers a sentence that is true, and a course that was found', async () => {
    const prose = proseOf(await answer(jobs.frontend, people.developer));
    expect(prose).toContain(
      '“I know Vue.js from my time as Frontend Developer at Tin Works, 2019–2025; my next step from there is React.”',
    );
    expect(prose).toContain('Course: Kubernetes from the first container (Open Harbour Academy, 12 hours).');
  });

  it('says what an empty profile needs, kindly', async () => {
    const prose = proseOf(await answer(jobs.ward, people.empty));
    expect(prose).toContain('That says nothing about you');
    expect(prose).toContain('- Five years in intensive care');
    expect(prose).toContain('### What to add first');
  });

  it('says what to ask when a posting says nothing', async () => {
    const prose = proseOf(await answer(jobs.vague, people.planner));
    expect(prose).toMatch(/hardly says what it asks of applicants/);
    expect(prose).toContain('1 of 2 come close to something you have done');
    expect(prose).toContain('### Ask the recruiter');
  });

  it('takes a posting that asks for nothing but goodwill as one that says nothing', async () => {
    const soft = requirement({ text: 'A motivated team player', skills: [skill.teamwork] });
    const events = await answer({ ...jobs.vague, requirements: [soft] }, people.planner);
    expect(proseOf(events)).toMatch(/hardly says what it asks of applicants/);
    expect(rowsOf(events).map((row) => row.requirement)).toEqual([soft.text, ...jobs.vague.responsibilities]);
  });

  it.each([
    ['no job', [failedEntry('get-job')], 'could not be read just now'],
    ['no profile', [dossierEntry('get-job', jobs.ward), failedEntry('get-profile')], '- Five years in intensive care'],
  ])('says so when there is %s', async (_name, entries, text) => {
    expect(proseOf(await collect(respondWithoutModel(contextOf(createDossier(entries)))))).toContain(text);
  });

  it('says in the language of the member that it is in English', async () => {
    const [first] = await answer(jobs.frontend, people.developer, { locale: 'de-AT' });
    expect(first).toEqual({
      type: 'notice',
      code: 'DEGRADED',
      text: 'Ohne Sprachmodell gibt es diese Antwort nur auf Englisch.',
    });
  });

  it('is the same under another name and other pronouns', async () => {
    const other = JSON.parse(
      JSON.stringify({ ...people.developer, name: 'Mohammed van der Berg' })
        .replace('She cares', 'He cares')
        .replace('Her last', 'His last'),
    ) as PersonProfile;
    expect(await answer(jobs.frontend, other)).toEqual(await answer(jobs.frontend, people.developer));
  });
});

describe('next questions', () => {
  it('go on from the one that was asked', () => {
    const asked = (starterId: string) =>
      nextQuestions(contextOf(dossierOf(jobs.frontend, people.developer), { starterId })).map(
        (one) => one.starterId ?? one.text,
      );
    expect(asked('am-i-a-fit')).toEqual([
      'position-myself',
      'close-gaps',
      'How much depends on Kubernetes in this job?',
    ]);
    expect(asked('close-gaps')[0]).toBe('position-myself');
  });

  it('are none when nothing was compared', () => {
    expect(nextQuestions(contextOf(dossierOf(jobs.ward, people.empty)))).toEqual([]);
    expect(nextQuestions(contextOf(createDossier([failedEntry('get-job')])))).toEqual([]);
  });
});
