import type { Static } from 'typebox';
import { Type } from 'typebox';
import { describe, expectTypeOf, it } from 'vitest';
import type {
  Agent,
  AgentEvent,
  AssistantEvent,
  Call,
  Dossier,
  GenerateContext,
  LoggedEvent,
  Prompt,
  RespondContext,
  Skill,
  SkillExample,
  SkillMetadata,
} from './index.ts';
import { call, defineAgent, definePrompt, defineSkill } from './index.ts';

const Posting = Type.Object({ title: Type.String(), skills: Type.Array(Type.Object({ name: Type.String() })) });
const getJob = defineSkill({
  name: 'get-job',
  description: 'One job.',
  useWhen: 'A job is known.',
  effect: 'read',
  input: Type.Object({ jobId: Type.String() }),
  output: Type.Object({ title: Type.String(), requires: Type.Array(Type.String()) }),
  rpc: { service: 'network', method: 'GET', path: '/jobs/{jobId}', response: Posting },
  toRequest: ({ jobId }) => ({ path: { jobId } }),
  fromResponse: (posting) => ({ title: posting.title, requires: posting.skills.map((skill) => skill.name) }),
});
const variables = Type.Object({ question: Type.String(), years: Type.Optional(Type.Integer()) });
const assessment = definePrompt({
  file: new URL('file:///assessment.prompt'),
  variables,
  model: { role: 'large', maxTokens: 100 },
});

describe('a skill', () => {
  it('carries its input and output types', () => {
    expectTypeOf(getJob).toEqualTypeOf<Skill<{ jobId: string }, { title: string; requires: string[] }>>();
  });

  it('is accepted in its erased form, so that lists need no any', () => {
    expectTypeOf(getJob).toExtend<Skill>();
    expectTypeOf({ getJob }).toExtend<Record<string, Skill>>();
  });

  it('must fill exactly the names of its path', () => {
    const base = { name: 'x', description: 'x', useWhen: 'x', effect: 'read' as const, output: Type.String() };
    const rpc = { service: 's', method: 'GET' as const, path: '/a/{b}/{c}' as const, response: Type.String() };
    const input = Type.Object({ b: Type.String() });
    // @ts-expect-error -- c is missing
    defineSkill({ ...base, input, rpc, toRequest: ({ b }) => ({ path: { b } }), fromResponse: (x) => x });
    // @ts-expect-error -- no path at all
    defineSkill({ ...base, input, rpc, toRequest: () => ({}), fromResponse: (x) => x });
    // @ts-expect-error -- the output is a string
    defineSkill({ ...base, input, rpc, toRequest: ({ b }) => ({ path: { b, c: b } }), fromResponse: () => 7 });
    const flat = { ...rpc, path: '/a' as const };
    // @ts-expect-error -- this path has no names
    defineSkill({ ...base, input, rpc: flat, toRequest: ({ b }) => ({ path: { b } }), fromResponse: (x) => x });
  });
});

describe('what is known of a skill', () => {
  const known = {
    name: 'x',
    description: 'x',
    useWhen: 'x',
    input: Type.Object({ b: Type.String() }),
    output: Type.Object({ c: Type.Integer() }),
    rpc: { service: 's', method: 'GET' as const, path: '/a' as const, response: Type.Object({ d: Type.String() }) },
    toRequest: () => ({}),
    fromResponse: ({ d }: { d: string }) => ({ c: d.length }),
  };

  it('is optional, and reaches hosts', () => {
    const skill = defineSkill({
      ...known,
      effect: 'read',
      owner: 'jobs',
      cost: 'metered',
      latency: 'slow',
      deprecation: { since: '1.2.0', use: 'y' },
      scopes: ['jobs:read'],
      surfaces: ['job', 'something-new'],
      locales: ['en'],
      cache: { ttlMs: 1000, scope: 'tenant' },
      examples: [{ input: { b: 'b' }, response: { d: 'd' }, output: { c: 1 } }],
    });
    expectTypeOf(skill).toEqualTypeOf<Skill<{ b: string }, { c: number }>>();
    expectTypeOf(skill).toExtend<SkillMetadata>();
    expectTypeOf(skill.examples).toEqualTypeOf<readonly SkillExample[] | undefined>();
  });

  it('has examples of its own types', () => {
    const example = { input: { b: 'b' }, response: { d: 'd' }, output: { c: 1 } };
    const read = { ...known, effect: 'read' as const };
    // @ts-expect-error -- the input has another key
    defineSkill({ ...read, examples: [{ ...example, input: { a: 'b' } }] });
    // @ts-expect-error -- the response is the service's, not the skill's
    defineSkill({ ...read, examples: [{ ...example, response: { c: 1 } }] });
    // @ts-expect-error -- the output has a number
    defineSkill({ ...read, examples: [{ ...example, output: { c: '1' } }] });
  });

  it('keeps a cache for reads and repeats for writes', () => {
    defineSkill({ ...known, effect: 'write', idempotent: true });
    // @ts-expect-error -- a write is never answered from a cache
    defineSkill({ ...known, effect: 'write', cache: { ttlMs: 1000, scope: 'member' } });
    // @ts-expect-error -- a read always may be repeated
    defineSkill({ ...known, effect: 'read', idempotent: false });
    // @ts-expect-error -- nothing is shared between tenants
    defineSkill({ ...known, effect: 'read', cache: { ttlMs: 1000, scope: 'everybody' } });
    // @ts-expect-error -- classes are closed
    defineSkill({ ...known, effect: 'read', latency: 'sluggish' });
    defineSkill({ ...known, effect: 'read' as 'read' | 'write' });
  });
});

