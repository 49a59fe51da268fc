import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ApplicationStatus } from '@trellis/network-skills';
import { CORE_SCHEMA, load } from 'js-yaml';
import { Type } from 'typebox';
import type { Static, TSchema } from 'typebox';
import type { Entity, EntityKind } from '../entities.ts';
import { fieldAudiences, profileFields } from '../privacy/visibility.ts';
import { maxNoteLength } from './edge-limits.ts';

const closed = { additionalProperties: false } as const;
const Day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', description: 'YYYY-MM-DD' });
/** A map by id that no key of JavaScript's own can slip into. */
const byId = <S extends TSchema>(value: S) =>
  Type.Record(Type.String({ pattern: '^[a-z]+-[a-z0-9-]+$' }), value, closed);

/** What `graph.yaml` of the sample holds; `data/README.md` explains it. */
export const SampleGraph = Type.Object(
  {
    fictional: Type.Literal(true),
    visibility: Type.Optional(
      byId(
        Type.Partial(
          Type.Object(
            Object.fromEntries(
              profileFields.map((field) => [field, Type.Union(fieldAudiences.map((each) => Type.Literal(each)))]),
            ),
          ),
          closed,
        ),
      ),
    ),
    connections: Type.Optional(byId(byId(Day))),
    requests: Type.Optional(byId(byId(Day))),
    follows: Type.Optional(byId(byId(Day))),
    savedJobs: Type.Optional(byId(byId(Day))),
    applications: Type.Optional(
      byId(
        byId(
          Type.Object(
            { status: ApplicationStatus, on: Day, note: Type.Optional(Type.String({ maxLength: maxNoteLength })) },
            closed,
          ),
        ),
      ),
    ),
  },
  closed,
);
export type SampleGraph = Static<typeof SampleGraph>;

/** Reads `graph.yaml` of a sample that has these entities. An absent file is an empty graph; throws an error that names the wrong place. */
export function readSampleGraph(file: URL, entities: readonly Entity[]): SampleGraph {
  if (!existsSync(file)) return { fictional: true };
  // The core schema leaves dates as they are written.
  const graph: unknown = load(readFileSync(file, 'utf8'), { schema: CORE_SCHEMA });
  const ajv = new Ajv2020({ allErrors: false, strict: true });
  if (!ajv.validate(SampleGraph, graph)) {
    const { instancePath = '', message = '', params = {} } = ajv.errors?.[0] ?? {};
    throw new Error(`graph.yaml: ${instancePath || '/'} ${message} ${JSON.stringify(params)}`);
  }
  checkReferences(graph as SampleGraph, entities);
  return graph as SampleGraph;
}

function checkReferences(graph: SampleGraph, entities: readonly Entity[]): void {
  const kinds = new Map<string, EntityKind>(entities.map(({ kind, value }) => [value.id, kind]));
  const check = (part: keyof SampleGraph, targets: readonly EntityKind[]) => {
    for (const [person, list] of Object.entries((graph[part] ?? {}) as Record<string, object>)) {
      if (kinds.get(person) !== 'person') throw new Error(`graph.yaml: ${part}: the sample has no ${person}`);
      for (const target of targets.length === 0 ? [] : Object.keys(list)) {
        const kind = kinds.get(target);
        if (kind === undefined || !targets.includes(kind) || target === person)
          throw new Error(`graph.yaml: ${part}: ${person}: expected another ${targets.join(' or ')}, found ${target}`);
      }
    }
  };
  check('visibility', []);
  check('connections', ['person']);
  check('requests', ['person']);
  check('follows', ['person', 'company']);
  check('savedJobs', ['job']);
  check('applications', ['job']);
  const pairs = new Set<string>();
  for (const part of ['connections', 'requests'] as const) {
    for (const [person, list] of Object.entries(graph[part] ?? {})) {
      for (const other of Object.keys(list)) {
        const pair = [person, other].toSorted().join(' ');
        if (pairs.has(pair)) throw new Error(`graph.yaml: ${part}: ${person} and ${other} are named twice`);
        pairs.add(pair);
      }
    }
  }
}
