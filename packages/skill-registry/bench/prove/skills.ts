import type { Skill } from '@trellis/core';
import { defineSkill } from '@trellis/core';
import { Type } from 'typebox';
import type { SkillTransportRunner } from '../../src/index.ts';

const Found = Type.Object({ id: Type.String(), ids: Type.Array(Type.String()) });
const common = {
  description: 'Something.',
  useWhen: 'Something is wanted.',
  effect: 'read',
  output: Found,
  toRequest: (input: unknown) => ({ body: input }),
  fromResponse: (value: { id: string; ids: string[] }) => value,
} as const;
const rpc = { service: 'bench', method: 'POST', path: '/', response: Found } as const;
const text = (description: string) => Type.String({ description });

const getJob = defineSkill({ ...common, rpc, name: 'get-job', input: Type.Object({ jobId: text('Its id') }) });
const findCourses = defineSkill({
  ...common,
  rpc,
  name: 'find-courses',
  input: Type.Object({
    skills: Type.Array(Type.String(), { minItems: 1, description: 'What to learn' }),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, description: 'At most so many' })),
    sort: Type.Optional(Type.Union([Type.Literal('new'), Type.Literal('best')], { description: 'Order' })),
  }),
});
const searchPeople = defineSkill({
  ...common,
  rpc,
  name: 'search-people',
  input: Type.Object({
    query: text('Words'),
    minYears: Type.Optional(Type.Number({ minimum: 0, description: 'Years of experience' })),
    remote: Type.Optional(Type.Boolean({ description: 'Only who works remotely' })),
    places: Type.Optional(Type.Array(Type.String(), { description: 'Where' })),
  }),
});
const listNews = defineSkill({
  ...common,
  rpc,
  name: 'list-news',
  input: Type.Object({ topic: Type.Optional(text('What about')) }),
});

export const skills: readonly Skill[] = [getJob, findCourses, searchPeople, listNews];

/** What the service of these skills answers to an input: the same for the same, so that references can be foretold. */
export const answerTo = (skill: string, input: unknown) => {
  const id = `${skill.length}-${JSON.stringify(input).length}`;
  return { id, ids: [`${id}-a`, `${id}-b`] };
};

/** A transport that sends nothing and remembers everything. */
export function createRecorder() {
  const sent: { readonly skill: string; readonly input: unknown }[] = [];
  const runner: SkillTransportRunner = {
    kind: 'http',
    prepare: ({ name }) => ({
      service: 'bench',
      repeatable: true,
      send: async ({ body }) => {
        sent.push({ skill: name, input: body });
        return answerTo(name, body);
      },
    }),
  };
  return { sent, runner };
}