describe('a call', () => {
  it('takes the input of its skill and nothing else', () => {
    expectTypeOf(call(getJob, { jobId: '7' })).toEqualTypeOf<Call>();
    // @ts-expect-error -- wrong key
    call(getJob, { id: '7' });
    // @ts-expect-error -- wrong type
    call(getJob, { jobId: 7 });
  });
});

describe('a dossier', () => {
  it('gives the output type of the skill it is asked for', () => {
    const dossier = {} as Dossier;
    expectTypeOf(dossier.get(getJob)).toEqualTypeOf<{ title: string; requires: string[] } | undefined>();
    const entry = dossier.all(getJob)[0];
    if (entry?.ok) expectTypeOf(entry.value.requires).toEqualTypeOf<string[]>();
    // @ts-expect-error -- a failure has no value
    if (entry && !entry.ok) void entry.value;
  });
});

describe('generate', () => {
  it('takes exactly the variables of its prompt', () => {
    const context = {} as GenerateContext;
    expectTypeOf(assessment).toExtend<Prompt>();
    expectTypeOf<Static<typeof variables>>().toEqualTypeOf<{ question: string; years?: number }>();
    context.generate(assessment, { question: 'x' });
    // @ts-expect-error -- question is missing
    context.generate(assessment, { years: 3 });
    // @ts-expect-error -- an unknown variable
    context.generate(assessment, { question: 'x', month: 3 });
    // @ts-expect-error -- exactOptionalPropertyTypes
    context.generate(assessment, { question: 'x', years: undefined });
  });
});

describe('an agent', () => {
  const url = new URL('file:///x');
  const parts = { id: 'a', specVersion: 1 as const, description: 'x', surfaces: ['job'], starters: [] };
  const data = { routing: url, examples: url, policy: url, skills: { getJob }, prompts: { assessment } };

  it('is erased for hosts', () => {
    const agent = defineAgent({
      ...parts,
      ...data,
      plan: ({ view }) => (view.job ? [call(getJob, { jobId: view.job.id })] : []),
      async *respond({ generate, question }) {
        const { text } = yield* generate(assessment, { question });
        expectTypeOf(text).toEqualTypeOf<string>();
      },
      async *respondWithoutModel({ dossier }) {
        yield { type: 'text-start', messageId: dossier.get(getJob)?.title ?? 'none' };
      },
    });
    expectTypeOf(agent).toEqualTypeOf<Agent>();
  });

  it('cannot end or number a turn, and has no model where it answers without one', () => {
    const base = { ...parts, ...data, plan: () => [] };
    defineAgent({
      ...base,
      async *respond() {},
      // @ts-expect-error -- turn-end belongs to the pipeline
      async *respondWithoutModel() {
        yield { type: 'turn-end', outcome: 'answered' };
      },
    });
    expectTypeOf<RespondContext>().not.toHaveProperty('generate');
  });
});

describe('events', () => {
  it('are told apart by type', () => {
    expectTypeOf<Extract<AssistantEvent, { type: 'turn-end' }>['outcome']>().toEqualTypeOf<
      'answered' | 'declined' | 'out-of-scope' | 'awaiting-confirmation' | 'stopped' | 'failed'
    >();
    expectTypeOf<Extract<AssistantEvent, { type: 'ui-block' }>>().toBeNever();
    expectTypeOf<Extract<AgentEvent, { type: 'turn-end' | 'ui' | 'error' }>>().toBeNever();
    expectTypeOf<LoggedEvent['seq']>().toEqualTypeOf<number>();
  });
});
