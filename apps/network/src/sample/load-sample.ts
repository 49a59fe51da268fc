import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { load } from 'js-yaml';
import type { Entity } from '../entities.ts';
import type { ImportKind } from '../http/api-schemas.ts';
import { loadSampleGraph } from '../graph/load-sample-graph.ts';
import { readSampleGraph } from '../graph/sample-graph.ts';
import { readFile } from '../import/read-file.ts';
import { createReading } from '../import/reading.ts';
import type { Directory } from '../import/reading.ts';
import type { Network } from '../network.ts';
import { createDocumentReader } from '../documents/document-reader.ts';
import type { Connection } from '../storage/database.ts';
import { normalizeName } from '../storage/normalize.ts';
import type { Vocabulary } from '../vocabulary/index.ts';
import { keptSample } from './kept-sample.ts';
import { readCompanies, readCourses } from './read-catalogue.ts';

/** What says in the database that an entity is of the sample. */
const sampleSource = 'sample';
const folder = new URL('../../data/sample/', import.meta.url);

/** Whom and what a newcomer sees first. */
export interface SampleDefaults {
  readonly defaultMember: string;
  readonly firstJob: string;
  readonly firstPost: string;
}

/**
 * Puts the fictional sample, which everybody sees, in place of the one that was there. It goes through the importers that members' files go
 * through. With the vocabulary of `data/skills`, what was read before is used again.
 */
export async function loadSample(
  connection: Connection,
  network: Network,
  { isOwnVocabulary }: { isOwnVocabulary: boolean },
): Promise<SampleDefaults> {
  const read = () => readSample(network.vocabulary);
  const entities = isOwnVocabulary ? await keptSample(read) : await read();
  const graph = readSampleGraph(new URL('graph.yaml', folder), entities);
  connection.transaction(() => {
    network.store.clearSource(sampleSource);
    loadSampleGraph(network.graph, graph);
    for (const entity of entities) network.graph.profiles.writeShared(entity, sampleSource);
  })();
  return readDefaults(new URL('defaults.yaml', folder), new Set(entities.map(({ value }) => value.id)));
}

/** Every entity of the sample. Throws an error that names the file. */
export async function readSample(vocabulary: Vocabulary, from: URL = folder): Promise<Entity[]> {
  const nobody: Directory = { find: () => undefined };
  const known: Entity[] = [
    ...readCompanies(new URL('companies/', from)),
    ...readCourses(new URL('courses/', from), vocabulary),
    ...(await readFolder({ from, name: 'people', kind: 'resume', prefix: 'person-' }, vocabulary, nobody)),
    ...(await readFolder({ from, name: 'jobs', kind: 'job', prefix: 'job-' }, vocabulary, nobody)),
  ];
  const directory = directoryOf(known);
  return [
    ...known,
    ...(await readFolder({ from, name: 'articles', kind: 'article', prefix: 'article-' }, vocabulary, directory)),
    ...(await readFolder({ from, name: 'posts', kind: 'post', prefix: 'post-' }, vocabulary, directory)),
  ];
}

function readDefaults(file: URL, ids: ReadonlySet<string>): SampleDefaults {
  const defaults = load(readFileSync(file, 'utf8')) as SampleDefaults;
  for (const key of ['defaultMember', 'firstJob', 'firstPost'] as const) {
    if (!ids.has(defaults[key])) throw new Error(`defaults.yaml: ${key}: the sample has no ${defaults[key]}`);
  }
  return defaults;
}

interface Part {
  readonly from: URL;
  readonly name: string;
  readonly kind: ImportKind;
  readonly prefix: string;
}

/** The file's name is the id. */
async function readFolder(part: Part, vocabulary: Vocabulary, directory: Directory): Promise<Entity[]> {
  const { from, name, kind, prefix } = part;
  const place = new URL(`${name}/`, from);
  const files = existsSync(place)
    ? readdirSync(place).filter((file) => /\.(?:json|md)$/.test(file) && file !== 'README.md')
    : [];
  const entities: Entity[] = [];
  for (const file of files.sort()) {
    const stem = file.replace(/\.(?:resume\.)?(?:json|md)$/, '');
    const id = stem.startsWith(prefix) ? stem : `${prefix}${stem}`;
    try {
      const read = await readFile(
        { bytes: readFileSync(new URL(file, place)), filename: file, kind },
        createReading(vocabulary, directory),
        { documents: createDocumentReader() },
      );
      for (const { entity } of read.drafts)
        entities.push({ kind: entity.kind, value: { ...entity.value, id, fictional: true } } as Entity);
    } catch (cause) {
      throw new Error(`the sample file ${name}/${file} cannot be read: ${(cause as Error).message}`, { cause });
    }
  }
  return entities;
}

function directoryOf(entities: readonly Entity[]): Directory {
  const known = new Map<string, NonNullable<ReturnType<Directory['find']>>>();
  for (const { kind, value } of entities) {
    if (kind !== 'person' && kind !== 'company') continue;
    for (const key of [value.id, normalizeName(value.name)])
      known.set(key, { type: kind, id: value.id, name: value.name });
  }
  return { find: (nameOrId) => known.get(nameOrId) ?? known.get(normalizeName(nameOrId)) };
}
