import { describe, expect, it } from 'vitest';
import { createSkillRegistry, readSkillFile } from '../index.ts';
import { importOpenApi } from '../openapi.ts';

const paths = {
  '/jobs/{id}': {
    put: {
      operationId: 'changeJob',
      requestBody: { content: { 'application/json': { schema: { properties: { title: { type: 'string' } } } } } },
      responses: { 200: { content: { 'application/json': { schema: { properties: { id: { type: 'string' } } } } } } },
    },
  },
};
const { sheets } = importOpenApi({ openapi: '3.1.0', paths });
const file = { format: 'trellis-skills/1', skills: sheets };
const changed = (change: object) => ({ ...file, skills: [{ ...sheets[0], ...change }] });

describe('a file of skills', () => {
  it('gives the skills that were written to it', () => {
    const [skill] = readSkillFile(JSON.stringify(file));
    expect(skill?.toRequest({ jobId: '7', title: 't' })).toEqual({ path: { id: '7' }, body: { title: 't' } });
    expect(skill?.fromResponse({ id: 'x', more: 1 })).toEqual({ id: 'x' });
    const services = { service: { baseUrl: 'http://x.example' } };
    expect(createSkillRegistry({ skills: readSkillFile(file), services }).skills).toHaveLength(1);
  });

  it('may say what only a pod knows', () => {
    const metadata = { owner: 'jobs', scopes: ['jobs:write'], limits: { timeoutMs: 500 } };
    expect(readSkillFile(changed({ metadata, deprecated: true }))[0]).toMatchObject({
      ...metadata,
      deprecation: { since: '1.0.0' },
    });
  });

  it.each([
    ['metadata that there is not', changed({ metadata: { inputSchema: {} } }), 'skill 1: metadata'],
    ['no JSON', 'skills:', 'the file is not JSON'],
    ['another format', { format: 'x', skills: [] }, 'format'],
    ['nothing', null, 'must be object'],
    ['a name that is none', changed({ name: 'Change Job' }), 'skill 1: name'],
    ['a word too many', changed({ useWhenn: '' }), 'skill 1: the value must NOT have additional properties'],
    [
      'a key that reaches a prototype',
      changed({ fixed: [{ to: { in: 'body', path: ['__proto__'] }, value: 1 }] }),
      'skill 1: fixed[]',
    ],
    [
      'a schema that is none',
      changed({ input: { a: { schema: { type: 'string', minLength: -1 }, to: { in: 'body', path: ['a'] } } } }),
      'skill change-job',
    ],
    [
      'a path that is none',
      changed({ source: { kind: 'http', service: 's', method: 'GET', path: '/../x' } }),
      'skill change-job',
    ],
  ])('is refused: %s', (_what, source, message) => {
    expect(() => readSkillFile(source)).toThrow(message);
  });
});
