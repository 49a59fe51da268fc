import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as skills from '@trellis/network-skills';
import type { Skill } from '@trellis/core';
import { startTestNetwork } from '../testing/start-test-network.ts';
import type { TestNetwork } from '../testing/start-test-network.ts';

interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly parameters: { $ref?: string; name: string; in: string; required: boolean; schema: object }[];
  readonly responses: Record<string, { content?: Record<string, { schema: object }> }>;
  readonly security?: unknown[];
}

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { schemas: Record<string, object> };
}

let network: TestNetwork;
let document: Document;
beforeAll(async () => {
  network = await startTestNetwork();
  document = (await (await fetch(`${network.url}/openapi.json`)).json()) as Document;
});
afterAll(() => network.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

describe('the description is valid OpenAPI 3.1', () => {
  it('says so', () => expect(document.openapi).toBe('3.1.0'));

  it('has an id of its own for every operation', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(18);
  });

  it('declares every parameter of every path, once', () => {
    for (const { path, operation } of operations()) {
      const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
      expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
      expect(inPath.every(({ required }) => required)).toBe(true);
    }
  });

  it('refers only to schemas that are there, and all of them are JSON Schema 2020-12', () => {
    const ajv = new Ajv2020({ strict: false });
    ajv.addSchema({ ...document, $id: 'openapi' });
    for (const name of Object.keys(document.components.schemas)) {
      expect(() => ajv.compile({ $ref: `openapi#/components/schemas/${name}` })).not.toThrow();
    }
    const text = JSON.stringify(document);
    const referred = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect(new Set(referred)).toEqual(new Set(Object.keys(document.components.schemas)));
  });

  it('tells every operation’s errors', () => {
    for (const { operation } of operations()) {
      const codes = Object.keys(operation.responses);
      expect(codes).toContain('400');
      for (const code of ['401', '429']) expect(codes.includes(code)).toBe(operation.security === undefined);
    }
  });
});

describe('the description is linted', () => {
  it('by the rules that are meant for every API, and by those of this one', async () => {
    const config = await createConfig({
      extends: ['recommended-strict'],
      rules: {
        'operation-description': 'error',
        'operation-parameters-unique': 'error',
        'parameter-description': 'off',
        'no-invalid-media-type-examples': 'error',
        'operation-4xx-response': 'error',
        'tag-description': 'error',
        // It is served under whatever address an operator gives it.
        'no-server-example.com': 'off',
      },
    });
    const problems = await lintFromString({ source: JSON.stringify(document), config });
    expect(problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`)).toEqual(
      [],
    );
  }, 30_000);

  it('has a summary and a description of every operation', () => {
    for (const { operation } of operations()) {
      expect([operation.summary, operation.description].every((text) => (text ?? '').length > 4)).toBe(true);
    }
  });
});

describe('service and skills agree', () => {
  const all = (Object.values(skills) as (object | Skill)[]).filter((value): value is Skill => 'transport' in value);

  it.each(all.map((skill) => [skill.name, skill] as const))(
    '%s calls an operation that is there, with parameters it knows',
    (_, skill) => {
      const { transport } = skill;
      if (transport.kind !== 'http') throw new Error('expected an HTTP skill');
      // A skill may name what stands in a path by another name.
      const shape = (path: string) => path.replaceAll(/\{\w+\}/g, '{}');
      const [, methods] = Object.entries(document.paths).find(([path]) => shape(path) === shape(transport.path)) ?? [];
      const operation = methods?.[transport.method.toLowerCase()];
      expect(operation).toBeDefined();
      const example = Object.fromEntries(
        Object.keys(skill.inputSchema.properties).map((key) => [
          key,
          key === 'limit' ? 5 : key === 'skillIds' ? ['x'] : 'x',
        ]),
      );
      const known = operation?.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
      expect(known).toEqual(expect.arrayContaining(Object.keys(skill.toRequest(example).query ?? {})));
    },
  );
});
