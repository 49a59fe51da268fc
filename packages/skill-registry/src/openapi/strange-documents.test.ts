import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSkillRegistry } from '../index.ts';
import { importOpenApi, SkillImportError } from '../openapi.ts';

const circle: Record<string, unknown> = { openapi: '3.1.0' };
circle['paths'] = circle;
const bomb = ['a: &a0 [x, x]', ...Array.from({ length: 40 }, (_, n) => `b${n}: &a${n + 1} [*a${n}, *a${n}]`)].join(
  '\n',
);

describe('a document that is none', () => {
  it.each([
    ['nothing', '', 'UNREADABLE_DOCUMENT'],
    ['null', null, 'NOT_OPENAPI'],
    ['a list', '[1, 2]', 'NOT_OPENAPI'],
    ['another JSON file', '{"name": "x"}', 'NOT_OPENAPI'],
    ['Swagger 2.0', '{"swagger": "2.0"}', 'NOT_OPENAPI'],
    ['a version of the future', 'openapi: 4.0.0', 'UNSUPPORTED_VERSION'],
    ['broken YAML', 'openapi: "3.1.0\npaths: [', 'UNREADABLE_DOCUMENT'],
    ['deep nesting', `{"openapi":"3.1.0","a":${'['.repeat(5000)}${']'.repeat(5000)}}`, 'UNREADABLE_DOCUMENT'],
    ['a circle', circle, 'UNREADABLE_DOCUMENT'],
    ['an alias bomb', `openapi: 3.1.0\n${bomb}`, 'DOCUMENT_TOO_LARGE'],
    ['21 MB', 'x'.repeat(21 * 1024 * 1024), 'DOCUMENT_TOO_LARGE'],
  ])('%s: %#', (_what, source, code) => {
    let thrown: unknown;
    try {
      importOpenApi(source);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(SkillImportError);
    expect((thrown as SkillImportError).code).toBe(code);
  });
});

describe('a strange document', () => {
  it('may be YAML with merges', () => {
    const source = [
      'openapi: 3.0.3',
      'x-shared: &shared',
      '  responses: { 200: { content: { application/json: { schema: { type: string } } } } }',
      'paths:',
      '  /a: { get: { <<: *shared } }',
    ].join('\n');
    expect(importOpenApi(source).skills.map(({ name }) => name)).toEqual(['get-a']);
  });

  it('whose schemas multiply loses one operation, not the others', () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 12 }, (_, n) => [
        `S${n}`,
        { allOf: Array.from({ length: 12 }, () => ({ $ref: `#/components/schemas/S${n + 1}` })) },
      ]),
    );
    const operation = (schema: object) => ({ responses: { 200: { content: { 'application/json': { schema } } } } });
    const paths = {
      '/bomb': { get: operation({ $ref: '#/components/schemas/S0' }) },
      '/fine': { get: operation({ type: 'string' }) },
    };
    const { skills, notes } = importOpenApi({ openapi: '3.1.0', components: { schemas }, paths });
    expect(skills.map(({ name }) => name)).toEqual(['get-fine']);
    expect(notes[0]).toMatchObject({ kind: 'left-out', reason: 'its schemas are too many to read' });
  });

  const words = fc.constantFrom(
    ...[
      'type string object array $ref #/components/schemas/A properties items allOf anyOf oneOf schema in query path header name',
      'required content application/json enum const null get post responses 200 parameters requestBody __proto__ constructor',
      'description a/b {a} nullable format minimum maxLength default style deepObject explode security servers url',
    ]
      .join(' ')
      .split(' '),
    '',
  );
  const { tree } = fc.letrec((tie) => ({
    leaf: fc.oneof(words, fc.boolean(), fc.integer(), fc.constant(null), fc.double()),
    tree: fc.oneof(
      { maxDepth: 7, withCrossShrink: true },
      tie('leaf'),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(words, tie('tree'), { maxKeys: 6 }),
    ),
  }));

  it('never makes the import fail, and what is imported can be registered', () => {
    const run = (parameters: unknown, schema: unknown, answer: unknown, item: unknown) => {
      const operation = {
        parameters,
        requestBody: { content: { 'application/json': { schema } } },
        responses: { 200: { content: { 'application/json': { schema: answer } } } },
      };
      const paths = { '/x/{a}': { post: operation, get: operation }, '/y': item, '/z': { get: item } };
      const { skills, services } = importOpenApi({ openapi: '3.0.0', paths, components: { schemas: { A: schema } } });
      const addresses = services.map(({ name }) => [name, { baseUrl: 'http://x.example' }]);
      void createSkillRegistry({ skills, services: Object.fromEntries(addresses) }).close();
      for (const skill of skills) {
        skill.toRequest({ a: 'x', type: ['y'], name: null });
        skill.fromResponse(parameters);
      }
      return skills.length;
    };
    const seen = new Set<number>();
    fc.assert(
      fc.property(tree, tree, tree, tree, (...parts) => {
        seen.add(run(...parts));
      }),
      { numRuns: 150 },
    );
    expect(seen.size).toBeGreaterThan(1);
  });
});
